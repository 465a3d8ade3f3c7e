// Requests and responses of node:http, as the parser creates them: strings that are not hashed yet.
import { IncomingMessage, ServerResponse } from 'node:http';

/** A function that makes one more exchange like this one. */
export function exchanges({ method, headers }, before = []) {
  const wire = Object.entries({ host: 'api.example.com', 'user-agent': 'bench', accept: '*/*', ...headers }).map(
    ([field, value]) => [field, Buffer.from(value, 'latin1')],
  );
  return () => {
    const message = new IncomingMessage(null);
    message.method = method;
    message.url = '/';
    message.httpVersionMajor = 1;
    message.httpVersionMinor = 1;
    const lines = wire.flatMap(([field, bytes]) => [field, bytes.latin1Slice()]);
    message._addHeaderLines(lines, lines.length);
    const response = new ServerResponse(message);
    for (const [field, value] of before) response.setHeader(field, value);
    return { message, response };
  };
}

/** The same ServerResponse code serves every application: lets it see many names before it is measured. */
export function warm(make) {
  for (let index = 0; index < 3000; index++) {
    const { response } = make();
    for (let field = 0; field < 6; field++) response.setHeader(`X-Warm-${(index + field) % 40}`, 'x');
    response.end();
  }
}

// A full collection takes with it the hidden classes of which no object is left, and all code that was optimized for them:
// a server that is never without a response keeps both, and so must what is measured.
const kept = [];

/** Nanoseconds a request, and what it leaves on the heap: run with --expose-gc. */
export function time(middleware, batch) {
  kept.push(batch[0]);
  globalThis.gc();
  const bytesBefore = process.memoryUsage().heapUsed;
  const start = process.hrtime.bigint();
  for (const { message, response } of batch) {
    middleware(message, response, () => {
      response.end();
    });
  }
  return () => ({
    time: Number(process.hrtime.bigint() - start) / batch.length,
    bytes: (process.memoryUsage().heapUsed - bytesBefore) / batch.length,
  });
}
