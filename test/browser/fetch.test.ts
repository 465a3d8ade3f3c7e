import { describe, expect, test } from 'vitest';
import {
  describeBlock,
  type Header,
  type PageRequest,
  type ProblemCode,
  predict,
  type RawResponse,
} from '../../src/explain.ts';

const PAGE: PageRequest = { origin: 'https://a.example', url: 'https://api.example/items' };
const ANY: readonly Header[] = [['Access-Control-Allow-Origin', '*']];
const OWN: readonly Header[] = [['Access-Control-Allow-Origin', 'https://a.example']];

const ok = (headers: readonly Header[] = ANY): RawResponse => ({ status: 200, headers });
const leading = (location: string, status = 302, headers: readonly Header[] = ANY): RawResponse => ({
  status,
  headers: [...headers, ['Location', location]],
});

type Row = readonly [
  what: string,
  request: Partial<PageRequest>,
  responses: readonly RawResponse[],
  outcome: ProblemCode | 'readable' | 'opaque' | 'no-response',
];

const rows: readonly Row[] = [
  ['own origin', { url: 'https://a.example/x' }, [ok([])], 'readable'],
  ['own origin, PUT', { url: 'https://a.example/x', method: 'PUT' }, [ok([])], 'readable'],
  ['no answer', {}, [], 'no-response'],
  [
    'no response after the preflight',
    { method: 'PUT' },
    [ok([...ANY, ['Access-Control-Allow-Methods', '*']])],
    'no-response',
  ],
  ['no-cors', { mode: 'no-cors' }, [ok([])], 'opaque'],
  ['no-cors with PUT', { mode: 'no-cors', method: 'PUT' }, [], 'invalid-request'],
  ['no-cors with an upload listener', { mode: 'no-cors', uploadListener: true }, [], 'invalid-request'],
  ['no-cors, no redirects', { mode: 'no-cors', redirect: 'error' }, [], 'invalid-request'],
  [
    'no-cors and a stream',
    { mode: 'no-cors', method: 'POST', body: { kind: 'ReadableStream' } },
    [],
    'invalid-request',
  ],
  ['same-origin mode', { mode: 'same-origin' }, [], 'same-origin-mode'],
  ['http from https', { url: 'http://api.example/' }, [], 'mixed-content'],
  ['http from https, loopback', { url: 'http://localhost:3000/' }, [ok()], 'readable'],
  ['another scheme', { url: 'ftp://api.example/' }, [], 'url-scheme'],
  ['no URL', { url: '/items' }, [], 'invalid-request'],
  ['user and password', { url: 'https://u:p@api.example/' }, [], 'invalid-request'],
  ['user alone', { url: 'https://u@api.example/' }, [], 'invalid-request'],
  ['GET with a body', { body: { kind: 'string' } }, [], 'invalid-request'],
  ['GET with a body, by XMLHttpRequest', { body: { kind: 'string' }, uploadListener: true }, [ok(), ok()], 'readable'],
  ['redirect', {}, [leading('/other'), ok()], 'readable'],
  ['redirect without headers', {}, [leading('/other', 302, [])], 'allow-origin-missing'],
  ['redirect without Location', {}, [{ status: 302, headers: ANY }], 'readable'],
  ['redirect to nowhere', {}, [leading('http://')], 'redirect-location'],
  ['redirect to data:', {}, [leading('data:,x')], 'redirect-scheme'],
  ['redirect to http', {}, [leading('http://api.example/')], 'mixed-content'],
  ['redirect with a password', {}, [leading('https://u:p@api.example/')], 'redirect-credentials'],
  ['redirect with a user', {}, [leading('https://u@api.example/')], 'redirect-credentials'],
  [
    'redirect home with a password',
    { url: 'https://a.example/' },
    [leading('https://u:p@a.example/'), ok()],
    'readable',
  ],
  [
    'redirect away with a password',
    { url: 'https://a.example/' },
    [leading('https://:p@b.example/')],
    'redirect-credentials',
  ],
  ['redirect not wanted', { redirect: 'error' }, [leading('/other')], 'redirect-refused'],
  ['no redirect wanted, and none named', { redirect: 'error' }, [{ status: 302, headers: ANY }], 'redirect-refused'],
  ['redirect by hand', { redirect: 'manual' }, [leading('/other')], 'opaque'],
  ['manual redirect without headers', { redirect: 'manual' }, [leading('/other', 302, [])], 'allow-origin-missing'],
  ['20 redirects', {}, [...Array.from({ length: 20 }, () => leading('/x')), ok()], 'readable'],
  ['21 redirects', {}, Array.from({ length: 21 }, () => leading('/x')), 'redirect-limit'],
  ['elsewhere, named', {}, [leading('https://b.example/'), ok(OWN)], 'allow-origin-mismatch'],
  ['elsewhere, null', {}, [leading('https://b.example/'), ok([['Access-Control-Allow-Origin', 'null']])], 'readable'],
  ['from home elsewhere, named', { url: 'https://a.example/' }, [leading('https://b.example/'), ok(OWN)], 'readable'],
  ['elsewhere and home', {}, [leading('https://a.example/'), ok([])], 'allow-origin-missing'],
  [
    'a stream again',
    { method: 'POST', body: { kind: 'ReadableStream' } },
    [ok(), leading('/x', 307)],
    'redirect-stream',
  ],
  [
    'a stream and 303',
    { method: 'POST', body: { kind: 'ReadableStream' } },
    [ok(), leading('/x', 303), ok()],
    'readable',
  ],
  ['preflight redirected', { method: 'PUT' }, [leading('/x')], 'preflight-redirect'],
  ['preflight redirected nowhere', { method: 'PUT' }, [{ status: 308, headers: [] }], 'preflight-redirect'],
];

