import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CorsOptions } from '../../src/index.ts';
import { A, mayRead, refusalsOf } from './ask.ts';

const SUBDOMAINS = 'https://*.example.com';

/** Origins that resemble the allowed one, and get no CORS headers. */
function expectRefused(options: CorsOptions | string, foreign: readonly string[]): void {
  expect(foreign.filter((origin) => mayRead(options, origin))).toEqual([]);
}

test('CVE-2022-1996 (go-restful): an entry is a string, and is compared as a whole', () => {
  expect(mayRead(A, A)).toBe(true);
  expectRefused(A, ['https://example.com.malicious.domain', 'https://exampleXcom', 'https://xexample.com']);
  expectRefused('https://a.b', ['https://aXb', 'https://a-b']);
});

test('CVE-2026-25479 (litestar): characters that are special in a RegExp stand for themselves', () => {
  expect(mayRead('https://www.example.com', 'https://www.example.com')).toBe(true);
  expectRefused('https://www.example.com', ['https://wwwXexample.com', 'https://www.exampleXcom']);
  for (const entry of [
    'https://.*',
    'https://(a|b).example.com',
    'https://[a-z].example.com',
    'https://a+.example.com',
  ]) {
    expect(refusalsOf(entry)).toEqual(['invalid-origin']);
  }
});

test('CVE-2022-3457: an origin that only begins like an allowed one is a different origin', () => {
  expectRefused(A, [`${A}.evil.example`, `${A}:8443`, `${A}@evil.example`, `${A}/`, `${A}0`]);
});

test('CVE-2024-27302 (go-zero): an origin that only ends like an allowed one is a different origin', () => {
  expect(mayRead(SUBDOMAINS, 'https://a.example.com')).toBe(true);
  expectRefused(SUBDOMAINS, ['https://evil-example.com', 'https://evilexample.com', 'https://example.com']);
  expectRefused(SUBDOMAINS, ['https://.example.com', 'http://a.example.com', 'https://a.example.com:8443']);
});

test('CVE-2019-25211 (gin-contrib/cors): only the first label of a host or the port can be a wildcard', () => {
  for (const entry of [
    'http://localhost/*',
    'http://localhost*',
    'https://example.*',
    'https://a.*.example.com',
    '*://example.com',
    'https://*',
    'https://**.example.com',
  ]) {
    expect([entry, ...refusalsOf(entry)]).toEqual([entry, 'invalid-origin']);
  }
  // a part of the first label only
  expectRefused('https://a*.example.com', [
    'https://a.example.com',
    'https://a.b.example.com',
    'https://ab.evil.example.com',
    'https://ab.example.com.evil.example',
    'https://xab.example.com',
  ]);
  expectRefused('http://localhost:*', ['http://localhost.example.com', 'http://localhost.example.com:80']);
});

test('GHSA-vhxv-fg4m-p2w8, GHSA-v84h-653v-4pq9 (jub0bs): entries do not affect one another', () => {
  const host = fc.stringMatching(/^[ab]{1,3}(?:\.[ab]{1,3}){1,2}$/);
  fc.assert(
    fc.property(fc.uniqueArray(host, { minLength: 2, maxLength: 4 }), host, fc.boolean(), (hosts, asked, wild) => {
      const entries = hosts.map((each) => `https://${wild ? '*.' : ''}${each}.com`);
      const plainly = hosts.some((each) => (wild ? `${asked}`.endsWith(`.${each}`) : asked === each));
      expect(mayRead({ origin: entries }, `https://${asked}.com`)).toBe(plainly);
    }),
    { numRuns: 2000, seed: 1 },
  );
  expectRefused({ origin: ['https://foo.com', 'https://bar.com'] }, ['https://barfoo.com', 'https://foobar.com']);
});

test('CVE-2017-11173 (rack-cors), CVE-2026-37737 (sanic-cors), starlette#800: a RegExp must match the whole origin', () => {
  for (const origin of [/trusted\.com/, /^https:\/\/trusted\.com/, /https:\/\/trusted\.com$/]) {
    expect(refusalsOf({ origin })).toContain('unanchored-regexp');
  }
  expect(refusalsOf({ origin: /^https:\/\/trusted\.com$|evil/ })).toContain('unanchored-regexp');
  // an origin has only one line, so the flag m changes nothing
  for (const origin of [/^https:\/\/trusted\.com$/, /^https:\/\/trusted\.com$/m]) {
    expectRefused({ origin }, [
      'https://trusted.com.attacker.io',
      'https://trusted.com\n',
      'https://attacker.io\nhttps://trusted.com',
    ]);
  }
});

test('expressjs/cors#408: a RegExp that matches evil-example.com throws', () => {
  for (const origin of [/example\.com$/, /^https?:\/\/.*example\.com$/, /^https:\/\/.+\.example.com$/]) {
    expect(refusalsOf({ origin })).not.toEqual([]);
  }
});

test('expressjs/cors#220: a RegExp with g or y gives the same result each time', () => {
  for (const flags of ['g', 'y', 'gy']) {
    const options = { origin: new RegExp('^https:\\/\\/example\\.com$', flags) };
    expect([1, 2, 3, 4].map(() => mayRead(options, A))).toEqual([true, true, true, true]);
  }
});

test('CVE-2026-55438 (coder): the form of a label proves nothing', () => {
  const id = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  const apps = 'https://*.apps.example.com';
  expect(mayRead(apps, `https://${id}.apps.example.com`)).toBe(true);
  expectRefused(apps, [
    `https://${id}.evil.example`,
    `https://apps.example.com.${id}.evil.example`,
    `https://${id}--apps.example.com`,
    'https://apps.example.com',
  ]);
});

test('a pattern never throws, whatever the Origin (elsewhere, an Origin without a dot caused a 500)', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl()), (origin) => {
      expect(mayRead(SUBDOMAINS, origin)).toBe(/^https:\/\/(?:[a-z\d_-]+\.)+example\.com$/.test(origin));
    }),
    { numRuns: 2000, seed: 1 },
  );
});
