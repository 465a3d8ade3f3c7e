import { describe, expect, test } from 'vitest';
import { type ClassifiedRequest, type CorsRequest, classify, type ReceivedTrigger } from '../../src/index.ts';
import vectors from '../standard/fetch-vectors.json' with { type: 'json' };
import { ADDED_HEADERS, BROWSERS, PROXIES } from './delivered-rows.ts';

const origin = 'https://app.example';
const get = (headers: CorsRequest['headers']): CorsRequest => ({ method: 'GET', headers: { origin, ...headers } });
const header = (name: string, why: string) => ({ code: 'header', name, why });
const preflighted = (...triggers: readonly object[]) => ({ kind: 'preflighted', origin, triggers });
const SIMPLE = { kind: 'simple', origin };
const SAME_ORIGIN = { kind: 'same-origin', origin };

const ROWS: readonly (readonly [what: string, CorsRequest, object])[] = [
  ['no Origin', { method: 'GET', headers: { host: 'api.example' } }, { kind: 'not-cors' }],
  ['no Origin, whatever else it has', { method: 'PUT', headers: { 'x-a': '1' } }, { kind: 'not-cors' }],
  ['no method', { headers: { origin } }, SIMPLE],
  ['GET', get({}), SIMPLE],
  ['same-origin, according to the browser', get({ 'sec-fetch-site': 'same-origin' }), SAME_ORIGIN],
  [
    'a same-origin PUT with any headers',
    { method: 'PUT', headers: { origin, 'sec-fetch-site': 'same-origin', authorization: 'x' } },
    SAME_ORIGIN,
  ],
  ['same-site is cross-origin', get({ 'sec-fetch-site': 'same-site' }), SIMPLE],
  [
    'a preflight',
    {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-a' },
    },
    { kind: 'preflight', origin, method: 'PUT', headers: 'x-a' },
  ],
  ['a plain OPTIONS', { method: 'OPTIONS', headers: { origin } }, preflighted({ code: 'method', method: 'OPTIONS' })],
  [
    'the method first, then headers in their order',
    {
      method: 'PATCH',
      headers: { origin, 'x-b': '1', 'content-type': 'application/json', authorization: 'Bearer secret' },
    },
    preflighted(
      { code: 'method', method: 'PATCH' },
      header('x-b', 'not-safelisted'),
      header('content-type', 'content-type'),
      header('authorization', 'not-safelisted'),
    ),
  ],
  [
    'a form',
    { method: 'POST', headers: { origin, 'content-type': 'application/x-www-form-urlencoded', cookie: 'a=1' } },
    SIMPLE,
  ],
  [
    'XMLHttpRequest in X-Requested-With',
    get({ 'x-requested-with': 'XMLHttpRequest' }),
    preflighted(header('x-requested-with', 'not-safelisted')),
  ],
  ...['1com.example.app', 'com.example.app!', 'com.'].map(
    (value) =>
      [
        `${value} in X-Requested-With, which is not the name of a package`,
        get({ 'x-requested-with': value }),
        preflighted(header('x-requested-with', 'not-safelisted')),
      ] as const,
  ),
  [
    'several lines with one name',
    get({ 'x-a': ['1', '2'] }),
    preflighted(header('x-a', 'not-safelisted'), header('x-a', 'not-safelisted')),
  ],
  [
    'a ping, which browsers send without a preflight',
    { method: 'POST', headers: { origin, 'content-type': 'text/ping', 'ping-to': 'x', 'sec-fetch-mode': 'no-cors' } },
    SIMPLE,
  ],
  [
    'a form that navigates through an unknown proxy',
    { method: 'POST', headers: { origin, 'x-proxy': '1', 'sec-fetch-mode': 'navigate' } },
    SIMPLE,
  ],
  [
    'the headers of HTTP/2',
    get({ ':method': 'GET', ':authority': 'api.example', ':path': '/', ':scheme': 'https' }),
    SIMPLE,
  ],
  ['an opaque origin', { method: 'GET', headers: { origin: 'null' } }, { kind: 'simple', origin: 'null' }],
];

test.each(ROWS)('%s', (_, request, expected) => {
  expect(classify(request)).toEqual(expected);
});

describe('ignoreHeaders', () => {
  const request = get({ 'x-acme-edge': '1', 'x-acme-id': '2' });

  test.each([
    [undefined, preflighted(header('x-acme-edge', 'not-safelisted'), header('x-acme-id', 'not-safelisted'))],
    [['X-Acme-Edge'], preflighted(header('x-acme-id', 'not-safelisted'))],
    [['x-acme-id', 'X-ACME-EDGE'], SIMPLE],
  ])('%o', (ignoreHeaders, expected) => {
    expect(classify(request, { ignoreHeaders })).toEqual(expected);
  });
});

