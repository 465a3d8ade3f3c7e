// Serves a million requests over keep-alive connections and checks that memory, listeners, timers and sockets do not grow.
//   npm run soak [requests]
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { getActiveResourcesInfo } from 'node:process';
import { cors, createPolicy } from 'corsmith';

const REQUESTS = Number(process.argv[2] ?? 1_000_000);
const CONNECTIONS = 16;
const ROUNDS = 20;
const PIPELINED = 25;
const A = 'https://a.example';

const policies = [createPolicy(A), createPolicy({ origin: [A], credentials: true })];
let asked = 0;
const MIDDLEWARES = [
  cors(A),
  cors({ origin: ['https://*.a.example', /^https:\/\/[ab]\.test$/], credentials: true }),
  cors(),
  cors({ origin: (_origin, callback) => setImmediate(() => callback(null, true)) }),
  cors({ origin: async (origin) => origin === A }),
  cors(() => policies[asked++ % 2]),
  cors({ origin: [A], enforce: { methods: 'all', publicHost: 'own.example' } }),
];

const server = createServer((request, response) => {
  MIDDLEWARES[Number(request.url.slice(1)) % MIDDLEWARES.length](request, response, (error) =>
    response.end(error ? 'failed' : 'handled'),
  );
});
// no limit on the requests of one connection
server.maxRequestsPerSocket = 0;
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const ORIGINS = [
  `Origin: ${A}`,
  'Origin: https://evil.test',
  'Origin: null',
  `Origin: ${A}\r\nOrigin: ${A}`,
  'X-None: x',
];
const KINDS = ['GET', 'POST', 'OPTIONS'];
const batches = Array.from({ length: 210 }, (_, batch) =>
  Array.from({ length: PIPELINED }, (_unused, index) => {
    const at = batch * PIPELINED + index;
    const method = KINDS[at % 3];
    // makes half of the OPTIONS requests preflights, and changes nothing for other methods
    const preflight = at % 2 === 0 ? 'Access-Control-Request-Method: PUT\r\n' : '';
    const length = method === 'POST' ? 'Content-Length: 0\r\n' : '';
    return `${method} /${at} HTTP/1.1\r\nHost: own.example\r\n${preflight}${length}${ORIGINS[at % 5]}\r\n\r\n`;
  }).join(''),
);

const START = 'HTTP/1.1 ';

/** Sends the requests over one connection, several at a time, and counts the responses. */
function converse(socket, requests) {
  return new Promise((resolve, reject) => {
    let [answered, waiting, at, tail] = [0, 0, 0, ''];
    const next = () => {
      if (answered >= requests) {
        socket.off('data', read);
        resolve(answered);
        return;
      }
      socket.write(batches[at++ % batches.length]);
      waiting = PIPELINED;
    };
    const read = (chunk) => {
      // the first line of a response may arrive in two pieces
      const text = tail + chunk;
      tail = text.slice(-START.length + 1);
      const found = text.split(START).length - 1;
      answered += found;
      waiting -= found;
      if (waiting < 0) reject(new Error('more responses than requests'));
      if (waiting === 0) next();
    };
    socket.on('data', read);
    next();
  });
}

const sockets = await Promise.all(
  Array.from(
    { length: CONNECTIONS },
    () =>
      new Promise((resolve, reject) => {
        const socket = connect(server.address().port, '127.0.0.1', () => resolve(socket));
        socket.setNoDelay(true).setEncoding('latin1').on('error', reject);
        socket.on('close', () => reject(new Error('a connection was closed')));
      }),
  ),
);

/** The memory in use while no request is handled. */
async function census() {
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc();
  const listeners = [process, server, ...sockets].flatMap((emitter) =>
    emitter.eventNames().map((name) => emitter.listenerCount(name)),
  );
  return {
    heapKiB: Math.round(process.memoryUsage().heapUsed / 1024),
    rssMiB: Math.round(process.memoryUsage.rss() / 1024 / 1024),
    listeners: listeners.reduce((sum, count) => sum + count, 0),
    resources: getActiveResourcesInfo().filter((name) => name !== 'Immediate').length,
  };
}

let total = 0;
const rounds = [];
const started = performance.now();
for (let round = 0; round < ROUNDS; round++) {
  const each = Math.ceil(REQUESTS / ROUNDS / CONNECTIONS / PIPELINED) * PIPELINED;
  const answered = await Promise.all(sockets.map((socket) => converse(socket, each)));
  total += answered.reduce((sum, count) => sum + count, 0);
  rounds.push(await census());
  console.log(`${total} requests`, rounds.at(-1));
}
const seconds = (performance.now() - started) / 1000;

// the first quarter is for warming up
const [settled, last] = [rounds[Math.floor(ROUNDS / 4)], rounds.at(-1)];
const grown = last.heapKiB - settled.heapKiB;
console.log(
  `${total} requests in ${seconds.toFixed(1)} s; heap ${grown >= 0 ? '+' : ''}${grown} KiB since the first quarter`,
);
const faults = [
  ...(grown > 1024 ? [`the heap grew by ${grown} KiB`] : []),
  ...(last.listeners > settled.listeners ? ['listeners were added'] : []),
  ...(last.resources > settled.resources ? ['timers or handles were added'] : []),
];
console.log(faults.length === 0 ? 'nothing grew' : faults.join('; '));
process.exit(faults.length === 0 ? 0 : 1);
