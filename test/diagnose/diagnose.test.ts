import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/diagnose/evidence.ts';
import {
  diagnose,
  engineMessages,
  optionChange,
  type PageRequest,
  predict,
  type RawResponse,
} from '../../src/explain.ts';

const PAGE = 'https://app.example';
const API = 'https://api.example/items';

type Headers = Readonly<Record<string, string>>;

const response = (status: number, headers: Headers = {}, body?: string): RawResponse => ({
  status,
  headers: Object.entries(headers),
  ...(body === undefined ? {} : { body }),
});
const ANY = { 'Access-Control-Allow-Origin': '*' };
const OWN = { 'Access-Control-Allow-Origin': PAGE, Vary: 'Origin' };
const HTML = { 'Content-Type': 'text/html' };
const to = (url: string, headers: Headers = ANY) => response(302, { ...headers, Location: url });
const STORED = { 'Cache-Control': 'max-age=60' };

/** Causes that need no set-up over HTTP. */
type Row = readonly [
  what: string,
  request: Partial<PageRequest>,
  responses: readonly RawResponse[],
  first: string,
  evidence?: Evidence,
];

const rows: readonly Row[] = [
  [
    'a redirect with the headers of another origin',
    {},
    [to('/x', { 'Access-Control-Allow-Origin': 'https://b.example' })],
    'fixed-origin: The server allows only https://b.example',
  ],
  ['opaque', { mode: 'no-cors' }, [response(200, STORED)], ''],
  [
    'a redirect without Location',
    { method: 'PUT' },
    [response(302)],
    'redirect-elsewhere: The response is a redirect (302) to an unknown URL (no Location)',
  ],
  [
    'a redirect to text',
    { method: 'PUT' },
    [to('http://', {})],
    'redirect-elsewhere: The response is a redirect (302) to "http://"',
  ],
  [
    'redirects without end',
    {},
    Array.from({ length: 21 }, () => to('/x')),
    'redirect-elsewhere: There are too many redirects: the last one leads to https://api.example/x',
  ],
  [
    'from a sign-in page to another',
    { method: 'PUT', url: 'https://api.example/login' },
    [to('/login/', {})],
    'redirect-slash: The server redirects to the same path with a trailing slash',
  ],
  [
    'a path that resembles a sign-in',
    { method: 'PUT' },
    [to('/authors', {})],
    'redirect-elsewhere: The response is a redirect (302) to https://api.example/authors',
  ],
  [
    'a sign-in page that only its title shows',
    {},
    [to('https://b.example/x'), response(200, HTML, '<title>Log in</title>')],
    'redirect-login: https://api.example/items redirects to a sign-in page at https://b.example/x',
  ],
  [
    'back to the first origin, without headers',
    {},
    [to('https://b.example/'), to(API), response(200)],
    'null-origin: After a redirect to another origin, browsers send Origin: null',
  ],
  [
    'within one origin, without headers at the end',
    {},
    [to('/x'), response(200)],
    'no-cors-at-all: The response has no CORS headers at all',
  ],
  [
    'Authorization dropped, and the target refuses',
    { headers: { Authorization: 'x' } },
    [
      response(204, { ...ANY, 'Access-Control-Allow-Headers': 'authorization' }),
      to('https://b.example/'),
      response(401),
    ],
    'authorization-dropped: Browsers drop Authorization when a redirect goes to another origin: https://b.example',
  ],
  ['same-origin', { mode: 'same-origin' }, [], 'not-sent: The page allows requests to its own origin only'],
  ['TRACE', { method: 'TRACE' }, [], 'not-sent: '],
  ['no http', { url: 'ftp://api.example/' }, [], 'not-sent: CORS requests are only possible over http and https'],
  [
    '405 for GET',
    {},
    [response(405)],
    'method-refused: The server, or a proxy in front of it, returned 405: it does not',
  ],
  ['an HTML page', {}, [response(401, HTML)], 'authentication-first: The response is 401 without CORS headers'],
  [
    'an HTML page for everyone',
    {},
    [response(200, HTML)],
    'no-cors-at-all: The response has no CORS headers',
    { asProgram: response(200, HTML) },
  ],
  [
    'the page of a tunnel by its host',
    { url: 'https://abc-3000.devtunnels.ms/' },
    [response(200, HTML)],
    'interstitial-page: A tunnel, proxy or bot check sends browsers',
  ],
  [
    'plain HTTP to HTTPS, over https',
    {},
    [response(400, {}, 'HTTP to HTTPS')],
    'error-without-headers: The error response (400)',
  ],
  [
    'a policy that another header shows',
    {},
    [response(200, { 'Access-Control-Expose-Headers': 'a' })],
    'origin-refused: CORS is set up',
  ],
  ['a header that is not misspelled', {}, [response(200, { 'Accept-Ranges': 'bytes' })], 'no-cors-at-all: The'],
  [
    'another misspelled header',
    {},
    [response(200, { 'Access-Control-Allowed-Methods': 'PUT' })],
    'origin-refused: CORS',
  ],
  ['a header far from any', {}, [response(200, { 'Access-Denied-By-Policy': 'x' })], 'no-cors-at-all: The'],
  ['readable, and private to one origin', {}, [response(200, OWN)], ''],
  [
    'readable, the same for everyone',
    {},
    [response(200, { ...STORED, 'Access-Control-Allow-Origin': PAGE })],
    '',
    { withoutOrigin: response(200, { ...STORED, 'Access-Control-Allow-Origin': PAGE }) },
  ],
  ['not known', { method: 'patch' }, [], 'method-case: Browsers send patch as written'],
  [
    'a hidden header under * with credentials',
    { credentials: 'include' },
    [
      response(200, {
        ...OWN,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Expose-Headers': '*',
        'X-Total': '1',
      }),
    ],
    'hidden-headers: The page cannot read X-Total: for a request with credentials, "*" is not a wildcard',
  ],
  [
    'a list of exposed headers that is not valid',
    {},
    [response(200, { ...ANY, 'Access-Control-Expose-Headers': 'a b', 'X-Total': '1' })],
    'hidden-headers: The page cannot read X-Total',
  ],
];

