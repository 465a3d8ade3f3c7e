import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { corsmith, corsmithOn, corsmithWith } from './terminal.ts';

const PAGE = 'http://localhost:5173';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Allows the page on every path except /closed; preflights fail on /simple, and /away redirects to another origin. */
let server: Server;
let elsewhere: Server;
let api = '';
const seen: Seen[] = [];
const folder = mkdtempSync(join(tmpdir(), 'corsmith-pasted-'));

beforeAll(async () => {
  elsewhere = await listen((url) => ({ status: 200, headers: { ...CORS, 'X-Path': url } }));
  const there = `http://localhost:${port(elsewhere)}/there`;
  server = await listen((url, method) => {
    if (url.startsWith('/away') && method !== 'OPTIONS') return { status: 302, headers: { ...CORS, Location: there } };
    if (url.startsWith('/closed') || (url.startsWith('/simple') && method === 'OPTIONS'))
      return { status: 200, headers: {} };
    return { status: 200, headers: { ...CORS, 'Set-Cookie': 'sid=set-cookie-secret; SameSite=None; Secure' } };
  });
  api = `http://localhost:${port(server)}`;
});

afterAll(() => {
  server.close();
  elsewhere.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  seen.length = 0;
});

const CORS = {
  'Access-Control-Allow-Origin': PAGE,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-one',
  Vary: 'Origin',
};

describe('curl words', () => {
  test('are read as curl reads them, and the request is sent', async () => {
    const { code, out, err } = await corsmith(
      'explain',
      'curl',
      '-v',
      '-o',
      'f',
      `${api}/items`,
      '-H',
      `Origin: ${PAGE}`,
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`GET ${api}/items`);
    expect(seen).toMatchObject([{ method: 'GET', headers: { origin: PAGE } }]);
  });

  test("--json is curl's option after curl, and corsmith's before it", async () => {
    const { code, out } = await corsmith(
      'explain',
      '--json',
      'curl.exe',
      `${api}/items`,
      '--json',
      '{}',
      '--origin',
      PAGE,
    );
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      input: {
        kind: 'curl',
        url: `${api}/items`,
        origin: PAGE,
        method: 'POST',
        headers: [
          ['Accept', 'application/json'],
          ['Content-Type', 'application/json'],
        ],
        credentials: 'same-origin',
      },
      verdict: { kind: 'no-response' },
      withheld: true,
    });
    expect(seen.map(({ method }) => method)).toEqual(['OPTIONS']);
  });

  test("corsmith's long options also work after curl", async () => {
    const { code } = await corsmith(
      'explain',
      'curl',
      '-XPUT',
      '-d',
      'a',
      `${api}/items`,
      '--origin',
      PAGE,
      '--send',
      '--timeout=5',
    );
    expect(code).toBe(0);
    expect(seen.map(({ method, body }) => [method, body])).toEqual([
      ['OPTIONS', ''],
      ['PUT', 'a'],
    ]);
  });

  test.each([
    [['explain', 'x', 'curl', 'http://a.example'], 'explain takes one input'],
    [['explain', 'curl', '-s'], 'The curl command has no URL'],
    [
      ['explain', 'curl', 'http://a.example'],
      "The curl command does not include the page's origin: add --origin https://app.example",
    ],
    [['explain', 'curl', 'ftp://a.example?token=abc'], '"ftp://a.example?token=REDACTED" is not an http or https URL'],
  ])('%j: one line', async (argv, line) => {
    expect(await corsmith(...argv)).toEqual({ code: 2, out: '', err: `corsmith: ${line}\n` });
  });

  test('curl is not a command without explain', async () => {
    expect(await corsmith('curl', 'http://a.example')).toMatchObject({ code: 2 });
  });
});

describe('secrets', () => {
  const secrets = ['cookie-secret-1', 'bearer-secret-2', 'query-secret-3', 'api-key-secret-4', 'set-cookie-secret'];
  const words = (path: string) => [
    'curl',
    `${api}${path}?token=query-secret-3`,
    '-b',
    'sid=cookie-secret-1',
    '-H',
    'Authorization: Bearer bearer-secret-2',
    '-H',
    'X-Api-Key: api-key-secret-4',
    '-H',
    `Origin: ${PAGE}`,
  ];

  test.each([
    ['as text', []],
    ['as data', ['--json']],
  ])('are sent to the server and not printed, %s', async (_, options) => {
    for (const path of ['/items', '/closed', '/away']) {
      const { out, err } = await corsmith('explain', ...options, ...words(path));
      for (const secret of secrets) expect(out + err).not.toContain(secret);
    }
    expect(seen.some(({ headers }) => headers['access-control-request-headers'] === 'authorization,x-api-key')).toBe(
      true,
    );
  });

  test('cookies and Authorization stay with the origin of the URL', async () => {
    const { code } = await corsmith(
      'explain',
      'curl',
      `${api}/away`,
      '-b',
      'sid=1',
      '-u',
      'me:pw',
      '-H',
      `Origin: ${PAGE}`,
    );
    expect(code).toBe(1);
    const gets = seen.filter(({ method }) => method === 'GET');
    expect(gets.map(({ headers }) => [headers.cookie, headers.authorization])).toEqual([
      ['sid=1', 'Basic bWU6cHc='],
      [undefined, undefined],
    ]);
  });
});

