import { expect, it, vi } from 'vitest';
import { cors } from '../../src/web.ts';
import { A, B, fieldsOf, get, preflight } from './send.ts';

const ok = () => new Response('x');
const any = cors();
const onlyA = cors({ origin: A, exposedHeaders: 'X-Total' });
const onlyB = cors({ origin: B, credentials: true, vary: 'X-Tenant' });
const boom = new Error('boom');

it('lets the layer nearest to the handler win, and warns once', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const layered = any.wrap(onlyB.wrap(ok));
  expect(fieldsOf(await layered(get(A)))).toEqual({ vary: 'Origin, X-Tenant' });
  expect(fieldsOf(await layered(get(B)))).toEqual({
    'access-control-allow-origin': B,
    'access-control-allow-credentials': 'true',
    vary: 'Origin, X-Tenant',
  });
  expect(warn.mock.calls).toEqual([[expect.stringContaining('[layered-policies]')]]);
  warn.mockRestore();
});

it('the outermost layer responds to preflights', async () => {
  expect((await onlyA.wrap(onlyB.wrap(ok))(preflight(A))).status).toBe(204);
  expect((await onlyA.wrap(onlyB.wrap(ok))(preflight(B))).status).toBe(403);
});

it('keeps the headers of the inner layer on a response that was copied between the two', async () => {
  const remade = any.wrap(async (request: Request) => {
    await onlyA.wrap(ok)(request);
    return new Response('another', { status: 404 });
  });
  expect(fieldsOf(await remade(get(A)))).toEqual({
    'access-control-allow-origin': A,
    'access-control-expose-headers': 'X-Total',
    vary: 'Origin',
  });
});

it('keeps the refusal of an inner guard', async () => {
  const guarded = cors({ origin: A, enforce: 'all' });
  const response = await any.wrap(guarded.wrap(ok))(get(B));
  expect([response.status, fieldsOf(response)]).toEqual([
    403,
    { vary: 'Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest' },
  ]);
});

it('keeps the failure of an inner layer', async () => {
  const failing = cors({ origin: () => Promise.reject(boom) });
  const caught = any.wrap(async (request: Request) => {
    await expect(failing.respond(request)).rejects.toBe(boom);
    return new Response('sorry', { status: 500 });
  });
  expect(fieldsOf(await caught(get(A)))).toEqual({ vary: 'Origin' });
});

it('keeps no state between two dispatches of one Request', async () => {
  const request = get(A);
  expect(fieldsOf(await onlyB.wrap(ok)(request))).toEqual({ vary: 'Origin, X-Tenant' });
  expect(fieldsOf(await any.wrap(ok)(request))).toEqual({ 'access-control-allow-origin': '*' });
  expect(fieldsOf(await onlyA.finish(request, ok()))).toMatchObject({ 'access-control-allow-origin': A });
});

it('replaces the CORS headers of the application or an upstream', async () => {
  const careless = () =>
    new Response('x', {
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*', Vary: 'Accept' },
    });
  expect(fieldsOf(await onlyA.wrap(careless)(get(B)))).toEqual({ vary: 'Accept, Origin' });
  expect(fieldsOf(await cors({ origin: false }).wrap(careless)(get(B)))).toEqual({ vary: 'Accept' });
});
