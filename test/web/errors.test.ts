import { describe, expect, it, vi } from 'vitest';
import { type CorsOptions, cors } from '../../src/web.ts';
import { A, B, fieldsOf, get, preflight, request } from './send.ts';

const boom = new Error('boom');
const page = () => new Response('sorry', { status: 500, headers: { 'Access-Control-Allow-Origin': '*' } });
const failing = () => {
  throw boom;
};
const READ = { 'access-control-allow-origin': A, 'access-control-allow-credentials': 'true', vary: 'Origin' };
const guarded = (enforce: CorsOptions['enforce']) => ({ origin: A, enforce });

describe('onError creates the response for an error', () => {
  const { wrap } = cors({ origin: A, credentials: true });

  it.each([
    ['that the handler throws', failing],
    ['that the handler rejects with', () => Promise.reject(boom)],
  ])('%s, with the CORS headers of any other response', async (_, handler) => {
    const onError = vi.fn(page);
    const serve = wrap(handler, { onError });
    const allowed = get(A);
    const response = await serve(allowed);
    expect([response.status, await response.text(), fieldsOf(response)]).toEqual([500, 'sorry', READ]);
    expect(fieldsOf(await serve(get(B)))).toEqual({ vary: 'Origin' });
    expect(onError.mock.calls).toEqual([
      [boom, allowed],
      [boom, expect.any(Request)],
    ]);
  });

  it.each([
    ['an origin function', { origin: failing, vary: 'X-Tenant' }, get(A), 'Origin, X-Tenant'],
    ['an origin function, at a preflight', { origin: failing }, preflight(A), 'Origin'],
    [
      'an origin function that never calls back',
      { origin: (_: string, _callback: unknown) => undefined, originTimeout: 1 },
      get(A),
      'Origin',
    ],
    ['a delegate', failing, get(), 'Origin'],
    ['enforce.publicHost', guarded({ publicHost: failing }), request('POST', { origin: B }), 'Origin'],
    ['enforce.onRefused', guarded({ onRefused: failing }), request('POST', { origin: B }), 'Origin'],
    [
      'enforce.onRefused under all methods',
      guarded({ methods: 'all', onRefused: failing }),
      get(B),
      'Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest',
    ],
  ] as const)('of %s, with Vary alone', async (_, argument, incoming, vary) => {
    const handler = vi.fn(() => new Response());
    const response = await cors(argument).wrap(handler, { onError: async () => page() })(incoming);
    expect([response.status, fieldsOf(response)]).toEqual([500, { vary }]);
    expect(handler).not.toHaveBeenCalled();
  });

  it.each([
    ['is absent', {}],
    ['is undefined', { onError: undefined }],
    ['returns undefined', { onError: () => undefined }],
    ['resolves to undefined', { onError: async () => undefined }],
  ])('and where it %s, the error is thrown unchanged', async (_, options) => {
    for (const thrown of [boom, 'a text', undefined, new Response(null, { status: 302 })]) {
      const handler = () => Promise.reject(thrown);
      await expect(wrap(handler, options)(get(A))).rejects.toBe(thrown);
    }
  });

  it('and its own error is thrown', async () => {
    const own = new Error('the error page failed');
    await expect(wrap(failing, { onError: () => Promise.reject(own) })(get(A))).rejects.toBe(own);
  });
});

it('an outer onError responds with the headers of the innermost policy', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const inner = cors({ origin: A, credentials: true, vary: 'X-Tenant' }).wrap(failing);
  const serve = cors().wrap(inner, { onError: () => new Response('sorry', { status: 500 }) });
  expect(fieldsOf(await serve(get(A)))).toEqual({ ...READ, vary: 'Origin, X-Tenant' });
  expect(fieldsOf(await serve(get(B)))).toEqual({ vary: 'Origin, X-Tenant' });
  warn.mockRestore();
});

describe('undefined passes through', () => {
  const { wrap, finish } = cors(A);

  it.each([
    ['undefined', () => undefined],
    ['a promise for undefined', async () => undefined],
  ])('from a handler that returns %s', async (_, handler) => {
    const onError = vi.fn();
    expect(await wrap(handler, { onError })(get(A))).toBeUndefined();
    expect(onError).not.toHaveBeenCalled();
  });

  it('from finish()', async () => {
    expect(await finish(get(A), undefined)).toBeUndefined();
  });

  it('from one of several layers', async () => {
    expect(await cors().wrap(wrap(() => undefined))(get(A))).toBeUndefined();
  });
});
