import { connect, createServer, type Http2ServerRequest } from 'node:http2';
import { expect, onTestFinished, test } from 'vitest';
import { cors } from '../../../src/index.ts';
import { A, DEFAULTS } from '../row.ts';
import { sendHttp2 } from '../runners/http2.ts';
import { listen } from '../runners/listen.ts';
import { expectAnswer, from, preflightFrom } from './serve.ts';

/** Serves one application over HTTP/2, and keeps the requests that the server received. */
async function start(options: Parameters<typeof cors>[0] & object) {
  const requests: Http2ServerRequest[] = [];
  const middleware = cors(options);
  const server = createServer((request, response) => {
    requests.push(request);
    middleware(request, response, () => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end('application');
    });
  });
  const { port, close } = await listen(server);
  const session = connect(`http://127.0.0.1:${port}`);
  onTestFinished(() => {
    session.close();
    return close();
  });
  return { requests, send: (request: Parameters<typeof sendHttp2>[1]) => sendHttp2(session, request), port };
}

test('a request over HTTP/2, which has no Host header, gets its CORS headers', async () => {
  const { requests, send } = await start({ origin: A });
  expectAnswer(await send({ method: 'GET', headers: from(A, '/').headers ?? {} }), 200, { origin: A }, 'Origin');
  expectAnswer(
    await send({ method: 'OPTIONS', headers: preflightFrom(A, '/').headers ?? {} }),
    204,
    { origin: A, ...DEFAULTS },
    'Origin',
  );
  expect(requests.map(({ headers }) => headers.host)).toEqual([undefined, undefined]);
});

test('the guard knows its own host by :authority', async () => {
  const { send, port } = await start({ origin: A, enforce: 'unsafe-methods' });
  const own = `http://127.0.0.1:${port}`;
  expectAnswer(await send({ method: 'POST', headers: { origin: own } }), 200, {}, 'Origin');
  expectAnswer(await send({ method: 'POST', headers: { origin: 'http://127.0.0.1:1' } }), 403, {}, 'Origin');
});
