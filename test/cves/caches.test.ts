import { expect, test } from 'vitest';
import { FakeResponse } from '../support/fakes.ts';
import { A, EVIL, fieldsOf } from './ask.ts';

test("GHSA-q7jf-gf43-6x6p (hono): the request's Vary is not the response's", () => {
  for (const vary of ['*', 'Accept', 'X-Evil, Origin']) {
    for (const origin of [A, EVIL]) expect(fieldsOf(A, 'GET', { origin, vary })).toMatchObject({ vary: 'Origin' });
    expect(fieldsOf('*', 'GET', { origin: A, vary })).not.toHaveProperty('vary');
  }
});

test('expressjs/cors#332: every response that depends on Origin has Vary, also refusals and those without Origin', () => {
  for (const origin of [A, [A], /^https:\/\/example\.com$/, 'https://*.example.com', (asked: string) => asked === A]) {
    expect(fieldsOf({ origin }, 'GET', { origin: EVIL })).toEqual({ vary: 'Origin' });
    expect(fieldsOf({ origin }, 'GET', {})).toEqual({ vary: 'Origin' });
    expect(fieldsOf({ origin }, 'OPTIONS', { origin: EVIL, 'access-control-request-method': 'PUT' })).toEqual({
      vary: 'Origin',
    });
  }
});

test('hono 8bf03c37: existing names in Vary stay, and none is duplicated', () => {
  const response = new FakeResponse();
  response.setHeader('Vary', 'Accept-Encoding, origin');
  expect(fieldsOf(A, 'GET', { origin: A }, response)).toMatchObject({ vary: 'Accept-Encoding, origin' });
});