test.each(rows.map((row) => ({ what: row[0], row })))('$what', ({ row: [, request, responses, first, evidence] }) => {
  const [diagnosis] = diagnose(predict({ origin: PAGE, url: API, ...request }, responses), evidence);
  const text = diagnosis === undefined ? '' : `${diagnosis.code}: ${diagnosis.message}`;
  expect(text.slice(0, first === '' ? undefined : first.length)).toBe(first);
});

test('the console has the status of a preflight whose list shows the reason', () => {
  const trace = predict({ origin: PAGE, url: API, method: 'PUT' }, [
    response(400, { ...ANY, 'Access-Control-Allow-Methods': 'GET' }),
  ]);
  expect(diagnose(trace)[0]?.code).toBe('method-missing');
  expect(engineMessages(trace).chromium).toContain('It does not have HTTP ok status.');
});

describe('headers that the page cannot read', () => {
  const noteOn = (...names: readonly string[]) =>
    diagnose(
      predict({ origin: PAGE, url: API }, [
        response(200, { ...ANY, ...Object.fromEntries(names.map((name) => [name, '1'])) }),
      ]),
    );

  test.each([
    'Accept-Ranges, Age, Alt-Svc, Content-Encoding, Date, Server, Set-Cookie, Strict-Transport-Security, Vary, Via',
    'Content-Security-Policy, Content-Security-Policy-Report-Only, Cross-Origin-Resource-Policy, Document-Policy, Origin-Trial',
    'CF-RAY, CDN-Cache, X-Amz-Cf-Id, X-Amz-Id-2, X-Amzn-RequestId, X-Azure-Ref, X-Cache, X-Cache-Hits, X-Served-By, X-Varnish',
    'X-AspNet-Version, X-Drupal-Cache, X-Generator, X-Powered-By, X-Redirect-By, X-Runtime, X-Vercel-Id, X-Matched-Path',
    'NEL, Report-To, Reporting-Endpoints, Server-Timing, X-Envoy-Upstream-Service-Time, X-GUploader-UploadID, X-Kong-Proxy-Latency',
    'X-Content-Type-Options, X-DNS-Prefetch-Control, X-Download-Options, X-Frame-Options, X-Permitted-Cross-Domain-Policies',
  ])('not named: %s', (list) => {
    expect(noteOn(...list.split(', '))).toEqual([]);
  });

  test.each([
    'ETag, Content-Disposition, Content-Range, Link, Location, Retry-After, WWW-Authenticate, Deprecation',
    'Mcp-Session-Id, Upload-Offset, X-Request-Id, X-Total-Count, X-RateLimit-Remaining, X-Amz-Meta-Name, X-Hub, Anything',
  ])('named: %s', (list) => {
    expect(noteOn(...list.split(', '))[0]?.message).toBe(`The page cannot read ${list}`);
  });
});

