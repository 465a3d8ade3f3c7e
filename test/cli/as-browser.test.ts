import type { IncomingHttpHeaders, OutgoingHttpHeaders, RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { asBrowser } from '../../src/cli/as-browser.ts';
import { start } from './setup.ts';
import { corsmith } from './terminal.ts';

/** The headers that arrive, by method. */
async function received(...args: readonly string[]): Promise<Readonly<Record<string, IncomingHttpHeaders>>> {
  const seen: Record<string, IncomingHttpHeaders> = {};
  const listener: RequestListener = (req, res) => {
    seen[String(req.method)] = req.headers;
    const allowed = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'user-agent, range' };
    res.writeHead(200, allowed).end();
  };
  const server = await start({ servers: [() => listener] });
  await corsmith('explain', server.url, '--origin', 'http://app.example', ...args);
  server.close();
  return seen;
}

test('a request has the headers of a browser, and none of them triggers a preflight', async () => {
  const { GET, OPTIONS } = await received();
  expect(OPTIONS).toBeUndefined();
  expect(GET).toMatchObject({
    'user-agent': expect.stringMatching(/^Mozilla\/5\.0 .* Chrome\/\S+ .*corsmith\/\d/),
    accept: '*/*',
    'accept-language': 'en-US,en;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
    referer: 'http://app.example/',
    origin: 'http://app.example',
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'cross-site',
  });
  expect(GET?.['user-agent']?.endsWith(`corsmith/${manifest.version}`)).toBe(true);
});

test('a preflight has them, too', async () => {
  const { OPTIONS } = await received('-X', 'PUT');
  expect(OPTIONS).toMatchObject({
    'user-agent': expect.stringMatching(/^Mozilla/),
    'accept-language': 'en-US,en;q=0.9',
    referer: 'http://app.example/',
    'access-control-request-method': 'PUT',
  });
  expect(OPTIONS).not.toHaveProperty('access-control-request-headers');
});

test('--user-agent is not a header of the page', async () => {
  const { GET, OPTIONS } = await received('--user-agent', 'Safari');
  expect([GET?.['user-agent'], OPTIONS]).toEqual(['Safari', undefined]);
});

test('a User-Agent that the page sets triggers a preflight and is sent', async () => {
  const { GET, OPTIONS } = await received('-H', 'User-Agent: mine');
  expect(GET?.['user-agent']).toBe('mine');
  expect(OPTIONS?.['user-agent']).toMatch(/^Mozilla/);
  expect(OPTIONS?.['access-control-request-headers']).toBe('user-agent');
});

test('a range is requested without compression', async () => {
  const { GET } = await received('-H', 'Range: bytes=0-3');
  expect(GET?.['accept-encoding']).toBe('identity');
});

describe('a response that a shared cache may store', () => {
  const PUBLIC = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60' };
  const requests = async (headers: OutgoingHttpHeaders, ...args: readonly string[]) => {
    const seen: IncomingHttpHeaders[] = [];
    const listener: RequestListener = (req, res) => {
      seen.push({ method: req.method, ...req.headers });
      res.writeHead(200, headers).end();
    };
    const server = await start({ servers: [() => listener] });
    await corsmith('explain', server.url, '--origin', 'http://app.example', ...args);
    server.close();
    return seen;
  };

  test('is requested again without Origin, as for an <img>', async () => {
    const [first, second, ...more] = await requests(PUBLIC, '-H', 'Accept: image/png');
    expect(first).toMatchObject({ origin: 'http://app.example', 'sec-fetch-mode': 'cors' });
    const { origin: _, ...kept } = first ?? {};
    expect(second).toEqual({ ...kept, 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' });
    expect(more).toEqual([]);
  });

  test.each([
    ['it is private', { ...PUBLIC, 'Cache-Control': 'private, max-age=60' }, []],
    ['it is not stored', { ...PUBLIC, 'Cache-Control': 'no-store' }, []],
    ['the method is HEAD', PUBLIC, ['-X', 'HEAD']],
  ])('is requested only once if %s', async (_, headers, args) => {
    expect(await requests(headers, ...args)).toHaveLength(1);
  });
});

test.each([
  ['https://app.example', 'https://api.example/', 'https://app.example/'],
  ['https://app.example', 'http://localhost:3000/', 'https://app.example/'],
  ['https://app.example', 'http://api.example/', undefined],
  ['http://app.example', 'http://api.example/', 'http://app.example/'],
  ['http://app.example', 'https://api.example/', 'http://app.example/'],
  ['null', 'https://api.example/', undefined],
  ['app://app', 'https://api.example/', undefined],
])('Referer from %s to %s: %s', (page, url, referer) => {
  const wire = { stage: 'actual', method: 'GET', url, headers: [], hasBody: false } as const;
  const headers = new Map(asBrowser(wire, page, 'x').headers);
  expect(headers.get('Referer')).toBe(referer);
});