test.each(rows)('%s', (_, request, responses, outcome) => {
  const trace = predict({ ...PAGE, ...request }, responses);
  expect(trace.verdict.kind === 'blocked' ? trace.verdict.problem : trace.verdict.kind).toBe(outcome);
  expect(describeBlock(trace) === '').toBe(outcome === 'readable');
});

describe('redirects', () => {
  const sent = (request: Partial<PageRequest>, ...responses: readonly RawResponse[]) => {
    const { exchanges, verdict } = predict({ ...PAGE, ...request }, responses);
    const next = verdict.kind === 'no-response' ? [verdict.request] : [];
    return [...exchanges.map((exchange) => exchange.request), ...next].map(
      ({ method, url, headers, hasBody }) =>
        `${method} ${url}${hasBody ? ' +body' : ''} ${headers
          .filter(([name]) => /^(?:origin|authorization|content-type|access-control-request-.*|cookie)$/i.test(name))
          .map(([, value]) => value)
          .join(' ')}`,
    );
  };
  const ALL: readonly Header[] = [
    ...ANY,
    ['Access-Control-Allow-Methods', '*'],
    ['Access-Control-Allow-Headers', '*, authorization'],
  ];
  const POST = { method: 'POST', body: { kind: 'string' } } as const;

  test('POST becomes GET after 302, without its body and Content-Type', () => {
    expect(sent(POST, leading('/x'))).toEqual([
      'POST https://api.example/items +body text/plain;charset=UTF-8 https://a.example',
      'GET https://api.example/x https://a.example',
    ]);
  });

  test('PUT stays PUT after 302 and becomes GET after 303, with a preflight for each URL', () => {
    expect(sent({ method: 'PUT' }, ok(ALL), leading('/x'), ok(ALL), leading('/y', 303))).toEqual([
      'OPTIONS https://api.example/items PUT https://a.example',
      'PUT https://api.example/items https://a.example',
      'OPTIONS https://api.example/x PUT https://a.example',
      'PUT https://api.example/x https://a.example',
      'GET https://api.example/y https://a.example',
    ]);
  });

  test('HEAD stays HEAD after 303, POST stays POST after 307', () => {
    expect(sent({ method: 'HEAD' }, leading('/x', 303))).toEqual([
      'HEAD https://api.example/items https://a.example',
      'HEAD https://api.example/x https://a.example',
    ]);
    expect(sent(POST, leading('/x', 307))[1]).toBe(
      'POST https://api.example/x +body text/plain;charset=UTF-8 https://a.example',
    );
  });

  test('a redirect to another origin drops Authorization and sets Origin to null', () => {
    expect(sent({ headers: { Authorization: 'x' } }, ok(ALL), leading('https://b.example/'))).toEqual([
      'OPTIONS https://api.example/items GET authorization https://a.example',
      'GET https://api.example/items x https://a.example',
      'GET https://b.example/ null',
    ]);
  });
});
