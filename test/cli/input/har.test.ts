import { describe, expect, test } from 'vitest';
import { parseHar } from '../../../src/cli/input/har.ts';
import { isRefusal, type PastedRequest } from '../../../src/cli/input/pasted.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { type Entry, har } from './har-file.ts';

const API = 'https://api.example/x';
const PAGE = 'https://app.example';
const ORIGIN = { Origin: PAGE };

const PREFLIGHT: Entry = {
  method: 'OPTIONS',
  url: API,
  headers: {
    ...ORIGIN,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'content-type,x-one',
  },
  status: 204,
  responseHeaders: { 'Access-Control-Allow-Origin': '*' },
  type: 'preflight',
};
const PUT: Entry = {
  method: 'PUT',
  url: API,
  headers: { 'Content-Type': 'application/json', 'X-One': '1', 'X-Proxy': 'added', Referer: `${PAGE}/` },
  body: '{}',
  status: 0,
  error: 'net::ERR_FAILED',
  type: 'fetch',
};

test('a simple request has its own response', () => {
  const [request] = read(
    har([{ url: API, headers: ORIGIN, status: 200, responseHeaders: { 'X-A': '1\n2' }, responseBody: 'b' }]),
  );
  expect(request).toEqual({
    kind: 'har',
    url: API,
    origin: PAGE,
    method: 'GET',
    headers: [],
    credentials: 'same-origin',
    recorded: {
      exchanges: [
        {
          stage: 'actual',
          method: 'GET',
          url: API,
          status: 200,
          headers: [
            ['X-A', '1'],
            ['X-A', '2'],
          ],
          body: 'b',
        },
      ],
      error: undefined,
      addresses: {},
    },
    notes: [],
  });
});

describe.each([
  ['before', [PREFLIGHT, PUT]],
  ['after', [PUT, PREFLIGHT]],
])('a preflight that comes %s its request', (_, entries) => {
  test("belongs to it, and names the page's headers", () => {
    const all = read(har(entries));
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      method: 'PUT',
      origin: PAGE,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-One', '1'],
      ],
      body: '{}',
      recorded: {
        exchanges: [
          { stage: 'preflight', status: 204 },
          { stage: 'actual', status: 0 },
        ],
        error: 'net::ERR_FAILED',
      },
    });
    expect(all[0]?.unknown).toBeUndefined();
  });
});

test('a header that only the preflight names has an unknown value', () => {
  const [request] = read(har([PREFLIGHT, { ...PUT, headers: { 'x-one': '1' } }]));
  expect(request?.headers).toEqual([
    ['x-one', '1'],
    ['content-type', 'application/json'],
  ]);
  expect(request?.unknown).toEqual({ method: false, headers: ['content-type'] });
});

test('a preflight is sent even if its request does not show why', () => {
  const preflight = { ...PREFLIGHT, headers: { ...ORIGIN, 'Access-Control-Request-Method': 'GET' } };
  const [request] = read(har([preflight, { url: API, headers: {}, status: 0, type: 'xhr' }]));
  expect(request).toMatchObject({ method: 'GET', headers: [], forcePreflight: true, origin: PAGE });
});

test('a cached preflight has no entry', () => {
  const [request] = read(har([{ ...PUT, headers: { ...PUT.headers, ...ORIGIN }, status: 200 }]));
  expect(request?.recorded?.exchanges).toMatchObject([{ stage: 'actual', status: 200 }]);
  expect(request?.headers.map(([name]) => name)).toEqual(['Content-Type', 'X-One', 'X-Proxy']);
});

test('each of two equal requests has its own preflight', () => {
  const all = read(har([PREFLIGHT, PUT, { ...PREFLIGHT, status: 500 }, PUT]));
  expect(all.map(({ recorded }) => recorded?.exchanges.map(({ status }) => status))).toEqual([
    [204, 0],
    [500, 0],
  ]);
});

describe('a redirect', () => {
  const cdn = 'https://cdn.example/y';

  test('leads to a later entry, with its own preflight', () => {
    const entries: Entry[] = [
      { url: cdn, headers: { ...ORIGIN }, status: 404 },
      { ...PUT, headers: { ...PUT.headers, ...ORIGIN }, status: 307, responseHeaders: { Location: `${cdn}#part` } },
      { ...PREFLIGHT, url: cdn, headers: { ...PREFLIGHT.headers, Origin: 'null' }, status: 200 },
      { ...PUT, url: cdn, headers: { Origin: 'null' }, status: 201 },
    ];
    const all = read(har(entries));
    expect(all.map(({ url }) => url)).toEqual([cdn, API]);
    expect(all[1]?.recorded?.exchanges.map(({ stage, url, status }) => [stage, url, status])).toEqual([
      ['actual', API, 307],
      ['preflight', cdn, 200],
      ['actual', cdn, 201],
    ]);
  });

  test.each([undefined, 'https://', 'ftp://x.example/', 'https://nowhere.example/'])(
    'with Location %s ends there',
    (location) => {
      const responseHeaders: Record<string, string> = location === undefined ? {} : { Location: location };
      const all = read(har([{ url: API, headers: ORIGIN, status: 302, responseHeaders }]));
      expect(all[0]?.recorded?.exchanges).toHaveLength(1);
    },
  );

  test('to itself is followed as often as a browser follows it', () => {
    const loop: Entry = { url: API, headers: ORIGIN, status: 302, responseHeaders: { Location: API } };
    const all = read(har(Array.from({ length: 30 }, () => loop)));
    expect(all.map(({ recorded }) => recorded?.exchanges.length)).toEqual([21, 9]);
  });
});