describe('null', () => {
  const sandboxed = predict({ origin: 'null', url: API }, [response(200, { Vary: 'Origin' })]);
  const redirected = predict({ origin: PAGE, url: API, credentials: 'include' }, [
    response(302, { ...OWN, 'Access-Control-Allow-Credentials': 'true', Location: 'https://b.example/' }),
    response(200, { Vary: 'Origin' }),
  ]);
  test.each([
    ['a page without an origin', sandboxed],
    ['a redirect to another origin', redirected],
  ])('is never recommended for %s', (_, trace) => {
    expect(diagnose(trace)[0]?.code).toBe('null-origin');
    expect(optionChange(trace)).toBeUndefined();
    expect(JSON.stringify(diagnose(trace))).not.toContain("'null'");
  });
});

test('names in options are quoted', () => {
  const trace = predict({ origin: PAGE, url: API, headers: { "X-It's": '1' } }, [response(204, ANY)]);
  expect(optionChange(trace)).toMatchObject({
    cors: "allowedHeaders: ['X-It\\'s']",
    set: { allowedHeaders: ["X-It's"] },
  });
});

test.each([
  ['Access-Control-Allow-Origin', 'The page sends Access-Control-Allow-Origin. In a request, response headers only'],
  ['Allow-Control-X, Cross-Origin-X', 'The page sends Allow-Control-X, Cross-Origin-X. In a request, response headers'],
  ['Baggage', 'Do not send Baggage. Limit your tracing SDK to your own servers with tracePropagationTargets'],
  ['X-A, B3, Baggage', 'Do not send B3, Baggage, X-A. Limit your tracing SDK to your own servers with'],
  ['NewRelic', 'Do not send NewRelic. Limit the New Relic agent to your own servers with distributed_tracing'],
  ['X-Requested-With, X-CSRF-Token', 'Change the default headers of your request library'],
  ['X-A, X-B', 'Do not send X-A, X-B. Check what the server really needs'],
])('the advice to remove %s', (names, advice) => {
  const headers = Object.fromEntries(names.split(', ').map((name) => [name, '1']));
  const [cause] = diagnose(predict({ origin: PAGE, url: API, headers }, [response(204, ANY)]));
  expect(`${cause?.message}\n${cause?.page}`).toContain(advice);
});

test('an origin is added to a list that is not known, with credentials', () => {
  const trace = predict({ origin: PAGE, url: API, credentials: 'include' }, [response(200, { Vary: 'Origin' })]);
  expect(optionChange(trace)).toEqual({
    cors: `origin: [...origins, '${PAGE}'], credentials: true`,
    corsmith: `origin: [...origins, '${PAGE}'], credentials: true`,
    set: { credentials: true },
    add: { origin: [PAGE] },
  });
});

test('a fixed origin is kept, with credentials', () => {
  const trace = predict({ origin: PAGE, url: API, credentials: 'include' }, [
    response(200, { 'Access-Control-Allow-Origin': 'https://b.example' }),
  ]);
  expect(optionChange(trace)?.cors).toBe(`origin: ['https://b.example', '${PAGE}'], credentials: true`);
});

test('nothing is changed if nothing is blocked', () => {
  expect(optionChange(predict({ origin: PAGE, url: API }, [response(200, ANY)]))).toBeUndefined();
});