describe('requests as browsers, proxies and hosts deliver them', () => {
  describe.each(Object.entries(BROWSERS))('%s', (_, sent) => {
    test.each(Object.entries(PROXIES))('through %s', (_proxy, added) => {
      const delivered = { ...sent, ...added };
      expect(classify({ method: 'GET', headers: delivered })).toEqual(SIMPLE);
      const json = { ...delivered, 'content-type': 'application/json', 'x-api-version': '2' };
      const triggers = [header('content-type', 'content-type'), header('x-api-version', 'not-safelisted')];
      expect(classify({ method: 'POST', headers: json })).toEqual(preflighted(...triggers));
    });
  });

  test('Sentry in the page', () => {
    const headers = { ...BROWSERS['Chromium'], 'sentry-trace': '1', baggage: 'sentry-environment=production' };
    expect(classify({ method: 'GET', headers })).toEqual(preflighted(header('sentry-trace', 'not-safelisted')));
  });
});

describe('the rules of Fetch, applied to what a server receives', () => {
  /** Pages can write these, too, but browsers and proxies usually did. */
  const AMBIGUOUS = new Set(['cache-control', 'dpr', 'pragma', 'priority', 'save-data', 'traceparent']);

  const kindOf = (name: string, value: string, outcome: string): ClassifiedRequest['kind'] => {
    const ownLanguages = name.toLowerCase() === 'accept-language' && value.length > 128;
    return outcome === 'unsafe' && !AMBIGUOUS.has(name.toLowerCase()) && !ownLanguages ? 'preflighted' : 'simple';
  };

  test.each(vectors.methods.filter(({ outcome }) => outcome !== 'throws'))('$input: $outcome ($why)', (row) => {
    const method = String(row.normalized);
    const expected = row.outcome === 'safelisted' ? SIMPLE : preflighted({ code: 'method', method });
    expect(classify({ method, headers: { origin } })).toEqual(expected);
  });

  test.each(vectors.headers.filter(({ outcome }) => outcome !== 'throws'))('$name: $outcome ($why)', (row) => {
    const { name, value, outcome } = row;
    const classified = classify(get({ [name.toLowerCase()]: value }));
    expect(classified.kind).toBe(kindOf(name, value, outcome));
    if (classified.kind === 'preflighted')
      expect(classified.triggers).toMatchObject([{ code: 'header', name: name.toLowerCase() }]);
  });

  test.each(vectors.acrh)('a preflight: $why', ({ acrh }) => {
    const headers = acrh ?? undefined;
    const asked = { 'access-control-request-method': 'PUT', 'access-control-request-headers': headers };
    const expected = { kind: 'preflight', origin, method: 'PUT', headers };
    expect(classify({ method: 'OPTIONS', headers: { origin, ...asked } })).toEqual(expected);
  });

  test.each([...vectors.methods, ...vectors.headers].filter(({ outcome }) => outcome === 'throws'))(
    'a request from another client does not throw: $why',
    (row) => {
      const request = 'input' in row ? { method: row.input, headers: { origin } } : get({ [row.name]: row.value });
      expect(['simple', 'preflighted']).toContain(classify(request).kind);
    },
  );
});

test('no trigger contains the value of a header', () => {
  const secrets = ['Bearer secret', 'application/secret', '"secret"', 'bytes=-secret', 'secret'.repeat(30)];
  const names = ['authorization', 'content-type', 'accept', 'range', 'x-a'];
  const headers = Object.fromEntries(names.map((name, index) => [name, secrets[index]]));
  const classified = classify(get(headers));
  const triggers: readonly ReceivedTrigger[] = 'triggers' in classified ? classified.triggers : [];
  expect(triggers.map((trigger) => 'name' in trigger && trigger.name)).toEqual(names);
  expect(JSON.stringify(classified)).not.toContain('secret');
});

test('headers that browsers, proxies and hosts add are not triggers, but other headers are', () => {
  const triggers = (names: readonly string[]) =>
    names.filter((name) => classify(get({ [name]: 'x' })).kind === 'preflighted');
  expect(triggers(ADDED_HEADERS)).toEqual([]);
  const others = ADDED_HEADERS.map((name) => `y-${name}`);
  expect(triggers(others)).toEqual(others);
});
