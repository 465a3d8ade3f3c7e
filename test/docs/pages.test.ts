import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';
import express from 'express';
import request from 'supertest';
import { describe, expect, it, vi } from 'vitest';
import { browse, explain, predict } from '../../src/explain.ts';
import { cors, createPolicy } from '../../src/index.ts';
import { CERTIFICATE, KEY } from '../cli/certificate.ts';
import { corsmith } from '../cli/terminal.ts';
import { type Block, blocksOf, runBlock } from './blocks.ts';
import { upgradesOf } from './upgrades.ts';

const APP = 'https://app.example.com';
const EVIL = 'https://evil.example';

/** `cors` with a `publicHost` function that fails. */
const failing = (options: { readonly origin: string }) =>
  cors({
    ...options,
    enforce: {
      publicHost: () => {
        throw new Error('boom');
      },
    },
  });

describe('docs/guard.md', () => {
  const [guarded, subscribed, tool, mcp, proxied, plain, upgrade, ...more] = blocksOf('docs/guard.md') as readonly [
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
  ];

  it('refuses what a page of another site sends', async () => {
    const app = express();
    await runBlock(guarded, { app, cors });
    app.post('/orders', (_request, response) => void response.send('changed'));
    const refused = await request(app).post('/orders').set('Origin', EVIL).set('Sec-Fetch-Site', 'cross-site');
    expect([refused.status, refused.text]).toEqual([403, '{"code":"cross-site-request-refused"}']);
    expect((await request(app).post('/orders').set('Origin', APP)).text).toBe('changed');
  });

  it('reports what it would refuse', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { subscribe } = await import('node:diagnostics_channel');
    await runBlock(subscribed, { subscribe });
    const app = express().use(cors({ origin: APP, enforce: { methods: 'unsafe-methods', reportOnly: true } }));
    await request(app).post('/orders').set('Origin', EVIL);
    await request(app).post('/orders').set('Origin', APP);
    expect(warn.mock.calls).toEqual([['would be refused:', 'POST', EVIL]]);
    warn.mockRestore();
  });

  it.each([
    ['a development tool', () => tool, '/', ['localhost:3000', '127.0.0.1', '[::1]:8080'], ['evil.example:3000']],
    ['an MCP server', () => mcp, '/mcp', ['localhost:3000'], ['evil.example:3000', 'client.example.com']],
    [
      'a service behind a proxy',
      () => proxied,
      '/',
      ['api.example.com', 'a.internal:8443'],
      ['a.internal', 'evil.example'],
    ],
  ])('%s refuses requests for other hosts', async (_, block, path, allowed, refused) => {
    const app = express();
    await runBlock(block(), { app, cors });
    app.use((_request, response) => void response.send('read'));
    const read = async (host: string) => (await request(app).get(path).set('Host', host)).text;
    for (const host of allowed) expect(await read(host), host).toBe('read');
    for (const host of refused) expect(await read(host), host).toBe('{"code":"host-not-allowed"}');
  });

  it.each([
    ['the handler responds to allowed origins', APP, cors, 200, 'changed'],
    ['the guard to foreign ones', EVIL, cors, 403, '{"code":"cross-site-request-refused"}'],
    ['nothing is changed if a function fails', EVIL, failing, 500, ''],
  ])('without a framework, %s', async (_, origin, make, status, text) => {
    const served: { server?: Server } = {};
    const create = (handle: RequestListener) => Object.assign(served, { server: createServer(handle) }).server;
    await runBlock(plain, { cors: make, createServer: create });
    const response = await request(served.server ?? expect.unreachable())
      .post('/orders')
      .set('Origin', origin);
    expect([response.status, response.text]).toEqual([status, text]);
  });

  it('accepts upgrades by origin', async () => {
    expect(await upgradesOf(upgrade, express(), [APP, EVIL])).toEqual([
      'open',
      'Error: Unexpected server response: 403',
    ]);
  });

  it('has no further block', () => expect(more).toEqual([]));
});

