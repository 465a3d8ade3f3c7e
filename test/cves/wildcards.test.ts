import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CorsOptions } from '../../src/index.ts';
import { A, decisionOf, EVIL, fieldsOf, refusalsOf } from './ask.ts';

beforeAll(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterAll(() => vi.restoreAllMocks());

const ORIGINS: readonly string[] = [A, EVIL, 'null', '*', '', 'http://localhost:3000'];

/** Every response has the literal wildcard and no credentials, and is the same for every origin. */
function expectLiteralWildcard(options: CorsOptions | string | undefined): void {
  for (const origin of ORIGINS) {
    const fields = fieldsOf(options ?? {}, 'GET', { origin });
    expect(fields).toEqual({ 'access-control-allow-origin': '*' });
    const preflight = fieldsOf(options ?? {}, 'OPTIONS', { origin, 'access-control-request-method': 'PUT' });
    expect(preflight).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(preflight).not.toHaveProperty('access-control-allow-credentials');
  }
}

test('CVE-2026-54290 (hono): any origin with credentials is refused, not reflected', () => {
  expect(refusalsOf({ credentials: true })).toEqual(['wildcard-with-credentials']);
  expect(refusalsOf({ origin: '*', credentials: true })).toEqual(['wildcard-with-credentials']);
  expect(refusalsOf({ origin: ['*'], credentials: true })).not.toEqual([]);
});

test('CVE-2024-25124 (fiber): any origin with credentials throws where it is written', () => {
  expect(() => fieldsOf({ origin: '*', credentials: true } as CorsOptions, 'GET', { origin: EVIL })).toThrow(
    expect.objectContaining({ code: 'ERR_CORS_CONFIG' }),
  );
});

test('expressjs/cors#422: reflection with credentials needs an explicit waiver', () => {
  expect(refusalsOf({ origin: true, credentials: true })).toEqual(['credentialed-any-origin']);
  expect(refusalsOf({ origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] })).toEqual([]);
});

test('CVE-2023-49803 (@koa/cors): without configuration no origin is reflected', () => {
  expectLiteralWildcard(undefined);
});

test('CVE-2018-20744 (rs/cors): * stays the literal *', () => {
  expectLiteralWildcard('*');
});

test('CVE-2017-20146 (gorilla/handlers): a client does not choose the response', () => {
  expectLiteralWildcard({ origin: '*', methods: ['PUT'] });
  expect(fieldsOf(A, 'GET', { origin: EVIL })).toEqual({ vary: 'Origin' });
});

test('javalin#1632: any origin, even with `true`, is the literal * without credentials', () => {
  expectLiteralWildcard({ origin: true });
});

test('CVE-2018-8014 (Tomcat): credentials are never a default', () => {
  for (const options of [{}, { origin: true }, { origin: A }, { origin: [A, EVIL] }]) {
    expect(fieldsOf(options, 'GET', { origin: A })).not.toHaveProperty('access-control-allow-credentials');
  }
});

test('CVE-2025-53092 (strapi): a list of origins reflects no other, with credentials or without', () => {
  for (const origin of ORIGINS.filter((each) => each !== A)) {
    expect(fieldsOf({ origin: [A], credentials: true }, 'GET', { origin })).toEqual({ vary: 'Origin' });
  }
});

test('GHSA-vg6x-rcgg-rjx6 (vite): a rule for development allows this machine and no other site', () => {
  const development = 'http://localhost:*';
  expect(decisionOf(development, 'GET', { origin: 'http://localhost:5173' }).allowed).toBe(true);
  for (const origin of ['http://localhost.evil.example:5173', 'http://evil.example:5173', 'https://localhost:5173']) {
    expect(decisionOf(development, 'GET', { origin }).allowed).toBe(false);
  }
});

test('CVE-2025-65717 (live-server): origin: false sends no CORS headers', () => {
  expect(fieldsOf({ origin: false }, 'GET', { origin: EVIL })).toEqual({});
  for (const unset of [undefined, '', null, []]) expect(refusalsOf({ origin: unset })).toEqual(['missing-origin']);
});

test('CVE-2024-6221 (flask-cors): private networks are not allowed by default', () => {
  const headers = {
    origin: A,
    'access-control-request-method': 'PUT',
    'access-control-request-private-network': 'true',
    'access-control-request-local-network': 'true',
  };
  const names = Object.keys(fieldsOf(A, 'OPTIONS', headers)).filter((name) => /network/.test(name));
  expect(names).toEqual([]);
});
