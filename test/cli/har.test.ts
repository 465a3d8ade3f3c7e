import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Entry, har } from './input/har-file.ts';
import { corsmith } from './terminal.ts';

const API = 'https://api.example/items';
const PAGE = 'http://localhost:5173';
const ORIGIN = { Origin: PAGE };
const ALLOW = { 'Access-Control-Allow-Origin': PAGE, Vary: 'Origin' };

const folder = mkdtempSync(join(tmpdir(), 'corsmith-har-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function explain(entries: readonly Entry[], ...options: readonly string[]) {
  const path = join(folder, 'recorded.har');
  writeFileSync(path, har(entries));
  return corsmith('explain', path, ...options);
}

async function verdicts(...entries: readonly Entry[]) {
  const { code, out } = await explain(entries, '--json');
  const { requests } = JSON.parse(out);
  return { code, requests };
}

const PUT: Entry = {
  method: 'PUT',
  url: API,
  headers: { 'X-One': '1', Referer: `${PAGE}/` },
  status: 0,
  error: 'net::ERR_FAILED',
  type: 'fetch',
};
const preflight = (status: number, responseHeaders: Record<string, string>): Entry => ({
  method: 'OPTIONS',
  url: API,
  headers: { ...ORIGIN, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x-one' },
  status,
  responseHeaders,
  type: 'preflight',
});

test('a blocked response is judged by its headers, and nothing is sent', async () => {
  const { code, requests } = await verdicts({
    url: API,
    headers: ORIGIN,
    status: 200,
    responseHeaders: {},
    error: 'net::ERR_FAILED',
  });
  expect(code).toBe(1);
  expect(requests).toMatchObject([
    {
      input: { kind: 'har', url: API, origin: PAGE, method: 'GET', credentials: 'same-origin' },
      verdict: { kind: 'blocked', problem: 'allow-origin-missing' },
    },
  ]);
});

test('a failed preflight blocks its request', async () => {
  const { code, requests } = await verdicts(PUT, preflight(404, {}));
  expect(code).toBe(1);
  expect(requests).toMatchObject([{ input: { method: 'PUT' }, verdict: { kind: 'blocked', stage: 'preflight' } }]);
});

test('a preflight is judged even if its request does not show why it was sent', async () => {
  const headers = { ...ORIGIN, 'Access-Control-Request-Method': 'GET' };
  const { code, requests } = await verdicts(
    { method: 'OPTIONS', url: API, headers, status: 204, responseHeaders: {}, type: 'preflight' },
    { url: API, headers: {}, status: 0, error: 'net::ERR_FAILED', type: 'xhr' },
  );
  expect(code).toBe(1);
  expect(requests).toMatchObject([{ input: { method: 'GET' }, verdict: { kind: 'blocked', stage: 'preflight' } }]);
});

test('a request without a response has no verdict, even if its preflight passes', async () => {
  const allow = { ...ALLOW, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-one' };
  const { code, requests } = await verdicts(preflight(204, allow), PUT);
  expect(code).toBe(3);
  expect(requests).toMatchObject([{ verdict: { kind: 'no-response' } }]);
});

test('a cached preflight is assumed to have passed', async () => {
  const cached = { method: 'PUT', url: API, status: 200, responseHeaders: ALLOW };
  for (const headers of [{ ...ORIGIN, 'X-One': '1' }, ORIGIN]) {
    const { code, requests } = await verdicts({ ...cached, headers });
    expect(code).toBe(0);
    const notes = [`The HAR has no preflight for ${API}: the browser had it in its cache.`];
    expect(requests).toMatchObject([{ verdict: { kind: 'readable' }, notes }]);
  }
});

test('a failure shows that the page used credentials', async () => {
  const { code, requests } = await verdicts({
    url: API,
    headers: ORIGIN,
    status: 200,
    responseHeaders: { 'Access-Control-Allow-Origin': '*' },
    error: 'net::ERR_FAILED',
  });
  expect(code).toBe(1);
  expect(requests).toMatchObject([
    {
      input: { credentials: 'include' },
      verdict: { kind: 'blocked', problem: 'allow-origin-wildcard' },
      notes: [
        "The browser recorded net::ERR_FAILED, but the page could read this response without credentials. Therefore, corsmith assumes credentials: 'include'.",
      ],
    },
  ]);
});

test('a failure that CORS does not explain gives no verdict', async () => {
  const responseHeaders = { ...ALLOW, 'Access-Control-Allow-Credentials': 'true' };
  const entry = { url: API, headers: ORIGIN, status: 200, responseHeaders, error: 'net::ERR_FAILED' };
  const { code, requests } = await verdicts(entry);
  expect(code).toBe(3);
  expect(requests).toMatchObject([{ verdict: { kind: 'unexplained', error: 'net::ERR_FAILED' } }]);
  const { out } = await explain([entry]);
  expect(out).toContain('The browser recorded net::ERR_FAILED, but these headers pass every CORS check');
  expect(out).not.toMatch(/allowed|reads the/);
});

test('a cause of only one request is not listed as "The same cause"', async () => {
  const { out } = await explain([{ url: API, headers: ORIGIN, status: 200, responseHeaders: {} }]);
  expect(out).toContain('1 cross-origin request, 1 blocked\n');
  expect(out).not.toContain('The same cause');
});

test('a redirect is followed through the entries', async () => {
  const { requests } = await verdicts(
    { url: API, headers: ORIGIN, status: 302, responseHeaders: { ...ALLOW, Location: 'https://cdn.example/x' } },
    { url: 'https://cdn.example/x', headers: { Origin: 'null' }, status: 200, responseHeaders: ALLOW },
  );
  expect(requests).toMatchObject([{ verdict: { kind: 'blocked', hop: 1, problem: 'allow-origin-mismatch' } }]);
});

test('one line for each request, and the details of each cause once', async () => {
  const blocked = (path: string): Entry => ({ url: API + path, headers: ORIGIN, status: 200, responseHeaders: {} });
  const { code, out } = await explain([
    { url: API, headers: ORIGIN, status: 200, responseHeaders: ALLOW },
    blocked('/1'),
    blocked('/2?api_key=secret-of-the-page'),
    { ...PUT, headers: ORIGIN },
  ]);
  expect(code).toBe(1);
  expect(out.split('\n').slice(0, 5)).toEqual([
    '4 cross-origin requests, 2 blocked',
    `  allowed  GET ${API} from ${PAGE}`,
    `  BLOCKED  GET ${API}/1 from ${PAGE}`,
    `  BLOCKED  GET ${API}/2?api_key=REDACTED from ${PAGE}`,
    `  unknown  PUT ${API} from ${PAGE}  The HAR has no response: add --send to get one`,
  ]);
  expect(out.match(/^Blocked: /gm)).toHaveLength(1);
  expect(out).toMatch(/The same cause\n {2}GET .*\/2\?api_key=REDACTED\n$/);
});

describe('--send', () => {
  test('sends what is known of a request, but never a header without a known value', async () => {
    const methods: (string | undefined)[] = [];
    const server = createServer((req, res) => {
      methods.push(req.method);
      const allow = { ...ALLOW, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-one' };
      res.writeHead(200, allow).end();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
    const known = { ...PUT, url, headers: { 'X-One': '1' }, body: 'text' };
    const entries = [{ ...preflight(204, {}), url }, known];
    const { code, out } = await explain(entries, '--send');
    expect([code, methods]).toEqual([0, ['OPTIONS', 'PUT']]);
    expect(out).toContain('1 cross-origin request, 0 blocked\n  allowed  PUT');
    methods.length = 0;
    const { code: without, out: text } = await explain(
      [
        { ...preflight(204, {}), url },
        { ...known, headers: {} },
      ],
      '--send',
    );
    server.close();
    expect([without, methods]).toEqual([3, ['OPTIONS']]);
    expect(text).toContain('The HAR file does not include the value of x-one');
  });
});