describe('docs/explain.md', () => {
  // other tests compare the transcripts with the output
  const blocks = blocksOf('docs/explain.md').filter(({ section }) => section !== 'What do you have?');
  const [command, tested, policy, recorded, ...more] = blocks as unknown as readonly [Block, Block, Block, Block];

  it('sends the request that is described', async () => {
    const app = express().use(cors({ origin: APP, credentials: true }));
    const server = createSecureServer({ key: KEY, cert: CERTIFICATE }, app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const [, , ...words] = command.text.replaceAll('\\\n', '').match(/'[^']*'|\S+/g) ?? [];
    const here = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const argv = words.map((word) => word.replaceAll("'", '').replace('https://api.example.com', here));
    const { code, out, err } = await corsmith(...argv, '--insecure');
    server.close();
    expect([code, err]).toEqual([3, '']);
    expect(out).toContain('Access-Control-Allow-Methods includes PUT');
  });

  it('tests an application', async () => {
    const app = express().use(
      cors({ origin: 'https://shop.example.com', credentials: true, exposedHeaders: 'X-Request-Id' }),
    );
    app.put('/items/1', (_request, response) => void response.set('X-Request-Id', '7').json({}));
    const tests: Promise<void>[] = [];
    await runBlock(tested, {
      app,
      browse,
      expect,
      test: (_what: string, run: () => Promise<void>) => tests.push(run()),
    });
    expect(tests).toHaveLength(1);
    await Promise.all(tests);
  });

  it('explains a policy, and predicts for recorded responses', async () => {
    const seen: unknown[] = [];
    const spy = (value: unknown) => seen.push(value);
    const end = (block: Block, names: string) => ({ ...block, text: `${block.text}\nspy([${names}]);` });
    await runBlock(end(policy, 'verdict, reasons[0].message'), { createPolicy, explain, spy });
    await runBlock(end(recorded, 'verdict'), { predict, spy });
    const [, verdict = '', message = ''] =
      /^verdict; \/\/ (.*)\nreasons\[0\]\.message; \/\/ (.*)$/m.exec(policy.text) ?? [];
    expect(seen[0]).toEqual([objectIn(verdict), message]);
    expect(seen[1]).toEqual([objectIn(/^\/\/ (\{.*\})$/m.exec(recorded.text)?.[1] ?? '')]);
  });

  it('has no further block', () => expect(more).toEqual([]));
});

describe('docs/migrating-from-cors.md', () => {
  const [dropIn, manifest, shim, overrides, ...more] = blocksOf('docs/migrating-from-cors.md') as readonly [
    Block,
    Block,
    Block,
    Block,
  ];
  const require = createRequire(import.meta.url);

  it('is a drop-in replacement', async () => {
    const app = express();
    await runBlock(dropIn, { app, require });
    const { headers } = await request(app).get('/');
    expect(headers).toHaveProperty('access-control-allow-origin', 'https://app.example.com');
  });

  it('replaces cors as in the tests with NestJS and socket.io', async () => {
    const consumers = 'test/package/consumers';
    const module = { exports: {} };
    await runBlock(shim, { module, require });
    expect(module.exports).toBe(require('corsmith/compat'));
    expect(readFileSync(`${consumers}/cors-shim/index.js`, 'utf8')).toContain(shim.text.replace(/^\/\/.*\n/, ''));
    const { name, main } = JSON.parse(readFileSync(`${consumers}/cors-shim/package.json`, 'utf8'));
    expect(JSON.parse(manifest.text.replace(/^\/\/.*\n/, ''))).toMatchObject({ name, main });
    const tried = JSON.parse(readFileSync(`${consumers}/package.json`, 'utf8'));
    const documented = JSON.parse(overrides.text);
    expect(tried.overrides).toEqual(documented.overrides);
    expect(tried.dependencies.cors).toBe(documented.dependencies.cors);
  });

  it('has no further block', () => expect(more).toEqual([]));
});

/** The object literal in a comment. */
function objectIn(text: string): unknown {
  return JSON.parse(JSON.stringify(runInNewContext(`(${text})`)));
}

it('every callback of a middleware checks its error', () => {
  const pages = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((name) =>
    /\.md$/.test(name),
  );
  const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => `examples/${name}`);
  const calls = [...pages, ...examples].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\w+\(request, response, (?=\()(.*)\n(.*)/g)].map(
      ([, callback = '', first = '']) => ({
        file,
        isChecked: `${callback} ${first.trim()}`.startsWith('(error) => { if (error)'),
      }),
    ),
  );
  expect(calls.length).toBeGreaterThan(2);
  expect(calls.filter(({ isChecked }) => !isChecked)).toEqual([]);
});

it('has as many cells in each table row as in its header row', () => {
  const pages = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)];
  const broken = pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => tablesOf(readFileSync(page, 'utf8')))
    .flatMap(([head = '', ...rows]) => rows.filter((row) => cellsIn(row) !== cellsIn(head)));
  expect(broken).toEqual([]);
});

function tablesOf(page: string): readonly (readonly string[])[] {
  return (page.replace(/^```.*?^```/gms, '').match(/(?:^ *\|.*\n)+/gm) ?? []).map((table) => table.trim().split('\n'));
}

/** A bar in code is part of a cell only after a backslash. */
function cellsIn(row: string): number {
  return row.replaceAll('\\|', '').split('|').length;
}
