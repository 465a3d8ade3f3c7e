import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { sendHttp } from '../exchanges/runners/http-client.ts';
import { ROWS } from './rows.ts';

const PAGE_ORIGIN = 'https://app.example.com';
const EVIL = 'https://evil.example';
const FAILING = String(ROWS.findIndex(({ name }) => name.startsWith('an origin function that fails:')));

type Check = (port: number, output: () => string) => Promise<void>;

/** Additional checks of a recipe, by the id of its target. */
export const CHECKS: Readonly<Record<string, Check>> = {
  bun: upgrades,
  deno: upgrades,
  workers: upgrades,
  'socket-io': connects,
  async koa(_port, output) {
    // middleware around that of the recipe has continued
    await expect.poll(output).toContain('OPTIONS 204');
  },
  async fastify(port) {
    const { body, headers } = await sendHttp(port, { path: '/api/hijack', headers: { origin: PAGE_ORIGIN } });
    expect([body, headers.get('access-control-allow-origin')]).toEqual(['hijacked', [PAGE_ORIGIN]]);
  },
  'h3-1': replacesVary,
  nuxt: replacesVary,
  nitro: replacesVary,
  async next(port) {
    const { status, headers } = await sendHttp(port, { path: '/', headers: { origin: PAGE_ORIGIN } });
    expect([status, headers.get('access-control-allow-origin')], 'pages are cached').toEqual([200, undefined]);
  },
};

/** `undefined` and 101 pass through `wrap`, and the server keeps running. */
async function upgrades(port: number): Promise<void> {
  for (const origin of [PAGE_ORIGIN, EVIL]) {
    expect(await opened(port, '/api/socket', { origin })).toBe('open');
    const { status, headers } = await sendHttp(port, { path: '/api/echo', headers: { origin: PAGE_ORIGIN } });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, [PAGE_ORIGIN]]);
  }
}

/** As the page says, the `Vary` of a returned `Response` replaces that of corsmith. */
async function replacesVary(port: number): Promise<void> {
  const { headers } = await sendHttp(port, { path: '/api/response', headers: { origin: PAGE_ORIGIN } });
  expect(headers.get('vary')).toEqual(['Accept']);
}

const POLLING = '/socket.io/?EIO=4&transport=polling';
const SOCKET = '/socket.io/?EIO=4&transport=websocket';

const CONNECTIONS = [
  ['its origin', { origin: PAGE_ORIGIN }, 200, /^0\{"sid"/],
  ['a program without an Origin', {}, 200, /^0\{"sid"/],
  ['a foreign origin', { origin: EVIL }, 403, /400/],
  ['an origin whose function fails', { origin: PAGE_ORIGIN, 'x-policy': FAILING }, 400, /400/],
] as const;

async function connects(port: number): Promise<void> {
  for (const [who, headers, status, message] of CONNECTIONS) {
    expect((await sendHttp(port, { path: POLLING, headers })).status, who).toBe(status);
    expect(await opened(port, SOCKET, headers), who).toMatch(message);
    expect((await sendHttp(port, { path: POLLING })).status, `after ${who}`).toBe(200);
  }
  expect(await greeting(port)).toContain('42["hello"]');
}

/** What a client of socket.io gets after it has connected. */
async function greeting(port: number): Promise<string> {
  const headers = { origin: PAGE_ORIGIN };
  const { body } = await sendHttp(port, { path: POLLING, headers });
  const path = `${POLLING}&sid=${JSON.parse(body.slice(1)).sid}`;
  await sendHttp(port, { method: 'POST', path, body: '40', headers: { ...headers, 'content-length': '2' } });
  const first = (await sendHttp(port, { path, headers })).body;
  return first.includes('hello') ? first : first + (await sendHttp(port, { path, headers })).body;
}

/** The result of a WebSocket: its first message or the error. */
function opened(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('message', (message) => {
      resolve(String(message));
      socket.terminate();
    });
    socket.on('error', (error) => resolve(error.message));
  });
}
