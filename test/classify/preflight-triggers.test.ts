import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageHeaders } from '../../src/classify/page-headers.ts';
import { preflightTriggers } from '../../src/classify/preflight-triggers.ts';
import { isInvalidRequest, needsPreflight, type PageRequest } from '../support/browser/index.ts';
import { CAUSE_ROWS } from './preflight-trigger-rows.ts';

test.each(CAUSE_ROWS)('%s', (_, request, causes) => {
  expect(preflightTriggers(request)).toEqual(causes);
});

test("the browser's own Accept counts towards the total", () => {
  const languages = [...Array.from({ length: 7 }, () => 'a'.repeat(128)), 'a'.repeat(125)];
  const request = (last: string) => ({
    headers: [...languages, last].map((value) => ['Accept-Language', value] as const),
  });
  expect(preflightTriggers(request(''))).toEqual([]);
  const own = { headers: [['accept', 'x/x'] as const, ...request('').headers] };
  expect(preflightTriggers(own)).toEqual([]);
  const causes = preflightTriggers(request('a'));
  expect(causes).toHaveLength(10);
  expect(causes.at(-1)).toEqual({ code: 'header', name: 'Accept', value: '*/*', why: 'total-too-long' });
});

describe('the browser agrees', () => {
  const name = fc.oneof(
    fc.constantFrom('accept', 'Accept', 'Accept-Language', 'content-language', 'Content-Type', 'Range', 'X-A', 'x-a'),
    fc.constantFrom('Cookie', 'Sec-X', 'Proxy-', 'X-HTTP-Method', 'Authorization', 'a b', ''),
    fc.string({ maxLength: 8 }),
  );
  const value = fc.oneof(
    fc.constantFrom('', '*/*', 'en', 'text/plain', 'application/json', 'bytes=0-', 'bytes=2-1', 'TRACE', '"', ' a\t'),
    fc.integer({ min: 120, max: 135 }).map((length) => 'a'.repeat(length)),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const request = fc.record({
    method: fc.oneof(
      fc.constantFrom('GET', 'get', 'POST', 'PUT', 'patch', 'track', 'x y'),
      fc.string({ maxLength: 5 }),
    ),
    headers: fc.array(fc.tuple(name, value), { maxLength: 14 }),
    uploadListener: fc.boolean(),
    streamBody: fc.boolean(),
  });

  test('about every generated request', () => {
    fc.assert(
      fc.property(request, (written) => {
        const causes = preflightTriggers(written);
        const page: PageRequest = {
          ...written,
          origin: 'https://a.example',
          url: 'https://api.example/',
          credentials: 'omit',
          mode: 'cors',
        };
        // fetch() throws for GET with a body, whatever the headers
        const throws = isInvalidRequest({ ...page, streamBody: false });
        expect(causes.some(({ code }) => code === 'forbidden')).toBe(throws);
        if (throws) return;
        const need = needsPreflight(page);
        expect(causes.length > 0).toBe(need.needed);
        const names = causes.flatMap((cause) => (cause.code === 'header' ? [cause.name.toLowerCase()] : []));
        expect([...new Set(names)].sort()).toEqual(need.headers);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('headers as received', () => {
  test('only the headers that the page most likely set are left', () => {
    const received = {
      ':method': 'GET',
      host: 'api.example',
      origin: 'https://a.example',
      cookie: 'a=1',
      connection: 'keep-alive',
      'user-agent': 'Mozilla/5.0 (X11)',
      accept: `text/html,${'x'.repeat(130)}`,
      'accept-language': `de,${'en;q=0.1,'.repeat(20)}`,
      'accept-encoding': 'gzip',
      'if-none-match': '"x"',
      'cache-control': 'max-age=0',
      'upgrade-insecure-requests': '1',
      'sec-fetch-site': 'cross-site',
      forwarded: 'for=1',
      'x-forwarded-for': '1',
      'x-real-ip': '1',
      'cf-ray': '1',
      via: '1.1 x',
      'content-type': 'application/json',
      'x-api-version': '2',
      absent: undefined,
      authorization: ['a', 'b'],
    };
    expect(pageHeaders(received)).toEqual([
      ['content-type', 'application/json'],
      ['x-api-version', '2'],
      ['authorization', 'a'],
      ['authorization', 'b'],
    ]);
  });

  test.each([
    ['Accept', 'application/ld+json;profile="x"'],
    ['Accept-Language', 'de;x="y"'],
  ])('no browser sends %s: %s on its own', (name, value) => {
    expect(pageHeaders({ [name]: value })).toEqual([[name.toLowerCase(), value]]);
  });
});