describe('standard input', () => {
  test.each([['-'], []])('is read with %j', async (...argv) => {
    const { code, out } = await corsmithWith(`curl '${api}/items' -H 'Origin: ${PAGE}'`, 'explain', ...argv);
    expect(code).toBe(0);
    expect(out).toContain(`GET ${api}/items`);
  });

  test('on a terminal, a prompt asks for it', async () => {
    const stdin = Object.assign(Readable.from([Buffer.from(`${api}/items`)]), { isTTY: true });
    const { code, err } = await corsmithOn({ isTerminal: true, environment: {}, stdin }, 'explain', '--origin', PAGE);
    expect([code, err]).toEqual([0, 'Paste, then press Ctrl+D\n']);
  });

  test('a URL in it needs no origin', async () => {
    const { code } = await corsmithWith(`${api}/items\n`, 'explain');
    expect(code).toBe(1);
    expect(seen).toMatchObject([{ headers: { origin: 'http://app.example' } }]);
  });

  test('more than 50 MB are refused', async () => {
    const chunk = 'x'.repeat(1_000_000);
    const stdin = Readable.from(Array.from({ length: 51 }, () => chunk));
    const { code, err } = await corsmithOn({ isTerminal: false, environment: {}, stdin }, 'explain');
    expect([code, err]).toEqual([2, expect.stringMatching(/^corsmith: The input is longer than 50 MB/)]);
  });

  test.each([
    ['', /^corsmith: The input is empty: expected a HAR file, /],
    ['hello', /^corsmith: "hello" was not recognized: expected a HAR file, /],
    ['{"log"', /^corsmith: The HAR file is not valid JSON/],
  ])('%j is refused with one line', async (text, line) => {
    const { code, out, err } = await corsmithWith(text, 'explain', '-');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
    expect(err.split('\n')).toHaveLength(2);
  });
});

describe('a console line', () => {
  const chromium = (path: string, reason: string) =>
    `Access to fetch at '${api}${path}' from origin '${PAGE}' has been blocked by CORS policy: ${reason}`;
  const PREFLIGHT =
    "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

  test('about the preflight: a preflight is sent, and its failure found', async () => {
    const { code, out } = await corsmith('explain', chromium('/simple', PREFLIGHT));
    expect(code).toBe(1);
    expect(out).toContain('Preflight');
    expect(seen).toMatchObject([{ method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }]);
  });

  test('about the preflight, which passes by now: the request itself is not sent and not called readable', async () => {
    const { code, out } = await corsmith('explain', chromium('/items', PREFLIGHT));
    expect(code).toBe(3);
    expect(out).toContain('The console line does not include the method or the headers: add --method and --header');
    expect(out).not.toMatch(/reads the|Readable/i);
    expect(seen.map(({ method }) => method)).toEqual(['OPTIONS']);
  });

  test('options fill in what the line does not say', async () => {
    const line = chromium(
      '/items',
      'Request header field x-one is not allowed by Access-Control-Allow-Headers in preflight response.',
    );
    expect((await corsmith('explain', line)).out).toContain('does not include the method or the value of x-one');
    expect((await corsmith('explain', line, '-X', 'GET')).out).toContain('does not include the value of x-one');
    expect((await corsmith('explain', line, '-H', 'x-one: 1')).out).toContain('does not include the method: add');
    seen.length = 0;
    expect((await corsmith('explain', line, '-X', 'GET', '-H', 'x-one: 1')).code).toBe(0);
    expect(seen[1]).toMatchObject({ method: 'GET', headers: { 'x-one': '1' } });
    seen.length = 0;
    expect((await corsmith('explain', chromium('/items', PREFLIGHT), '-X', 'PUT', '--send')).code).toBe(0);
    expect(seen.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT']);
  });

  test('about credentials: the request is made with them', async () => {
    const reason =
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
    const { out } = await corsmith('explain', chromium('/items', reason), '--json');
    expect(JSON.parse(out).input).toMatchObject({ kind: 'console', credentials: 'include', origin: PAGE });
  });

  test('of Firefox needs the origin', async () => {
    const line = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${api}/closed. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`;
    expect(await corsmith('explain', line)).toEqual({
      code: 2,
      out: '',
      err: "corsmith: The console line does not include the page's origin: add --origin https://app.example\n",
    });
    expect((await corsmith('explain', line, '--origin', PAGE)).code).toBe(1);
  });

  test('about the mode same-origin is blocked by that mode', async () => {
    const line = `Fetch API cannot load ${api}/items. Request mode is "same-origin" but the URL's origin is not same as the request origin ${PAGE}.`;
    expect(await corsmith('explain', line)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/\[same-origin-mode\]\n(?:Input .*\n)*Cause .* \[not-sent\]\nPage /),
    });
  });
});

