import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { headline } from '../../src/cli/headline.ts';
import { start } from './setup.ts';
import { corsmith } from './terminal.ts';

const ANY = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': '*' };

/** Preflights pass for these headers, except at /moved. */
function allowing(headers: string): RequestListener {
  return (req, res) => {
    if (req.method === 'OPTIONS' && req.url === '/moved') res.writeHead(404).end();
    else if (req.method === 'OPTIONS') res.writeHead(204, { ...ANY, 'Access-Control-Allow-Headers': headers }).end();
    else if (req.method === 'POST') res.writeHead(303, { ...ANY, Location: '/moved' }).end();
    else res.writeHead(200, ANY).end();
  };
}

const TOKEN = ['-H', 'Authorization: Bearer x'];
const JSON_POST = ['-X', 'POST', '-H', 'Content-Type: application/json', '--data', '{}', '--send'];

type Row = readonly [
  what: string,
  server: RequestListener,
  args: readonly string[],
  code: number,
  first: string,
  blockedBy: string,
];

const rows: readonly Row[] = [
  ['readable', allowing('*'), [], 0, 'Allowed: the page can read the response (200)', ''],
  [
    'blocked',
    allowing(''),
    ['-H', 'X-One: 1'],
    1,
    'Blocked: Preflight: Access-Control-Allow-Headers is "", which does not include x-one [header-not-allowed]',
    'standard, chromium, firefox, webkit',
  ],
  [
    'blocked by the standard only',
    allowing('*'),
    TOKEN,
    1,
    'Works in current browsers, but the standard forbids it: Preflight: Access-Control-Allow-Headers does not include authorization, and "*" does not cover it [authorization-wildcard]',
    'standard',
  ],
  [
    'blocked by the standard only, and withheld',
    allowing('*'),
    [...TOKEN, '-X', 'PUT'],
    1,
    'Blocked by the standard: Preflight: Access-Control-Allow-Headers does not include authorization, and "*" does not cover it [authorization-wildcard]. Add --send to see what current browsers do',
    'standard',
  ],
  [
    'blocked by two engines only',
    allowing('content-type'),
    JSON_POST,
    1,
    'Blocked by Firefox and WebKit, but not by the standard or Chromium: Preflight: The response has no Access-Control-Allow-Origin header [allow-origin-missing]',
    'firefox, webkit',
  ],
  [
    'blocked by all but one',
    (_, res) => res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(),
    ['-H', 'Save-Data: on'],
    1,
    'Blocked by the standard, Firefox and WebKit, but not by Chromium: Preflight: Access-Control-Allow-Headers does not include save-data [header-not-allowed]',
    'standard, firefox, webkit',
  ],
  [
    'withheld',
    allowing('*'),
    ['-X', 'POST'],
    3,
    'Not sent: POST <url>/items could change something. Add --send to send it',
    '',
  ],
  [
    'withheld after a preflight',
    allowing('*'),
    ['-X', 'DELETE'],
    3,
    'Not sent: the preflight passes, but DELETE <url>/items could change something. Add --send to send it',
    '',
  ],
];

test.each(rows)('%s', async (_, server, args, code, first, blockedBy) => {
  const started = await start({ servers: [() => server] });
  const argv = ['explain', `${started.url}/items`, '-o', 'http://app.example', '--page-address', '127.0.0.1', ...args];
  const text = await corsmith(...argv);
  const data = await corsmith(...argv, '--json');
  started.close();
  expect([text.code, text.err, data.code]).toEqual([code, '', code]);
  expect(text.out.split('\n', 1)).toEqual([first.replace('<url>', started.url)]);
  const findings = JSON.parse(data.out);
  expect(findings.blockedBy.join(', ')).toBe(blockedBy);
  const kinds = Object.entries(findings.verdicts).filter(([, kind]) => kind === 'blocked');
  expect(kinds.map(([judge]) => judge).join(', ')).toBe(blockedBy);
  expect(findings.judge).toBe(blockedBy.split(', ')[0] || 'standard');
});

test('causes that apply to only one engine are listed, too', async () => {
  const server: RequestListener = (req, res) => {
    const allowed = { 'Access-Control-Allow-Origin': '*', 'Mcp-Session-Id': '1' };
    res.writeHead(200, { 'Cache-Control': 'max-age=60', ...(req.headers.origin === undefined ? {} : allowed) }).end();
  };
  const started = await start({ servers: [() => server] });
  const { code, out } = await corsmith('explain', started.url, '--origin', 'https://app.example', '--json');
  started.close();
  const { blockedBy, diagnoses } = JSON.parse(out);
  expect([code, blockedBy]).toEqual([1, ['webkit']]);
  expect(diagnoses.map((each: { readonly code: string }) => each.code)).toEqual([
    'mixed-content',
    'hidden-headers',
    'cached-without-cors',
    'local-network-access',
  ]);
});

test('the headline says what an opaque response is', () => {
  const opaque = { verdict: { kind: 'opaque' }, steps: [], exchanges: [], blockedBy: [] } as unknown;
  expect(headline(opaque as Parameters<typeof headline>[0])).toEqual({
    text: 'The response is opaque: the page cannot read its status, headers or body',
    tone: 'strong',
  });
});

test('a second request that fails changes nothing', async () => {
  const server: RequestListener = (req, res) => {
    if (req.headers.origin === undefined) req.socket.destroy();
    else res.writeHead(200, { ...ANY, 'Cache-Control': 'max-age=60' }).end();
  };
  const started = await start({ servers: [() => server] });
  const { code, out } = await corsmith('explain', started.url);
  started.close();
  expect(code).toBe(0);
  expect(out).not.toContain('Note');
});

test('each request is sent once, whichever engines send it', async () => {
  const sent: string[] = [];
  const server: RequestListener = (req, res) => {
    sent.push(`${req.method} ${req.url}`);
    allowing('content-type')(req, res);
  };
  const started = await start({ servers: [() => server] });
  await corsmith('explain', `${started.url}/items`, ...JSON_POST);
  started.close();
  // the second preflight differs between the engines
  expect(sent).toEqual(['OPTIONS /items', 'POST /items', 'GET /moved', 'OPTIONS /moved', 'OPTIONS /moved']);
});

test('a request that could change something is sent once, although engines send different headers', async () => {
  const methods: string[] = [];
  const handler: RequestListener = ({ method = '', url }, response) => {
    methods.push(`${method} ${url}`);
    const allowed = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'DPR, X-One' };
    const methodsAllowed = { ...allowed, 'Access-Control-Allow-Methods': 'PUT' };
    if (method === 'OPTIONS') response.writeHead(204, methodsAllowed).end();
    else if (url === '/') response.writeHead(307, { ...allowed, Location: '/x' }).end();
    else response.writeHead(200, allowed).end();
  };
  const server = await start({ servers: [() => handler] });
  const headers = ['DPR: x', 'X-One: 1', 'x-one: 2'].flatMap((header) => ['--header', header]);
  await corsmith('explain', `${server.url}/`, '--method', 'PUT', '--send', ...headers);
  server.close();
  expect(methods.filter((method) => method.startsWith('PUT'))).toEqual(['PUT /', 'PUT /x']);
});
