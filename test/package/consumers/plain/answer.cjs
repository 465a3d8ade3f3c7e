const { createServer } = require('node:http');

/** Access-Control-Allow-Origin and Vary of the response to a request from https://a.example. */
exports.answerOf = async function answerOf(middleware) {
  const server = createServer((request, response) => middleware(request, response, () => response.end()));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const { headers } = await fetch(url, { headers: { Origin: 'https://a.example' } });
  server.closeAllConnections();
  server.close();
  return [headers.get('access-control-allow-origin'), headers.get('vary')];
};
