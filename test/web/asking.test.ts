import { expect, it, vi } from 'vitest';
import { type CorsOriginFunction, type CorsWebDelegate, cors, createPolicy } from '../../src/web.ts';
import { A, B, fieldsOf, get, preflight } from './send.ts';

const ok = () => new Response('x');
const READ = { 'access-control-allow-origin': A, vary: 'Origin' };
const boom = new Error('boom');

const functions: readonly (readonly [string, CorsOriginFunction])[] = [
  ['by value', (origin) => origin === A],
  ['by promise', async (origin) => origin === A],
  ['by callback', (origin, callback) => callback(null, origin === A)],
  ['by a later callback', (origin, callback) => void setImmediate(callback, null, origin === A)],
];

it.each(functions)('calls an origin function that returns %s', async (_name, origin) => {
  const handler = cors({ origin }).wrap(ok);
  expect(fieldsOf(await handler(get(A)))).toEqual(READ);
  expect(fieldsOf(await handler(get(B)))).toEqual({ vary: 'Origin' });
  expect((await handler(preflight(A))).status).toBe(204);
  expect((await handler(preflight(B))).status).toBe(403);
});

it('passes method and headers to an origin function', async () => {
  const origin = vi.fn((_origin: string, callback: (error: unknown, allowed: boolean) => void, _request: unknown) =>
    callback(null, true),
  );
  await cors({ origin }).wrap(ok)(get(A));
  expect(origin.mock.calls).toEqual([
    [A, expect.any(Function), { method: 'GET', headers: { origin: A, host: 'api.example' } }],
  ]);
});

const delegates: readonly (readonly [string, CorsWebDelegate])[] = [
  ['a policy', () => createPolicy(A)],
  ['options', () => ({ origin: A })],
  ['a promise', async () => ({ origin: A })],
  ['by callback', (_request, callback) => callback(null, { origin: A })],
  ['by the path', ({ url }) => (new URL(url).pathname === '/path' ? { origin: A } : { origin: B })],
];

it.each(delegates)('calls a delegate that returns %s', async (_name, delegate) => {
  const handler = cors(delegate).wrap(ok);
  expect(fieldsOf(await handler(get(A)))).toEqual(READ);
  expect((await handler(preflight(B))).status).toBe(403);
});

it('varies on Origin with a delegate, whatever it returns', async () => {
  expect(fieldsOf(await cors(() => ({ origin: false })).wrap(ok)(get(A)))).toEqual({ vary: 'Origin' });
});

it('calls a function only once for respond() and finish()', async () => {
  const origin = vi.fn((asked: string) => asked === A);
  const delegate = vi.fn(() => ({ origin }));
  const { respond, finish } = cors(delegate);
  const incoming = get(A);
  expect(await respond(incoming)).toBeUndefined();
  expect(fieldsOf(await finish(incoming, ok()))).toEqual(READ);
  expect([delegate.mock.calls.length, origin.mock.calls.length]).toEqual([1, 1]);
});

const failures: readonly (readonly [string, Parameters<typeof cors>[0], string | null])[] = [
  ['an origin function', { origin: () => Promise.reject(boom) }, 'Origin'],
  ['an origin function that varies', { origin: () => Promise.reject(boom), vary: 'X-Tenant' }, 'Origin, X-Tenant'],
  ['a delegate', () => Promise.reject(boom), 'Origin'],
  ['an origin function behind a delegate', () => ({ origin: () => Promise.reject(boom) }), 'Origin'],
];

it.each(failures)(
  'rejects before the handler runs, and keeps Vary on the error page: %s',
  async (_name, argument, vary) => {
    const handler = vi.fn(ok);
    const { wrap, respond, finish } = cors(argument);
    await expect(wrap(handler)(get(A))).rejects.toBe(boom);
    await expect(finish(get(A), ok())).rejects.toBe(boom);
    expect(handler).not.toHaveBeenCalled();
    const incoming = get(A);
    await expect(respond(incoming)).rejects.toBe(boom);
    const page = await finish(incoming, new Response('sorry', { status: 500 }));
    expect([page.status, fieldsOf(page)]).toEqual([500, { vary }]);
  },
);

it('rejects if a host function throws', async () => {
  const host = () => {
    throw boom;
  };
  const { respond } = cors({ origin: A, enforce: { methods: 'all', publicHost: host } });
  await expect(respond(get(B))).rejects.toBe(boom);
});
