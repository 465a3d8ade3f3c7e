import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cors } from '../../src/web.ts';
import { A, B, fieldsOf, get, request } from './send.ts';

const { wrap, finish } = cors({ origin: A, exposedHeaders: 'X-Total' });
const READ = { 'access-control-allow-origin': A, 'access-control-expose-headers': 'X-Total', vary: 'Origin' };

const upstream = createServer((_request, response) => {
  response.setHeader('Set-Cookie', ['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2']);
  response.setHeader('Vary', 'Accept');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Max-Age', '5');
  response.writeHead(203, 'Second Hand');
  response.write('first,');
  setImmediate(() => response.end('second'));
});
let url = '';

/** An immutable response, as runtimes return it. */
function immutable(response: Response): Response {
  Object.defineProperty(response.headers, 'delete', {
    value: () => {
      throw new TypeError('immutable');
    },
  });
  return response;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`;
});
afterAll(() => upstream.close());

it('copies a fetched response, which cannot be changed: body, status and cookies stay', async () => {
  const response = await wrap(() => fetch(url))(get(A));
  expect([response.status, response.statusText]).toEqual([203, 'Second Hand']);
  expect(response.headers.getSetCookie()).toEqual(['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2']);
  expect(fieldsOf(response)).toEqual({ ...READ, vary: 'Accept, Origin' });
  expect(await response.text()).toBe('first,second');
});

it('removes the CORS headers of an upstream for a refused origin', async () => {
  const response = await wrap(() => fetch(url))(get(B));
  expect(fieldsOf(response)).toEqual({ vary: 'Accept, Origin' });
  expect(await response.text()).toBe('first,second');
});

it('copies a fetched response that onError returns', async () => {
  const failing = () => Promise.reject(new Error('the handler failed'));
  const response = await wrap(failing, { onError: () => fetch(url) })(get(A));
  expect([response.status, response.headers.getSetCookie().length]).toEqual([203, 2]);
  expect(fieldsOf(response)).toEqual({ ...READ, vary: 'Accept, Origin' });
  expect(await response.text()).toBe('first,second');
});

it('copies a redirect', async () => {
  const response = await finish(get(A), Response.redirect('https://c.example/', 307));
  expect([response.status, response.headers.get('location'), response.body]).toEqual([307, 'https://c.example/', null]);
  expect(fieldsOf(response)).toEqual(READ);
});

it('leaves Response.error() alone, since its headers cannot be set', async () => {
  const error = Response.error();
  expect(await finish(get(A), error)).toBe(error);
  expect(fieldsOf(error)).toEqual({});
});

it.each([101, 103])('leaves a %i alone, since it is not a final response', async (status) => {
  const upgrade = Object.defineProperty(new Response(null), 'status', { value: status });
  expect(await wrap(() => upgrade)(get(A))).toBe(upgrade);
  expect(fieldsOf(upgrade)).toEqual({});
});

it('changes the response object itself if it is mutable', async () => {
  const response = new Response('x', { headers: { vary: '*' } });
  expect(await finish(get(A), response)).toBe(response);
  expect(fieldsOf(response)).toEqual({ ...READ, vary: '*' });
});

it('does not touch a response without CORS headers, even an immutable one', async () => {
  const response = Response.redirect('https://c.example/', 302);
  expect(await cors({ origin: false }).finish(get(A), response)).toBe(response);
});

it('keeps a body streaming', async () => {
  const sent: string[] = [];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent.push(String(sent.length));
      controller.enqueue(new TextEncoder().encode(sent.at(-1)));
      if (sent.length === 3) controller.close();
    },
  });
  const fixed = immutable(new Response(body, { status: 206 }));
  const response = await wrap(() => fixed)(get(A));
  expect(response).not.toBe(fixed);
  expect(response.status).toBe(206);
  expect(sent.length).toBeLessThan(3);
  expect(await response.text()).toBe('012');
});

it.each([204, 304])('copies a %i, which has no body', async (status) => {
  const fixed = immutable(new Response(null, { status }));
  const response = await wrap(() => fixed)(get(A));
  expect([response.status, response.body]).toEqual([status, null]);
  expect(fieldsOf(response)).toEqual(READ);
});

it('passes errors of the handler through', async () => {
  const error = new Error('the handler failed');
  await expect(wrap(() => Promise.reject(error))(get(A))).rejects.toBe(error);
  const thrower = wrap(() => {
    throw error;
  });
  await expect(thrower(get(A))).rejects.toBe(error);
});

it('passes the further arguments of the framework to the handler', async () => {
  const handler = wrap((_request: Request, environment: { readonly name: string }, number: number) =>
    Response.json([environment.name, number]),
  );
  expect(await (await handler(get(A), { name: 'env' }, 2)).json()).toEqual(['env', 2]);
});

it.each([
  ['the URL where it is absent', {}, 200],
  ['the header where it is there', { host: 'proxied.example' }, 403],
])('takes the host from %s', async (_name, fields, status) => {
  const guarded = cors({ origin: A, enforce: 'unsafe-methods' }).wrap(() => new Response('done'));
  const response = await guarded(request('POST', { origin: 'https://api.example', ...fields }));
  expect(response.status).toBe(status);
});

describe('one response object for several requests', () => {
  const B = 'https://b.example';
  const get = (origin: string) => new Request('https://api.example/', { headers: { origin } });

  it.each([
    ['without a body', () => new Response(null, { status: 204 })],
    ['with a body', () => new Response('shared')],
  ])('%s gets the headers of each request', async (_, create) => {
    const shared = create();
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { wrap } = cors({ origin: ['https://a.example', B] });
    const handler = wrap(() => shared);
    const [first, second, refused] = [
      await handler(get('https://a.example')),
      await handler(get(B)),
      await handler(get('https://evil.example')),
    ];
    const allowOrigin = (response: Response) => response.headers.get('access-control-allow-origin');
    expect([first, second, refused].map(allowOrigin)).toEqual(['https://a.example', B, null]);
    expect([first, second, refused].map(({ headers }) => headers.get('vary'))).toEqual(['Origin', 'Origin', 'Origin']);
    expect(await second.text()).toBe(await refused.text());
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});
