import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainRequest } from '../../src/cli/explain-request.ts';
import { toUrlHost } from '../../src/cli/input/url-host.ts';
import { createResolver, systemLookup } from '../../src/cli/resolver.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { har } from './input/har-file.ts';
import { type Started, start } from './setup.ts';
import { corsmith, corsmithWith } from './terminal.ts';

const ANY = { 'Access-Control-Allow-Origin': '*' };
const HTTPS = 'https://app.example';
const HTTP = 'http://app.example';
const ALL = ['standard', 'chromium', 'firefox', 'webkit'];

/** /closed has no CORS headers, and /away redirects to the http server. */
let plain: Started;
let secure: Started;

const listener: RequestListener = (req, res) => {
  if (req.url === '/closed') res.end();
  else if (req.url === '/away') res.writeHead(302, { ...ANY, Location: `${plain.url}/items` }).end();
  else res.writeHead(200, ANY).end();
};

beforeAll(async () => {
  plain = await start({ servers: [() => createServer(listener)] });
  secure = await start({ servers: [() => createSecureServer({ key: KEY, cert: CERTIFICATE }, listener)] });
});

afterAll(() => {
  plain.close();
  secure.close();
});

type Row = readonly [
  what: string,
  url: () => string,
  args: readonly string[],
  code: number,
  first: RegExp,
  blockedBy: readonly string[],
  verdicts: string | undefined,
];

const ASKS =
  /^Allowed if the user grants local network access \(Chromium and Firefox\): the page can read the response \(200\)\n/;
const ALLOWED = /^Allowed: the page can read the response \(200\)\n/;
const WEBKIT = /^Blocked by WebKit, but not by the standard, Chromium or Firefox: A page loaded over https cannot/;
const CHROMIUM =
  /^Blocked by Chromium, but not by the standard, Firefox or WebKit: The page's address is public \(assumed\)/;

const rows: readonly Row[] = [
  ['https page, https server', () => secure.url, ['-o', HTTPS], 0, ASKS, [], 'ask ask allow'],
  ['https page, http server', () => plain.url, ['-o', HTTPS], 1, WEBKIT, ['webkit'], 'ask ask block'],
  ['http page, http server', () => plain.url, ['-o', HTTP], 1, CHROMIUM, ['chromium'], 'block ask allow'],
  ['http page, https server', () => secure.url, ['-o', HTTP], 1, CHROMIUM, ['chromium'], 'block ask allow'],
  ['page on localhost', () => plain.url, ['-o', 'http://localhost:5173'], 0, ALLOWED, [], undefined],
  ['page on a private address', () => plain.url, ['-o', 'http://10.0.0.7'], 0, ALLOWED, [], undefined],
  ['page on a known address', () => plain.url, ['-o', HTTP, '--page-address', '10.0.0.7'], 0, ALLOWED, [], undefined],
  [
    'page on a known IPv6 address',
    () => plain.url,
    ['-o', HTTP, '--page-address', 'fd00::7'],
    0,
    ALLOWED,
    [],
    undefined,
  ],
  ['page in brackets', () => plain.url, ['-o', HTTP, '--page-address', '[fd00::7]'], 0, ALLOWED, [], undefined],
  ['page of origin null', () => secure.url, ['-o', 'null'], 0, ASKS, [], 'ask ask allow'],
  ['page that is made up', () => plain.url, [], 0, ALLOWED, [], undefined],
  [
    'name below localhost',
    () => plain.url.replace('//', '//app.'),
    ['-o', HTTP],
    1,
    CHROMIUM,
    ['chromium'],
    'block ask allow',
  ],
  [
    'no CORS headers',
    () => `${secure.url}/closed`,
    ['-o', HTTPS],
    1,
    /^Blocked: The response has no Acc/,
    ALL,
    'ask ask allow',
  ],
  ['redirect to http', () => `${secure.url}/away`, ['-o', HTTPS], 1, WEBKIT, ['webkit'], 'ask ask block'],
  ['own origin', () => plain.url, ['-o', '<url>'], 0, ALLOWED, [], undefined],
];

test.each(rows)('%s', async (_, url, args, code, first, blockedBy, verdicts) => {
  const target = url();
  const argv = ['explain', target, ...args.map((arg) => arg.replace('<url>', target)), '--insecure'];
  const text = await corsmith(...argv);
  expect([text.code, text.err]).toEqual([code, '']);
  expect(text.out).toMatch(first);
  expect(text.out.includes('[local-network-access]')).toBe(verdicts !== undefined);
  const { out } = await corsmith(...argv, '--json');
  const data = JSON.parse(out);
  expect(data.blockedBy).toEqual(blockedBy);
  expect(data.localNetwork && Object.values(data.localNetwork).join(' ')).toBe(verdicts);
});

