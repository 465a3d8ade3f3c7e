import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cors } from '../../src/web.ts';
import { check } from '../exchanges/check.ts';
import { sendHttp } from '../exchanges/runners/http-client.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { EXCHANGES, type ExchangeRow } from '../exchanges/table.ts';
import { A, B, fieldsOf } from './send.ts';
import { below, layerOf, withoutHooks } from './through-web.ts';

vi.spyOn(console, 'warn').mockReturnValue();

type Fetch = (request: Request) => Response | Promise<Response>;

let serving: Fetch = () => new Response('not available', { status: 503 });
const server = createServer(getRequestListener((request) => serving(request)));
let port = 0;
let close: () => Promise<unknown> = async () => undefined;

beforeAll(async () => {
  ({ port, close } = await listen(server));
});
afterAll(() => close());

/** Runs a row over a socket, through Hono's server for Node and a Hono application. */
async function throughHono(row: ExchangeRow): Promise<void> {
  const nextCalls: unknown[] = [];
  const app = new Hono();
  app.all('*', () => {
    nextCalls.push(undefined);
    return below(row.before, new Response(null));
  });
  serving = layerOf(row, cors).wrap(app.fetch);
  check(row, { nextCalls, ...(await sendHttp(port, row.request)) });
}

describe('around a Hono application, over sockets', () => {
  const rows = EXCHANGES.filter((row) => withoutHooks(row) && row.expect.error === undefined);

  it.each(rows)('$name', throughHono);

  it('turns an error from an origin function into an error page, without the application', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const handler = vi.fn(() => new Response('x'));
    serving = cors({ origin: () => Promise.reject(new Error('the database is down')) }).wrap(handler);
    expect((await sendHttp(port, { headers: { origin: A } })).status).toBe(500);
    expect(handler).not.toHaveBeenCalled();
    error.mockRestore();
  });
});

describe('as middleware of Hono', () => {
  const { respond, finish } = cors(A);
  const middleware: MiddlewareHandler = async (context, next) => {
    const own = await respond(context.req.raw);
    if (own) return own;
    await next();
    const response = await finish(context.req.raw, context.res);
    context.res = undefined;
    context.res = response;
    return undefined;
  };
  const app = new Hono();
  app.use(middleware);
  app.get('/upstream', () => fetch(`http://127.0.0.1:${port}/`));

  it.each([
    [A, { 'access-control-allow-origin': A, vary: 'Origin' }],
    [B, { vary: 'Origin' }],
  ])('replaces the CORS headers of an upstream: %s', async (origin, fields) => {
    serving = () => new Response('upstream', { headers: { 'Access-Control-Allow-Origin': '*' } });
    const response = await app.request('/upstream', { headers: { origin } });
    expect([await response.text(), fieldsOf(response)]).toEqual(['upstream', fields]);
  });

  it("adds headers to Hono's 404 response", async () => {
    const response = await app.request('/none', { headers: { origin: A } });
    expect([response.status, fieldsOf(response)]).toEqual([404, { 'access-control-allow-origin': A, vary: 'Origin' }]);
  });
});