describe('the origin of the page', () => {
  test.each<readonly [string, Entry, Partial<PastedRequest>]>([
    [
      'is that of the Referer',
      { ...PUT, headers: { Referer: 'https://a.example/page' } },
      { origin: 'https://a.example' },
    ],
    ['is that of the page in the HAR', { ...PUT, headers: {}, page: 'page_1' }, { origin: PAGE }],
  ])('%s', (_, entry, is) => {
    expect(read(har([entry], [{ id: 'page_1', title: `${PAGE}/index` }]))[0]).toMatchObject(is);
  });
});

test('cookies mean credentials', () => {
  expect(read(har([{ url: API, headers: { ...ORIGIN, Cookie: 'a=1' }, status: 200 }]))[0]).toMatchObject({
    cookie: 'a=1',
    credentials: 'include',
  });
  expect(
    read(har([{ url: API, headers: ORIGIN, status: 200, cookies: [{ name: 'a', value: '1' }] }]))[0],
  ).toMatchObject({
    credentials: 'include',
  });
});

describe('not a cross-origin CORS request', () => {
  test.each<readonly [string, Entry]>([
    ['same origin', { url: `${PAGE}/api`, headers: ORIGIN, status: 200 }],
    ['an image without crossorigin', { url: API, headers: { Referer: PAGE }, status: 200, type: 'image' }],
    ['mode no-cors', { url: API, headers: { ...ORIGIN, 'Sec-Fetch-Mode': 'no-cors' }, status: 200 }],
    [
      'mode no-cors, blocked',
      { url: API, headers: { Referer: PAGE }, status: 0, error: 'net::ERR_ABORTED', type: 'fetch' },
    ],
    ['a form', { url: API, method: 'POST', headers: ORIGIN, status: 200, type: 'document' }],
    ['a WebSocket', { url: API, headers: ORIGIN, status: 101, type: 'websocket' }],
    [
      'a fetch without Origin that has a response',
      { url: API, headers: { Referer: PAGE }, status: 200, type: 'fetch' },
    ],
    ['a page that is not known', { url: API, headers: {}, status: 0, type: 'fetch' }],
    ['another scheme', { url: 'data:,x', headers: ORIGIN, status: 200 }],
    ['a preflight alone', PREFLIGHT],
  ])('%s', (_, entry) => {
    expect(read(har([entry]))).toEqual([]);
  });
});

test('malformed parts are skipped', () => {
  const log = {
    pages: [7, { id: 'a' }, { id: 'b', title: 'x' }],
    entries: [
      7,
      {},
      { request: { url: API } },
      { request: { method: 'GET' } },
      { request: { url: API, method: 'GET', headers: [7, {}, { name: 'Origin', value: PAGE }, { name: 'x' }] } },
      {
        request: { url: API, method: 'GET', headers: [{ name: 'Origin', value: PAGE }], postData: {}, cookies: 7 },
        response: { status: 9999, headers: 7, content: { encoding: 'base64', text: 'AA==' } },
      },
    ],
  };
  const all = read(JSON.stringify({ log }));
  expect(all.map(({ recorded }) => recorded?.exchanges)).toEqual([
    [{ stage: 'actual', method: 'GET', url: API, status: 0, headers: [], body: undefined }],
    [{ stage: 'actual', method: 'GET', url: API, status: 0, headers: [], body: undefined }],
  ]);
});

test('a HAR can be empty', () => {
  expect(read('{"log":{"entries":[]}}')).toEqual([]);
});

test.each([
  ['{"log":{"entries":[{"request"', /not valid JSON: is it complete/],
  ['{}', /no log\.entries/],
  ['{"log":7}', /no log\.entries/],
  ['{"log":{"entries":{}}}', /no log\.entries/],
])('%s is refused', (text, reason) => {
  expect(parseHar(text)).toEqual({ reason: expect.stringMatching(reason) });
});

test('5 MB are read in less than two seconds', () => {
  const entry = { ...PUT, responseBody: 'x'.repeat(2_000) };
  const entries = Array.from({ length: 1_500 }, (_, index) => [
    { ...PREFLIGHT, url: `${API}${index % 10}` },
    { ...entry, url: `${API}${index % 10}` },
  ]);
  const text = har(entries.flat());
  expect(text.length).toBeGreaterThan(5_000_000);
  expect(cpuTime(() => expect(read(text)).toHaveLength(1_500))).toBeLessThan(2_000);
});

function read(text: string): readonly PastedRequest[] {
  const parsed = parseHar(text);
  if (isRefusal(parsed)) throw new Error(parsed.reason);
  return parsed.requests;
}
