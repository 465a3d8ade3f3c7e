// Requests and responses of node:http and node:http2 as their parsers create them: with strings that have no hash yet.
import { EventEmitter } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

const EVERY_REQUEST = { host: 'api.example.com', 'user-agent': 'bench', accept: '*/*' };

/** A function that creates another request like this one, or like each of these in turn, and its response. */
export function exchanges(request, { before = [], http2 = false } = {}) {
  const received = [request].flat().map(({ method, headers }) => ({
    method,
    lines: Object.entries({ ...EVERY_REQUEST, ...headers }).map(([name, value]) => [
      name,
      Buffer.from(value, 'latin1'),
    ]),
  }));
  const make = http2 ? makeHttp2 : makeHttp1;
  let count = 0;
  return () => {
    const { method, lines } = received[count++ % received.length];
    const exchange = make(
      method,
      lines.map(([name, bytes]) => [name, bytes.latin1Slice()]),
    );
    for (const [name, value] of before) exchange.response.setHeader(name, value);
    return exchange;
  };
}

function makeHttp1(method, headers) {
  const message = new IncomingMessage(null);
  message.method = method;
  message.url = '/';
  message.httpVersionMajor = 1;
  message.httpVersionMinor = 1;
  message._addHeaderLines(headers.flat(), headers.length * 2);
  return { message, response: new ServerResponse(message) };
}

/** Sends nothing. */
class Stream extends EventEmitter {
  respond() {}
  end() {}
}

function makeHttp2(method, headers) {
  const stream = new Stream();
  const all = Object.fromEntries([[':method', method], [':path', '/'], [':scheme', 'https'], ...headers]);
  const message = new Http2ServerRequest(stream, all, undefined, []);
  return { message, response: new Http2ServerResponse(stream) };
}

/** Node uses the same code for every application: shows it many header names before anything is measured. */
export function warm(make) {
  for (let index = 0; index < 3000; index++) {
    const { response } = make();
    for (let header = 0; header < 6; header++) response.setHeader(`X-Warm-${(index + header) % 40}`, 'x');
    response.end();
  }
}

// V8 drops optimized code when all objects of a kind are collected. A real server always has a response.
const kept = [];

/** Nanoseconds per request, and the bytes that it allocates: run with --expose-gc. */
export function time(middleware, batch) {
  kept.push(batch[0]);
  // a full collection, which is rare in servers, makes V8 optimize the code again
  globalThis.gc({ type: 'minor' });
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
