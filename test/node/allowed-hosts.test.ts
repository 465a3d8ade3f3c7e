import { createServer } from 'node:http';
import { connect, createServer as createHttp2Server, type OutgoingHttpHeaders } from 'node:http2';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { allowsUpgrade, cors, createPolicy } from '../../src/index.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { sendBytes } from '../hostile/raw.ts';

const policy = createPolicy({ origin: 'http://localhost:5173', enforce: { allowedHosts: 'loopback' } });
const guard = cors(policy);

type Row = readonly [why: string, target: string, lines: readonly string[], status: number];

/** 400: Node's own parser rejects it. */
const ROWS: readonly Row[] = [
  ['the name and the port', '/', ['Host: localhost:3000'], 200],
  ['other letters', '/', ['HOST: LocalHost:3000'], 200],
  ['white space around it', '/', ['Host: \t localhost \t'], 200],
  ['a foreign name', '/', ['Host: evil.example:3000'], 403],
  ['no value', '/', ['Host:'], 403],
  ['a comma', '/', ['Host: localhost, evil.example'], 403],
  ['a tab', '/', ['Host: localhost\tevil.example'], 403],
  ['user information', '/', ['Host: localhost@evil.example'], 403],
  ['8 KB', '/', [`Host: ${'a.'.repeat(4000)}localhost`], 403],
  ['two, the foreign one first', '/', ['Host: evil.example', 'Host: localhost'], 403],
  ['two, the foreign one last', '/', ['Host: localhost', 'Host: evil.example'], 403],
  ['two, both listed', '/', ['Host: localhost', 'host: localhost'], 403],
  ['a foreign absolute-form target', 'http://evil.example/', ['Host: localhost'], 403],
  ['an absolute-form target', 'http://localhost:3000/', ['Host: localhost:3000'], 200],
  ['none', '/', [], 400],
];

describe('over HTTP/1.1', () => {
  const server = createServer({ requireHostHeader: true }, (request, response) =>
    guard(request, response, () => response.end('reached')),
  );
  server.on('upgrade', (request, socket) => {
    const isAllowed = allowsUpgrade(policy, request);
    socket.end(`HTTP/1.1 ${isAllowed ? '200 OK' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`);
  });
  let port = 0;
  beforeAll(async () => {
    port = (await listen(server)).port;
  });
  afterAll(() => server.close());

  const bytes = (target: string, lines: readonly string[]) =>
    Buffer.from(`GET ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');

  test.each(ROWS)('%s', async (_, target, lines, status) => {
    const [response] = await sendBytes(port, bytes(target, [...lines, 'Connection: close']));
    expect(response?.status).toBe(status);
    if (status !== 400) expect(response?.body).toBe(status === 200 ? 'reached' : '{"code":"host-not-allowed"}');
  });

  test.each(ROWS)('upgrade: %s', async (_, target, lines, status) => {
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket'];
    const [response] = await sendBytes(port, bytes(target, [...lines, ...upgrade]));
    // Node does not check upgrades itself
    expect(response?.status).toBe(status === 400 ? 403 : status);
  });

  test('HTTP/1.0 without Host', async () => {
    const [response] = await sendBytes(port, Buffer.from('GET / HTTP/1.0\r\n\r\n'));
    expect(response).toMatchObject({ status: 403, body: '{"code":"host-not-allowed"}' });
  });

  test('Host lines that the server joins', async () => {
    const joining = createServer({ joinDuplicateHeaders: true }, (request, response) =>
      guard(request, response, () => response.end('reached')),
    );
    const { port: other, close } = await listen(joining);
    onTestFinished(close);
    const lines = ['Host: localhost', 'Host: localhost', 'Connection: close'];
    expect((await sendBytes(other, bytes('/', lines)))[0]?.status).toBe(403);
  });
});

describe('over HTTP/2', () => {
  const server = createHttp2Server((request, response) => guard(request, response, () => response.end('reached')));
  let port = 0;
  beforeAll(async () => {
    port = (await listen(server)).port;
  });
  afterAll(() => server.close());

  test.each([
    ['a listed :authority', { ':authority': 'localhost:3000' }, 200],
    ['a listed :authority, in capitals', { ':authority': 'LOCALHOST' }, 200],
    ['a foreign :authority', { ':authority': 'evil.example' }, 403],
    ['a foreign :authority, a listed Host', { ':authority': 'evil.example', host: 'localhost' }, 403],
    ['a listed :authority, a foreign Host', { ':authority': 'localhost', host: 'evil.example' }, 403],
    ['POST', { ':authority': 'evil.example', ':method': 'POST' }, 403],
    [
      'a preflight',
      {
        ':authority': 'evil.example',
        ':method': 'OPTIONS',
        origin: 'http://localhost:5173',
        'access-control-request-method': 'PUT',
      },
      403,
    ],
  ])('%s', async (_, headers, status) => {
    expect(await send(headers)).toBe(status);
  });

  test('user information does not reach the application: Node 26 resets the stream', async () => {
    expect([403, 'ERR_HTTP2_STREAM_ERROR']).toContain(await send({ ':authority': 'localhost@evil.example' }));
  });

  /** The status of the response, or the code of the stream's error. */
  function send(headers: OutgoingHttpHeaders): Promise<unknown> {
    const session = connect(`http://127.0.0.1:${port}`);
    onTestFinished(() => session.destroy());
    const stream = session.request(headers);
    return new Promise((resolve) => {
      stream.once('response', (each) => resolve(each[':status']));
      stream.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
  }
});

test('ws over node:http', async () => {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer();
  server.on('upgrade', async (request, socket, head) => {
    if (await allowsUpgrade(policy, request)) return sockets.handleUpgrade(request, socket, head, (it) => it.close());
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  const { port, close } = await listen(server);
  onTestFinished(close);
  const open = (host: string) =>
    new Promise((resolve) => {
      const client = new WebSocket(`ws://127.0.0.1:${port}`, { headers: { host }, origin: `http://${host}` });
      client.on('open', () => resolve('open'));
      client.on('unexpected-response', (_request, response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
  expect(await Promise.all(['localhost:3000', 'evil.example:3000'].map(open))).toEqual(['open', 403]);
});
