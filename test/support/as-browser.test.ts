import { describe, expect, test } from 'vitest';
import { asBrowser, type PageRequest, type RawResponse, type WireRequest } from './browser/index.ts';

const PAGE: PageRequest = {
  origin: 'https://a.example',
  url: 'https://api.example/items?q=1',
  method: 'GET',
  headers: [],
  credentials: 'same-origin',
  mode: 'cors',
};
const ALLOW: RawResponse = {
  status: 200,
  headers: [
    ['Access-Control-Allow-Origin', 'https://a.example'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', 'PUT'],
    ['Access-Control-Allow-Headers', 'Authorization'],
    ['Access-Control-Expose-Headers', 'X-Total, Set-Cookie'],
    ['X-Total', '1'],
    ['X-Hidden', '1'],
    ['Set-Cookie', 'a=b'],
    ['Content-Type', 'text/plain'],
  ],
};
const SILENT: RawResponse = { status: 200, headers: [] };
const ANYONE: RawResponse = {
  status: 200,
  headers: [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Expose-Headers', '*'],
    ['X-A', '1'],
    ['Set-Cookie', 'a=b'],
  ],
};
const SEEN = ['content-type', 'x-total'];

describe('the requests on the wire, and what the page gets', () => {
  test.each<[what: string, request: Partial<PageRequest>, answer: RawResponse, sent: string[], verdict: object]>([
    ['simple, allowed', {}, ALLOW, ['GET'], { allowed: true, readable: SEEN }],
    ['simple, refused', {}, SILENT, ['GET'], refused('cors-check')],
    ['any origin, all exposed', {}, ANYONE, ['GET'], { allowed: true, readable: readableOf('x-a') }],
    ['any origin with credentials', { credentials: 'include' }, ANYONE, ['GET'], refused('cors-check')],
    ['PUT, allowed', { method: 'put' }, ALLOW, ['OPTIONS', 'PUT'], { allowed: true, readable: SEEN }],
    ['PUT, refused', { method: 'PUT' }, SILENT, ['OPTIONS'], refused('preflight-cors-check')],
    ['patch', { method: 'patch' }, ALLOW, ['OPTIONS'], refused('preflight-method')],
    ['header not listed', { headers: [['X-A', '1']] }, ALLOW, ['OPTIONS'], refused('preflight-headers')],
    ['list', { headers: [['authorization', '1']] }, ALLOW, ['OPTIONS', 'GET'], { allowed: true, readable: SEEN }],
    ['upload listener', { uploadListener: true }, ALLOW, ['OPTIONS', 'GET'], { allowed: true, readable: SEEN }],
    ['stream', { method: 'POST', streamBody: true }, SILENT, ['OPTIONS'], refused('preflight-cors-check')],
    ['form', { method: 'POST', body: { kind: 'FormData' } }, ALLOW, ['POST'], { allowed: true, readable: SEEN }],
    ['JSON Blob', { method: 'POST', body: jsonBlob() }, ALLOW, ['OPTIONS'], refused('preflight-headers')],
    ['redirected preflight', { method: 'PUT' }, { ...ALLOW, status: 302 }, ['OPTIONS'], refused('preflight-status')],
    ['an error is readable', {}, { ...ALLOW, status: 500 }, ['GET'], { allowed: true, readable: SEEN }],
    ['forbidden method', { method: 'trace' }, ALLOW, [], refused('invalid-request')],
    ['invalid header', { headers: [['a b', '1']] }, ALLOW, [], refused('invalid-request')],
    ['GET with a body', { body: { kind: 'string' } }, ALLOW, [], refused('invalid-request')],
    ['same-origin mode', { mode: 'same-origin' }, ALLOW, [], refused('same-origin-mode')],
    ['no-cors', { mode: 'no-cors' }, ALLOW, ['GET'], refused('opaque-response')],
    ['not http', { url: 'ftp://api.example/' }, ALLOW, [], refused('url-scheme')],
    ['opaque origin', { origin: 'null' }, ALLOW, ['GET'], refused('cors-check')],
    ['same origin', { origin: 'https://api.example', method: 'PUT' }, SILENT, ['PUT'], { allowed: true, readable: [] }],
  ])('%s', async (_, change, answer, sent, verdict) => {
    const wire: WireRequest[] = [];
    const run = await asBrowser({ ...PAGE, ...change }, async (request) => {
      wire.push(request);
      return answer;
    });
    expect(run.verdict).toEqual(verdict);
    expect(wire.map(({ method }) => method)).toEqual(sent);
    expect([run.preflight?.request, run.actual?.request].filter((each) => each !== undefined)).toEqual(wire);
  });
});

describe('the exact preflight', () => {
  test('requests method and headers, and has no credentials', async () => {
    const request: PageRequest = {
      ...PAGE,
      method: 'put',
      credentials: 'include',
      headers: [
        ['X-B', '1'],
        ['Cookie', 'dropped=1'],
        ['Authorization', 'Bearer x'],
      ],
    };
    const { preflight, actual } = await asBrowser(request, async () => ({
      status: 204,
      headers: [...ALLOW.headers, ['Access-Control-Allow-Headers', 'x-b']],
    }));
    const metadata = [
      ['Sec-Fetch-Dest', 'empty'],
      ['Sec-Fetch-Mode', 'cors'],
      ['Sec-Fetch-Site', 'cross-site'],
    ];
    expect(preflight?.request).toEqual({
      method: 'OPTIONS',
      url: 'https://api.example/items?q=1',
      headers: [
        ['Accept', '*/*'],
        ['Access-Control-Request-Method', 'PUT'],
        ['Access-Control-Request-Headers', 'authorization,x-b'],
        ['Origin', 'https://a.example'],
        ...metadata,
      ],
    });
    expect(actual?.request).toEqual({
      method: 'PUT',
      url: 'https://api.example/items?q=1',
      headers: [
        ['X-B', '1'],
        ['Authorization', 'Bearer x'],
        ['Accept', '*/*'],
        ['Origin', 'https://a.example'],
        ...metadata,
        ['Cookie', 'session=1'],
      ],
    });
  });
});

describe('the Origin header', () => {
  test.each<[what: string, change: Partial<PageRequest>, origin: string[]]>([
    ['cross-origin GET', {}, ['https://a.example']],
    ['same-origin GET', { origin: 'https://api.example' }, []],
    ['same-origin POST', { origin: 'https://api.example', method: 'POST' }, ['https://api.example']],
    ['no-cors GET', { mode: 'no-cors' }, []],
    ['no-cors POST', { mode: 'no-cors', method: 'POST' }, ['https://a.example']],
    ['no-cors POST to plain http', { mode: 'no-cors', method: 'POST', url: 'http://api.example/' }, ['null']],
  ])('%s', async (_, change, origin) => {
    const { actual } = await asBrowser({ ...PAGE, ...change }, async () => SILENT);
    expect(actual?.request.headers.filter(([name]) => name === 'Origin').map(([, value]) => value)).toEqual(origin);
  });
});

function refused(failedAt: string): object {
  return { allowed: false, failedAt, readable: [] };
}

function readableOf(...names: string[]): string[] {
  return ['access-control-allow-origin', 'access-control-expose-headers', ...names];
}

function jsonBlob(): { kind: 'Blob'; type: string } {
  return { kind: 'Blob', type: 'application/json' };
}
