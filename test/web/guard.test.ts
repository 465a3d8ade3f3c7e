import { expect, it, vi } from 'vitest';
import { cors } from '../../src/web.ts';
import { A, B, fieldsOf, request } from './send.ts';

const post = (origin: string, fields = {}) => request('POST', { origin, ...fields });

it('refuses instead of the handler', async () => {
  const handler = vi.fn(() => new Response('done'));
  const response = await cors({ origin: A, enforce: 'unsafe-methods' }).wrap(handler)(post(B));
  expect([response.status, response.headers.get('content-type')]).toEqual([403, 'application/json']);
  expect(await response.json()).toEqual({ code: 'cross-site-request-refused' });
  expect(fieldsOf(response)).toEqual({ vary: 'Origin' });
  expect(handler).not.toHaveBeenCalled();
});

it.each([
  ['an allowed origin', post(A)],
  ['its own page', post('https://api.example')],
  ['its own page, according to the browser', post('https://elsewhere.example', { 'sec-fetch-site': 'same-origin' })],
  ['no browser', request('POST')],
])('accepts: %s', async (_name, incoming) => {
  expect(await cors({ origin: A, enforce: 'unsafe-methods' }).respond(incoming)).toBeUndefined();
});

it('with reportOnly, only reports', async () => {
  const { wrap } = cors({ origin: A, enforce: { reportOnly: true } });
  expect(await (await wrap(() => new Response('done'))(post(B))).text()).toBe('done');
});

it.each([
  ['a response', () => new Response('no', { status: 421, headers: { 'Access-Control-Allow-Origin': '*' } }), 421, 'no'],
  ['a promise', async () => Response.redirect('https://c.example/', 302), 302, ''],
  ['nothing: it is still refused', () => undefined, 403, '{"code":"cross-site-request-refused"}'],
])("sends the application's refusal: %s", async (_name, onRefused, status, body) => {
  const handler = vi.fn(() => new Response('done'));
  const refused = vi.fn(onRefused);
  const incoming = post(B);
  const response = await cors({ origin: A, enforce: { onRefused: refused } }).wrap(handler)(incoming);
  expect([response.status, await response.text(), fieldsOf(response)]).toEqual([status, body, { vary: 'Origin' }]);
  expect(refused.mock.calls).toEqual([[incoming, undefined, expect.any(Function)]]);
  expect(handler).not.toHaveBeenCalled();
});

it.each([
  ['accepts it, without headers', undefined, { status: 200, fields: { vary: 'Origin' } }],
  ['rejects with an error', new Error('refused'), undefined],
])('gives the application a next that %s', async (_name, error, expected) => {
  const onRefused = (_request: unknown, _response: unknown, next: (error?: unknown) => void) => next(error);
  const { wrap } = cors({ origin: A, enforce: { onRefused } });
  const outcome = wrap(() => new Response('done'))(post(B));
  if (expected === undefined) await expect(outcome).rejects.toBe(error);
  else expect({ status: (await outcome).status, fields: fieldsOf(await outcome) }).toEqual(expected);
});

it.each([
  ['calls next() and rejects', true, new Error('boom')],
  ['rejects', false, new Error('boom')],
  ['rejects without an error', false, undefined],
])('rejects where an async onRefused %s', async (_name, callsNext, error) => {
  const onRefused = async (_request: unknown, _response: unknown, next: () => void) => {
    if (callsNext) next();
    throw error;
  };
  const outcome = cors({ origin: A, enforce: { onRefused } }).wrap(() => new Response('done'))(post(B));
  await expect(outcome).rejects.toThrow(error ?? 'corsmith: enforce.onRefused failed without an error');
});

it('ignores a next() that comes after the refusal was sent', async () => {
  const called: unknown[] = [];
  const onRefused = (_request: unknown, _response: unknown, next: (error?: unknown) => void) => {
    setTimeout(() => called.push(next(new Error('late'))), 1);
  };
  const response = await cors({ origin: A, enforce: { onRefused } }).wrap(() => new Response('done'))(post(B));
  await vi.waitFor(() => expect(called).toEqual([undefined]), 20_000);
  expect(response.status).toBe(403);
});