test('notes name the files that a paste refers to and corsmith does not read', async () => {
  const text = `curl '${api}/items' -X PUT -d @body.json -H 'Origin: ${PAGE}'`;
  expect((await corsmithWith(text, 'explain')).out).toContain(
    '\nInput     --data names the file "body.json", which is not read.\n',
  );
  expect(JSON.parse((await corsmithWith(text, 'explain', '--json')).out).notes).toEqual([
    '--data names the file "body.json", which is not read.',
  ]);
});

describe('several requests', () => {
  test('are sent one after the other, without same-origin requests', async () => {
    const commands = ['items', 'closed', 'closed?2'].map((path) => `curl '${api}/${path}' -b jar -H 'Origin: ${PAGE}'`);
    const text = [...commands, `curl '${api}/own' -H 'Origin: ${api}'`].join(' ;\n');
    const { code, out } = await corsmithWith(text, 'explain');
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 4)).toEqual([
      '3 cross-origin requests, 2 blocked',
      `  allowed  GET ${api}/items from ${PAGE}`,
      `  BLOCKED  GET ${api}/closed from ${PAGE}`,
      `  BLOCKED  GET ${api}/closed?2 from ${PAGE}`,
    ]);
    expect(out.match(/^Blocked: /gm)).toHaveLength(1);
    expect(out).toContain('\nInput     --cookie names the file "jar", which is not read.\n');
    expect(out).toContain(`The same cause\n  GET ${api}/closed?2\n`);
  });

  test('exit with 3 if one of them has no verdict', async () => {
    const commands = [`curl '${api}/items' -X PUT`, `curl '${api}/items' -X POST`, "curl 'http://localhost:1/'"];
    const text = commands.map((command) => `${command} -H 'Origin: ${PAGE}'`).join('\n');
    const { code, out } = await corsmithWith(text, 'explain');
    expect(code).toBe(3);
    expect(out).toContain(`  unknown  PUT ${api}/items from ${PAGE}  Not sent: add --send\n`);
    expect(out).toContain(`  unknown  POST ${api}/items from ${PAGE}  Not sent: add --send\n`);
    expect(out).toMatch(/ {2}unknown {2}GET http:\/\/localhost:1\/ .*localhost:1/);
  });

  test('are a list as JSON', async () => {
    const text = `curl '${api}/{items,closed}' -H 'Origin: ${PAGE}'`;
    const { code, out } = await corsmithWith(text, 'explain', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      input: { kind: 'curl' },
      requests: [
        { input: { kind: 'curl', url: `${api}/items` }, verdict: { kind: 'readable' } },
        { input: { kind: 'curl', url: `${api}/closed` }, verdict: { kind: 'blocked' } },
      ],
    });
  });

  test('are at most 50', async () => {
    const text = `curl 'http://localhost:1/' -H 'Origin: ${PAGE}'\n`.repeat(51);
    expect(await corsmithWith(text, 'explain')).toMatchObject({
      code: 2,
      err: 'corsmith: the input has 51 requests, but at most 50 are sent: paste fewer\n',
    });
  });
});

describe('a file', () => {
  const path = (name: string) => join(folder, name);

  test('of HAR is read by its name', async () => {
    writeFileSync(path('empty.HAR'), '{"log":{"entries":[]}}');
    expect(await corsmith('explain', path('empty.HAR'))).toEqual({
      code: 0,
      out: 'No request is cross-origin, so CORS blocks none of them\n',
      err: '',
    });
    const { out } = await corsmith('explain', path('empty.HAR'), '--json');
    expect(JSON.parse(out)).toEqual({ version: 1, input: { kind: 'har' }, requests: [] });
  });

  test('that does not exist', async () => {
    expect(await corsmith('explain', 'missing.har')).toEqual({
      code: 2,
      out: '',
      err: 'corsmith: "missing.har" cannot be read: ENOENT: no such file or directory\n',
    });
  });

  test('that is too large is not read', async () => {
    writeFileSync(path('large.har'), '');
    truncateSync(path('large.har'), 50_000_001);
    expect(await corsmith('explain', path('large.har'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('50 MB'),
    });
  });

  test('a URL that ends in .har is a URL', async () => {
    expect(await corsmith('explain', `${api}/closed.har`, '--origin', PAGE)).toMatchObject({ code: 1 });
  });
});

async function listen(respond: (url: string, method: string) => { status: number; headers: Record<string, string> }) {
  const made = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      const { method, url = '', headers } = req;
      seen.push({ method, url, headers, body });
      const response = respond(url, method ?? '');
      res.writeHead(response.status, response.headers).end('body');
    });
  });
  await new Promise<void>((resolve) => made.listen(0, 'localhost', resolve));
  return made;
}

function port(of: Server): number {
  return (of.address() as AddressInfo).port;
}
