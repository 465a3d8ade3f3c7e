import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { allowsUpgrade, type CorsOptions, cors, createPolicy } from '../../src/index.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { run } from '../support/fakes.ts';

const A = 'https://a.example';
const EVIL = 'https://evil.example';
const UPGRADE = { upgrade: 'websocket', connection: 'Upgrade', host: 'own.example' };

type Headers = Readonly<Record<string, string>>;

const ROWS: readonly (readonly [why: string, headers: Headers, admitted: boolean])[] = [
  ['no browser', {}, true],
  ['allowed', { origin: A }, true],
  ['allowed, cross-site', { origin: A, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'websocket' }, true],
  ['a foreign origin', { origin: EVIL }, false],
  [
    'a foreign origin, cross-site',
    { origin: EVIL, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'websocket' },
    false,
  ],
  ['same-site is not same-origin', { origin: 'https://x.own.example', 'sec-fetch-site': 'same-site' }, false],
  ['null', { origin: 'null' }, false],
  ['garbage', { origin: `${A}, ${EVIL}` }, false],
  ['empty', { origin: '' }, false],
  ['its own host', { origin: 'https://own.example' }, true],
  ['its own host, according to Sec-Fetch-Site', { origin: EVIL, 'sec-fetch-site': 'same-origin' }, true],
  ['its own host on another port', { origin: 'https://own.example:8443' }, false],
];

const POLICIES: readonly (readonly [name: string, options: CorsOptions])[] = [
  ['without a guard', { origin: A }],
  ['with a guard', { origin: A, enforce: 'all' }],
  ['with a guard on other methods', { origin: A, enforce: 'unsafe-methods' }],
  ['with a guard that only reports', { origin: A, enforce: { reportOnly: true } }],
  ['with an origin function', { origin: async (origin: string) => origin === A }],
];

describe.each(POLICIES)('a policy %s', (_, options) => {
  test.each(ROWS)('%s', async (_why, headers, admitted) => {
    const request = { method: 'GET', headers: { ...UPGRADE, ...headers } };
    expect(await allowsUpgrade(createPolicy(options), request)).toBe(admitted);
    // the same request, the same result
    const { next } = run(cors({ ...options, origin: A, enforce: 'all' }), request);
    expect(next.length).toBe(admitted ? 1 : 0);
  });
});

test.each([
  ['CORS off', { origin: false }, A, false],
  ['CORS off, its own host', { origin: false }, 'https://own.example', true],
  ['a publicHost', { origin: A, enforce: { publicHost: 'shop.example' } }, 'https://shop.example', true],
  ['a publicHost, not Host', { origin: A, enforce: { publicHost: 'shop.example' } }, 'https://own.example', false],
] as const)('%s', (_name, options: CorsOptions | string, origin, admitted) => {
  expect(allowsUpgrade(createPolicy(options), { headers: { ...UPGRADE, origin } })).toBe(admitted);
});

test.each([
  ['with Origin', { origin: EVIL }],
  ['without', {}],
])('an upgrade is never accepted as a followed link, %s', (_, headers) => {
  const sent = { ...UPGRADE, ...headers, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect(allowsUpgrade(createPolicy(A), { method: 'GET', headers: sent })).toBe(false);
});

describe('a policy that enforce would refuse', () => {
  test.each<[CorsOptions, string, string]>([
    [{}, 'enforce-any-origin', 'enforce'],
    [{ origin: '*' }, 'enforce-any-origin', 'enforce'],
    [{ origin: true }, 'enforce-any-origin', 'enforce'],
    [{ origin: 'https://*.vercel.app' }, 'shared-suffix', 'origin'],
    [{ origin: [A, 'https://*.ts.net:8443'] }, 'shared-suffix', 'origin[1]'],
    [{ origin: /^https:\/\/.+\.vercel\.app$/ }, 'shared-suffix', 'origin'],
    [{ origin: 'vscode-webview://*' }, 'any-host', 'origin'],
  ])('%j: %s', (options, code, path) => {
    const policy = createPolicy(options);
    for (const _ of [1, 2]) {
      expect(() => allowsUpgrade(policy, { headers: { ...UPGRADE, origin: A } })).toThrow(
        expect.objectContaining({
          name: 'CorsConfigError',
          message: expect.stringMatching(/^The policy for allowsUpgrade\(\) cannot be used:/),
          issues: [expect.objectContaining({ code, path, severity: 'error' })],
        }),
      );
    }
  });

  test('is accepted with the waiver, and later changes to the list have no effect', () => {
    const origin = [A];
    const dangerouslyAllow: 'shared-suffix'[] = ['shared-suffix'];
    const waived = createPolicy({ origin: 'https://*.vercel.app', credentials: true, dangerouslyAllow });
    const policy = createPolicy({ origin });
    dangerouslyAllow.pop();
    origin[0] = 'https://*.vercel.app';
    const headers = { ...UPGRADE, origin: 'https://x.vercel.app' };
    expect(allowsUpgrade(waived, { headers })).toBe(true);
    expect(allowsUpgrade(policy, { headers })).toBe(false);
  });
});

test('errors of the application reject', async () => {
  const host = (): never => {
    throw new Error('the host is unknown');
  };
  const request = { headers: { ...UPGRADE, origin: EVIL } };
  expect(() => allowsUpgrade(createPolicy({ origin: A, enforce: { publicHost: host } }), request)).toThrow(
    'the host is unknown',
  );
  const failing = createPolicy({ origin: async () => host() });
  await expect(allowsUpgrade(failing, request)).rejects.toThrow('the host is unknown');
});

test('ws over node:http', async () => {
  const policy = createPolicy({ origin: [A], credentials: true });
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer();
  server.on('upgrade', async (request, socket, head) => {
    if (!(await allowsUpgrade(policy, request))) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => client.send('welcome'));
  });
  const { port, close } = await listen(server);
  onTestFinished(close);
  const open = (origin: string | undefined) =>
    new Promise<string>((resolve) => {
      const client = new WebSocket(`ws://127.0.0.1:${port}`, { ...(origin === undefined ? {} : { origin }) });
      client.on('message', (data) => {
        client.terminate();
        resolve(String(data));
      });
      client.on('unexpected-response', (_request, response) => {
        response.resume();
        resolve(String(response.statusCode));
      });
    });
  const own = `http://127.0.0.1:${port}`;
  expect(await Promise.all([A, EVIL, 'null', own, `${own}0`, undefined].map(open))).toEqual([
    'welcome',
    '403',
    '403',
    'welcome',
    '403',
    'welcome',
  ]);
});
