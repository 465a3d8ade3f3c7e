import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { check } from '../../exchanges/check.ts';
import { listen } from '../../exchanges/runners/listen.ts';
import { EXCHANGES } from '../../exchanges/table.ts';
import { check as checkRow } from '../frameworks/check.ts';
import { NOT_FOUND, ROWS } from '../frameworks/rows.ts';
import { A, B, fieldsOf } from '../send.ts';
import { type Running, startWorker } from './start.ts';

describe('examples/frameworks/worker.js, in workerd', () => {
  let worker: Running;
  beforeAll(async () => {
    worker = await startWorker('examples/frameworks/worker.js', { FORGE: 'the forge' });
  });
  afterAll(() => worker.stop());

  it.each([...ROWS, NOT_FOUND])('$name', (row) => checkRow(row, (path, init) => fetch(worker.base + path, init)));
});

/** How an outcome travels: errors as data. */
interface Played {
  readonly status: number;
  readonly body: string;
  readonly said: readonly ({ readonly message: string; readonly code?: string } | null)[];
  readonly headers: readonly (readonly [string, readonly string[]])[];
}

describe('a worker of its own, in workerd', () => {
  let worker: Running;
  let played: readonly Played[] = [];
  const upstream = createServer((_request, response) => {
    response.setHeader('Set-Cookie', ['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2']);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.writeHead(203).end('upstream');
  });
  let close = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const listening = await listen(upstream);
    close = listening.close;
    const environment = { UPSTREAM: `http://127.0.0.1:${listening.port}/` };
    worker = await startWorker('test/web/worker/fixture.ts', environment, '"nodejs_compat"');
    played = (await (await fetch(`${worker.base}/table`)).json()) as readonly Played[];
  });
  afterAll(async () => {
    await worker.stop();
    await close();
  });

  it.each(EXCHANGES.map((row, index) => ({ name: row.name, row, index })))('$name', ({ row, index }) => {
    const { said, headers, ...rest } = played[index] ?? { said: [], headers: [], status: 0, body: '' };
    const nextCalls = said.map((error) =>
      error === null ? undefined : Object.assign(new Error(error.message), error),
    );
    check(row, { ...rest, nextCalls, headers: new Map(headers) });
  });

  it.each([
    [A, { 'access-control-allow-origin': A, 'access-control-expose-headers': 'X-Total', vary: 'Origin' }],
    [B, { vary: 'Origin' }],
  ])('copies what was fetched: %s', async (origin, fields) => {
    const response = await fetch(`${worker.base}/upstream`, { headers: { origin } });
    expect([response.status, await response.text(), fieldsOf(response)]).toEqual([203, 'upstream', fields]);
    expect(response.headers.getSetCookie()).toEqual(['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2']);
  });

  it('copies a redirect', async () => {
    const response = await fetch(`${worker.base}/redirect`, { headers: { origin: A }, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, 'https://c.example/']);
    expect(fieldsOf(response)).toMatchObject({ 'access-control-allow-origin': A });
  });

  it('leaves the upgrade to a WebSocket alone', async () => {
    const socket = new WebSocket(`${worker.base.replace('http', 'ws')}/socket`, { origin: A });
    const fields = await new Promise((resolve, reject) => {
      socket.on('upgrade', ({ headers }) => resolve(headers));
      socket.on('error', reject);
    });
    expect(fields).not.toHaveProperty('access-control-allow-origin');
    socket.terminate();
  });
});
