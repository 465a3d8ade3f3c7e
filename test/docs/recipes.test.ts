import { readFileSync } from 'node:fs';
import express from 'express';
import express4 from 'express4';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { browse } from '../../src/explain.ts';
import { cors, createPolicy } from '../../src/index.ts';
import { blocksOf, runBlock } from './blocks.ts';
import { upgradesOf } from './upgrades.ts';

const page = readFileSync('docs/recipes.md', 'utf8');
const blocks = blocksOf('docs/recipes.md');

/** Who may read by a recipe, and who may not. */
interface Recipe {
  readonly section: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
  /** What stands in Access-Control-Allow-Origin, if not the origin. */
  readonly gets?: string;
  /** @default '/orders/7' */
  readonly path?: string;
  readonly framework?: typeof express;
}

const APP = 'https://app.example.com';
const EVIL = 'https://evil.example';
const express5 = { section: 'Express 4 and 5', allowed: [APP], refused: [EVIL] };
const mobile = 'Mobile and desktop applications';

/** The blocks that set up an application, in their order. */
const RECIPES: readonly Recipe[] = [
  { section: 'Cookies across origins', allowed: [APP], refused: [EVIL] },
  {
    section: 'Many tenants from a database, with a cache',
    allowed: ['https://tenant.example', 'https://tenant.example'],
    refused: [EVIL, 'null'],
  },
  { section: 'Changing the list without a restart', allowed: ['https://a.example'], refused: [EVIL] },
  {
    section: 'Preview deployments',
    allowed: [APP, 'https://my-app-git-main.example.dev'],
    refused: ['https://evil.example.dev', 'https://my-app-git-main.example.dev.evil.example'],
  },
  {
    section: 'Local development',
    allowed: ['http://localhost:3000', 'http://127.0.0.1', APP],
    refused: ['https://localhost:3000', 'http://localhost.evil.example'],
  },
  {
    section: mobile,
    allowed: ['capacitor://localhost', 'https://localhost', 'tauri://localhost', 'http://tauri.localhost'],
    refused: ['ionic://localhost', 'http://localhost', 'https://localhost:8080', 'null'],
  },
  {
    section: mobile,
    allowed: ['moz-extension://0b9d4f6a-1c2e-4f3a-8b7c-5d6e7f8a9b0c'],
    refused: ['https://0b9d4f6a-1c2e-4f3a-8b7c-5d6e7f8a9b0c', 'null', EVIL],
  },
  { section: mobile, allowed: ['null', EVIL], gets: '*', refused: [] },
  {
    section: 'Policies per route',
    allowed: ['https://admin.example.com'],
    refused: [EVIL],
    path: '/Admin/orders',
  },
  express5,
  { ...express5, path: '/' },
  { ...express5, path: '/', framework: express4 },
];