describe('advice', () => {
  const advice = async (...argv: readonly string[]): Promise<Readonly<Record<string, string>>> => {
    const { out } = await corsmith('explain', ...argv, '--insecure', '--timeout', '5', '--json');
    const { diagnoses } = JSON.parse(out);
    return diagnoses.find(({ code }: { code: string }) => code === 'local-network-access');
  };

  test('for an https page and an http server on localhost', async () => {
    const { host } = new URL(plain.url);
    expect(await advice(plain.url, '-o', HTTPS)).toEqual({
      code: 'local-network-access',
      message: `A page that is assumed to be public requests ${host}, which is on the user's computer. Chromium and Firefox first ask the user, but WebKit blocks the request`,
      page: 'In Chromium and Firefox, the user must click Allow in the prompt, or allow access in the site settings. A cross-origin frame needs <iframe allow="loopback-network">. WebKit requires an https URL, even for localhost. If the page is not public, add --page-address with its address',
      fix: 'Serve the API over https, with a valid certificate. No response header can change this',
    });
  });

  test('is the cause where an engine blocks the request', async () => {
    const { out } = await corsmith('explain', plain.url, '-o', HTTP);
    expect(out).toMatch(
      /^Cause {5}A page that is assumed .* Firefox first asks the user, but Chromium blocks the request \[local/m,
    );
    expect(out).toMatch(/^Page .*Chromium asks only on https pages: serve the page over https/m);
    expect(out).toMatch(/^Server {4}No response header can change this/m);
    expect(out).not.toContain('Console messages if');
  });

  test.each([
    ['http://192.168.254.254:1', ['-o', HTTPS], /allow="local-network">/],
    ['https://0.0.0.0:1', ['-o', HTTPS], /Request localhost instead: Firefox never connects to 0\.0\.0\.0/],
    [
      'http://localhost:1',
      ['-o', HTTPS, '--page-address', '127.0.0.1'],
      /^WebKit requires an https URL, even for localhost$/,
    ],
    [
      'https://localhost:1',
      ['-o', 'http://192.0.2.7'],
      /^In Firefox, the user must click .*serve the page over https$/,
    ],
  ])('for %s %j', async (url, args, page) => {
    expect((await advice(url, ...args))['page']).toMatch(page);
  });

  test('for an address that is not of one computer', async () => {
    const requests = 'requests 0.0.0.0:1, whose address is for listening, not for connecting. ';
    const engines = 'Chromium first asks the user, but Firefox blocks the request';
    const [known, assumed] = [
      await advice('https://0.0.0.0:1', '-o', 'https://0.0.0.0:2'),
      await advice('https://0.0.0.0:1', '-o', HTTPS),
    ];
    expect(known['message']).toBe(`A page on 0.0.0.0 or [::] ${requests}Firefox blocks the request`);
    expect(assumed['message']).toBe(`A page that is assumed to be public ${requests}${engines}`);
  });

  test('for a name that resolves to a private address', async () => {
    const url = 'http://nas.example/items';
    const entry = { url, headers: { Origin: HTTPS }, status: 200, responseHeaders: ANY, serverIPAddress: '10.0.0.7' };
    const { code, out } = await corsmithWith(har([entry]), 'explain', '--json');
    const [{ blockedBy, diagnoses }] = JSON.parse(out).requests;
    expect([code, blockedBy]).toEqual([1, ALL]);
    expect(diagnoses.map((each: { code: string }) => each.code)).toEqual(['mixed-content', 'local-network-access']);
    expect(diagnoses[1].message).toMatch(/ Chromium, Firefox and WebKit block the request$/);
    expect(diagnoses[1].page).toMatch(/^In Chromium, use fetch\(url, { targetAddressSpace: 'local' }\)/);
  });
});

test('the output has the console messages after a denial', async () => {
  const { out } = await corsmith('explain', secure.url, '-o', HTTPS, '--insecure');
  expect(out).toContain(
    "  ok   address-space     The page's address is public (assumed); the server's is loopback. Chromium: ask, Firefox: ask, WebKit: allow\n",
  );
  expect(out).toMatch(/^Console messages if the user denies access\n {2}Chromium {2}.* `loopback` address space\.\n/m);
});

test('the output says that a made-up page is assumed to be in the same network', async () => {
  const { out } = await corsmith('explain', plain.url);
  expect(out).toContain('from origin http://app.example (made up, in the same network: set yours with --origin)');
});

test.each(['localhost', '10.0.0', '', '1.2.3.4.5'])('--page-address %s is wrong usage', async (address) => {
  expect(await corsmith('explain', plain.url, '--page-address', address)).toEqual({
    code: 2,
    out: '',
    err: `corsmith: --page-address must be an IP address, not ${JSON.stringify(address)}\n`,
  });
});

test('a console line from Chromium about local network access is explained', async () => {
  const line = `Access to fetch at '${plain.url}/' from origin '${HTTPS}' has been blocked by CORS policy: Permission was denied for this request to access the \`loopback\` address space.`;
  const { code, out } = await corsmithWith(line, 'explain');
  expect(code).toBe(1);
  expect(out).toContain('Chromium and Firefox first ask the user');
});

describe('names', () => {
  const explained = (origin: string, url: string, originAssumed: boolean, address: string) =>
    explainRequest(
      { origin, url },
      {
        timeout: 5000,
        insecure: false,
        send: false,
        originAssumed,
        lookup: async () => address,
      },
    );

  test('are resolved, and a made-up page is in the same network', async () => {
    const url = 'http://nas.invalid/';
    const { engines, trace } = await explained(HTTP, url, false, '::ffff:10.0.0.7');
    expect(trace.request.addresses).toEqual({ 'nas.invalid': '[::ffff:a00:7]' });
    expect(engines.chromium.verdict).toMatchObject({ problem: 'local-network-access', detail: { target: 'local' } });
    const near = await explained(HTTP, url, true, '10.0.0.7');
    expect(near.trace.request.addresses).toEqual({ 'nas.invalid': '10.0.0.7', 'app.example': '10.0.0.7' });
    expect(near.engines.chromium.verdict.kind).toBe('no-response');
    const far = await explained(HTTP, url, true, '93.184.216.34');
    expect(far.trace.request.addresses).toEqual({ 'nas.invalid': '93.184.216.34' });
  });

  test('in redirects are resolved before they are checked', async () => {
    const names: string[] = [];
    const server = await start({
      servers: [() => (_, res) => void res.writeHead(302, { ...ANY, Location: 'https://nas.invalid/' }).end()],
    });
    const { engines } = await explainRequest(
      { origin: HTTP, url: server.url, addresses: { 'app.example': '192.0.2.1' } },
      {
        timeout: 5000,
        insecure: false,
        send: false,
        lookup: async (name) => {
          names.push(name);
          return '10.0.0.7';
        },
      },
    );
    server.close();
    expect(names).toEqual(['nas.invalid']);
    const found = engines.firefox.steps.filter(({ code }) => code === 'address-space');
    expect(found.map(({ hop, localNetwork }) => [hop, localNetwork?.target])).toEqual([
      [0, 'loopback'],
      [1, 'local'],
    ]);
  });

  test('that have no address or resolve slowly stay unresolved', async () => {
    const { addresses, resolve } = createResolver({ 'known.example': '10.0.0.7' }, 5, (name) =>
      name === 'slow.example' ? new Promise(() => undefined) : Promise.reject(new Error('ENOTFOUND')),
    );
    for (const host of ['known.example', 'slow.example', 'none.example', '', '127.0.0.1', '[::1]', 'a.localhost'])
      await resolve(host);
    expect(addresses).toEqual({ 'known.example': '10.0.0.7' });
  });

  test('are resolved by the system', async () => {
    expect(['127.0.0.1', '::1']).toContain(await systemLookup('localhost'));
  });

  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '[::1]'],
    ['[::1]', '[::1]'],
    ['fe80::1%eth0', '[fe80::1]'],
    ['::ffff:127.0.0.1', '[::ffff:7f00:1]'],
    ['2001:0db8:0:0::1', '[2001:db8::1]'],
    ['not an address', 'not an address'],
  ])('%s is %s in URLs', (address, host) => {
    expect(toUrlHost(address)).toBe(host);
  });
});

test('a HAR has the addresses of its hosts', async () => {
  const entry = {
    url: 'https://nas.example/items',
    headers: { Origin: HTTP },
    status: 200,
    responseHeaders: ANY,
    serverIPAddress: '[fd00::7]',
  };
  const page = { url: `${HTTP}/`, headers: {}, status: 200, serverIPAddress: '' };
  const { code, out } = await corsmithWith(har([page, entry]), 'explain', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out).requests).toMatchObject([
    { blockedBy: ['chromium'], input: { addresses: { 'nas.example': '[fd00::7]' } } },
  ]);
  const near = { ...page, serverIPAddress: '10.0.0.7' };
  expect((await corsmithWith(har([near, entry]), 'explain', '--json')).code).toBe(0);
});
