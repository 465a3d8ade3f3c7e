const { createServer } = require('node:http');
const { Server } = require('socket.io');
const { ask, PREFLIGHT } = require('./ask.cjs');

const server = createServer();
const io = new Server(server, { cors: { origin: 'https://a.example', methods: ['GET', 'POST'], credentials: true } });
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/socket.io/?EIO=4&transport=polling`;
  console.log(JSON.stringify([await ask(url), await ask(url, 'OPTIONS', PREFLIGHT)]));
  io.close();
  server.closeAllConnections();
});
