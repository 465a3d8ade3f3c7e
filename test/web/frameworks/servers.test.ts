import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { BROKEN, NOT_FOUND, ROWS } from './rows.ts';

const EXAMPLES = [
  ['hono', [...ROWS, NOT_FOUND, BROKEN]],
  ['hono-routes', [...ROWS, NOT_FOUND]],
  ['fastify', [...ROWS, NOT_FOUND, BROKEN]],
  ['koa', [...ROWS, NOT_FOUND, BROKEN]],
] as const;

describe.each(EXAMPLES)('examples/frameworks/%s.js', (name, rows) => {
  let server: ChildProcess;
  let base = '';

  beforeAll(async () => {
    server = spawn(process.execPath, [`examples/frameworks/${name}.js`], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    base = String(await once(server.stdout ?? server, 'data')).trim();
  });
  afterAll(() => server.kill());

  it.each(rows)('$name', (row) => check(row, (path, init) => fetch(base + path, init)));

  it('sends what the application says', async () => {
    const response = await fetch(`${base}/items`, { headers: { origin: 'https://app.example.com' } });
    expect([response.headers.get('x-total'), await response.json()]).toEqual(['2', ['hammer', 'tongs']]);
  });
});
