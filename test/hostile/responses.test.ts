import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import fastify from 'fastify';
import Koa from 'koa';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cors } from '../../src/index.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { requestBytes, sendBytes, valuesOf } from './raw.ts';
import { A } from './rules.ts';

const middleware = cors({ origin: [A, 'https://*.a.example'], credentials: true });

async function underFastify(): Promise<RequestListener> {
  const app = fastify({ serverFactory: (handler) => createServer(handler) });
  app.addHook('onRequest', (request, reply, done) =>
    middleware(request.raw, reply.raw, (error) => done(error === undefined ? undefined : new Error(String(error)))),
  );
  app.all('/', async () => 'handled');
  await app.ready();
  return (request, response) => app.routing(request, response);
}

async function underKoa(): Promise<RequestListener> {
  const app = new Koa();
  app.use(async ({ req, res }, next) => {
    const ended = once(res, 'close');
    await Promise.race([ended, new Promise<unknown>((resolve) => middleware(req, res, resolve))]);
    if (!res.writableEnded) await next();
  });
  app.use((context) => {
    context.body = 'handled';
  });
  return app.callback();
}

/** A wrapper around the response, as some applications create it. */
async function behindAProxy(): Promise<RequestListener> {
  return (request, response) => {
    const wrapped = new Proxy(response, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
      set: (target, name, value) => Reflect.set(target, name, value, target),
    });
    middleware(request, wrapped, () => response.end('handled'));
  };
}

/** Replaces methods of the response, as middleware for compression, sessions and timing does. */
async function patched(): Promise<RequestListener> {
  return (request, response) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => setHeader(name.toLowerCase(), value);
    middleware(request, response, () => response.writeHead(200, { 'Content-Length': 7 }).end('handled'));
  };
}

class OwnResponse extends ServerResponse<IncomingMessage> {
  override setHeader(name: string, value: string | number | readonly string[]): this {
    return super.setHeader(name, value);
  }
}

async function derived(): Promise<RequestListener> {
  return (request, response) => middleware(request, response, () => response.end('handled'));
}

describe.each([
  ['Fastify', underFastify],
  ['Koa', underKoa],
  ['a proxy around the response', behindAProxy],
  ['a patched response', patched],
  ['a derived class', derived],
])('%s', (_, create) => {
  test.each([
    ['GET', A, [], 200, A],
    ['GET', 'https://evil.example', [], 200, undefined],
    ['OPTIONS', 'https://x.a.example', ['Access-Control-Request-Method: PUT'], 204, 'https://x.a.example'],
    ['OPTIONS', `${A}, ${A}`, ['Access-Control-Request-Method: PUT'], 403, undefined],
  ])('%s by %s', async (method, origin, lines, status, allowed) => {
    const { port, close } = await listen(createServer({ ServerResponse: OwnResponse }, await create()));
    onTestFinished(close);
    const [answer, ...more] = await sendBytes(port, requestBytes(method, '/', [`Origin: ${origin}`, ...lines]));
    expect(more).toEqual([]);
    expect(answer?.status).toBe(status);
    expect(answer && valuesOf(answer, 'access-control-allow-origin')).toEqual(allowed === undefined ? [] : [allowed]);
    expect(answer && valuesOf(answer, 'vary')).toEqual([expect.stringContaining('Origin')]);
  });
});

test.each([
  ['a list of lines', ['Accept', 'Accept-Encoding'], 'Accept, Accept-Encoding, Origin'],
  ['a number', 1, '1, Origin'],
  ['everything', '*', '*'],
  ['Origin already', 'origin', 'origin'],
])('a response whose Vary is %s', (_name, present, expected) => {
  const fields = new Map<string, string | number | readonly string[]>([['vary', present]]);
  const response = {
    statusCode: 200,
    getHeader: (name: string) => fields.get(name.toLowerCase()),
    setHeader: (name: string, value: string) => fields.set(name.toLowerCase(), value),
    end: () => undefined,
  };
  let calls = 0;
  middleware({ method: 'GET', headers: { origin: A } }, response, () => {
    calls += 1;
  });
  expect([calls, fields.get('vary')]).toEqual([1, expected]);
});
