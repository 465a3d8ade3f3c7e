import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../frameworks/check.ts';
import { BROKEN, type FrameworkRow, NOT_FOUND, ROWS } from '../frameworks/rows.ts';
import { blocksOf } from './blocks.ts';

/** What each block answers, by the heading above it: pages that the framework makes itself belong to some. */
const ROWS_OF: Readonly<Record<string, readonly FrameworkRow[]>> = {
  'A handler with a policy around it': [...ROWS, NOT_FOUND],
  Hono: [...ROWS, NOT_FOUND, BROKEN],
  'Hono, for some routes': [...ROWS, NOT_FOUND],
  'Next.js': ROWS,
  Workers: [...ROWS, NOT_FOUND],
  Deno: ROWS,
  Bun: ROWS,
  SvelteKit: [...ROWS, NOT_FOUND],
  Fastify: [...ROWS, NOT_FOUND, BROKEN],
  Koa: [...ROWS, NOT_FOUND, BROKEN],
};

const blocks = await blocksOf('docs/other-frameworks.md');
let folder = '';

// as in a user's project: corsmith is a package among others
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corsmith-docs-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(process.cwd(), join(folder, 'node_modules/corsmith'));
  for (const name of ['@hono', 'hono', 'fastify', 'koa', 'vary']) {
    await symlink(resolve('node_modules', name), join(folder, 'node_modules', name));
  }
});
afterAll(() => rm(folder, { recursive: true }));

it('has a block under each heading, and rows for each block', () => {
  expect(blocks.map(({ heading }) => heading)).toEqual(Object.keys(ROWS_OF));
});

describe.each(blocks)('$heading', ({ heading, code }) => {
  let server: ChildProcess;
  let base = '';

  beforeAll(async () => {
    const file = join(folder, `${heading.replace(/\W+/g, '-')}.mjs`);
    await writeFile(file, code);
    server = spawn(process.execPath, ['test/web/docs/serve.js', file], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = await Promise.race([
      once(server.stdout ?? server, 'data'),
      once(server, 'exit').then(([status]) => Promise.reject(new Error(`the block ended with ${status}`))),
    ]);
    base = String(said).trim();
  });
  afterAll(() => server.kill());

  it.each(ROWS_OF[heading] ?? [])('$name', (row) => check(row, (path, init) => fetch(base + path, init)));

  it('answers what its handler says', async () => {
    const response = await fetch(`${base}/items`, { headers: { origin: 'https://app.example.com' } });
    const text = await response.text();
    expect([response.status, response.headers.get('x-total'), text]).toEqual([200, '2', '["hammer","tongs"]']);
  });
});