const appBlocks = blocks.filter(({ language, text }) => language === 'js' && /^app\.(?:use|options)\(/m.test(text));
const setUps = appBlocks.filter(({ section }) => section !== 'WebSockets').map((block, index) => ({ ...block, index }));

it.each(setUps)('$section, block $index', async (block) => {
  const {
    allowed,
    gets,
    refused,
    path = '/orders/7',
    framework = express,
  } = RECIPES[block.index] ?? expect.unreachable();
  const app = framework();
  const database = { has: async (origin: string) => origin === 'https://tenant.example' };
  await runBlock(block, { app, cors, createPolicy, database });
  const preflight = (origin: string) =>
    request(app).options(path).set('Origin', origin).set('Access-Control-Request-Method', 'PUT');
  for (const origin of allowed) {
    expect((await preflight(origin)).headers, origin).toHaveProperty('access-control-allow-origin', gets ?? origin);
  }
  for (const origin of refused) {
    const { status, headers } = await preflight(origin);
    expect([status, headers['access-control-allow-origin']], origin).toEqual([403, undefined]);
  }
});

it('a shared host is refused by the code that is named', () => {
  const [, pattern = '', code = ''] = /`'(https:[^']+)'` with credentials[\s\S]*?\[`([\w-]+)`\]/.exec(page) ?? [];
  expect(() => cors({ origin: pattern, credentials: true } as object)).toThrow(`[${code}]`);
});

it.each(tableOf(mobile).flatMap((cells) => cells.join(' ').match(/(?<=`)[a-z-]+:\/\/[a-z.]+(?=`)/g) ?? []))(
  'the origin %s may be listed',
  (origin) => {
    expect(createPolicy({ origin, credentials: true } as object)).toBeDefined();
  },
);

describe('the paths of Express 4 and 5', () => {
  const ROUTES = [
    ['every path', ['/', '/x/y', '/api', '/orders/7']],
    ['all below `/api`, not itself', ['/api/x', '/api/x/y']],
    ['`/api` and all below', ['/api', '/api/x', '/api/x/y']],
    ['an optional part', ['/orders', '/orders/7']],
  ] as const;
  const PATHS = ['/', '/x/y', '/api', '/api/x', '/api/x/y', '/orders', '/orders/7'];

  it.each(ROUTES)('match %s', async (what, matched) => {
    const [, four = '', five = ''] = tableOf('Express 4 and 5').find(([first]) => first === what) ?? [];
    for (const [framework, cell] of [
      [express4, four],
      [express, five],
    ] as const) {
      const [, path] = /`'([^']+)'`/.exec(cell) ?? [];
      if (path === undefined) continue;
      const app = framework().get(path, (_request, response) => void response.send('matched'));
      const hits: string[] = [];
      for (const url of PATHS) if ((await request(app).get(url)).status === 200) hits.push(url);
      expect(hits, path).toEqual(expect.arrayContaining([...matched]));
      if (what !== 'every path') expect(hits, path).toHaveLength(matched.length);
    }
  });

  it('are not those of the other', async () => {
    expect(() => express().options('*', cors())).toThrow('Missing parameter name');
    const app = express().get('/*path', (_request, response) => void response.send('matched'));
    expect([(await request(app).get('/')).status, (await request(app).get('/x')).status]).toEqual([404, 200]);
  });
});

// the real one is asked in test/package
it('the middleware of NestJS stands before its routes', async () => {
  const app = express();
  const listening = new Promise((resolve) => {
    const nest = { use: app.use.bind(app), listen: async (port: number) => resolve(port) };
    const NestFactory = { create: async () => nest };
    const [block = expect.unreachable()] = blocks.filter(({ section }) => section === 'NestJS');
    runBlock(block, { NestFactory, AppModule: {}, cors });
  });
  expect(await listening).toBe(3000);
  const { headers } = await request(app).get('/').set('Origin', APP);
  expect(headers).toMatchObject({ 'access-control-allow-origin': APP, 'access-control-allow-credentials': 'true' });
});

it('Tests of your own', async () => {
  const [block = expect.unreachable()] = blocks.filter(({ section }) => section === 'Tests of your own');
  await runBlock(block, { app: express().use(cors(APP)), browse });
  await expect(runBlock(block, { app: express().use(cors(EVIL)), browse })).rejects.toThrow(
    'Access-Control-Allow-Origin',
  );
});

it('WebSockets', async () => {
  const [block = expect.unreachable()] = blocks.filter(({ section }) => section === 'WebSockets');
  expect(await upgradesOf(block, express(), [APP, EVIL])).toEqual(['open', 'Error: Unexpected server response: 403']);
});

it('tries every block', () => {
  expect(setUps.map(({ section }) => section)).toEqual(RECIPES.map(({ section }) => section));
  const others = blocks.filter((block) => !appBlocks.includes(block)).map(({ section }) => section);
  // nginx is asked in test/services
  expect(others).toEqual(['NestJS', 'Behind nginx or a CDN', 'Behind nginx or a CDN', 'Tests of your own']);
  expect(page.match(/^ *```/gm)).toHaveLength(2 * blocks.length);
});

/** The cells of a section's table, without its head. */
function tableOf(section: string): readonly (readonly string[])[] {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const rows = text.split('\n## ')[0]?.match(/^\|.*\|$/gm) ?? [];
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
