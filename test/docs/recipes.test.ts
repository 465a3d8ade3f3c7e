import { readFileSync } from 'node:fs';
import express from 'express';
import express4 from 'express4';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { type BrowseRequest, browse } from '../../src/explain.ts';
import { cors, createPolicy } from '../../src/index.ts';
import { type Block, blocksOf, runBlock } from './blocks.ts';
import { upgradesOf } from './upgrades.ts';

const page = readFileSync('docs/recipes.md', 'utf8');
const webviews = readFileSync('docs/webviews.md', 'utf8');
const blocks = blocksOf('docs/recipes.md');
const webviewBlocks = blocksOf('docs/webviews.md');

/** Which origins a recipe allows, and which it refuses. */
interface Recipe {
  readonly section: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
  /** The value of Access-Control-Allow-Origin, if it is not the origin. */
  readonly gets?: string;
  /** @default '/orders/7' */
  readonly path?: string;
  readonly framework?: typeof express;
}

const APP = 'https://app.example.com';
const EVIL = 'https://evil.example';
const express5 = { section: 'Express 4 and 5', allowed: [APP], refused: [EVIL] };

/** The blocks of docs/recipes.md that set up an application, in their order. */
const RECIPES: readonly Recipe[] = [
  { section: 'Cookies', allowed: [APP], refused: [EVIL] },
  {
    section: 'Tenants from a database',
    allowed: ['https://tenant.example', 'https://tenant.example'],
    refused: [EVIL, 'null'],
  },
  { section: 'Change the origins without a restart', allowed: ['https://a.example'], refused: [EVIL] },
  {
    section: 'Preview deployments',
    allowed: [APP, 'https://my-app-git-main.example.dev'],
    refused: ['https://evil.example.dev', 'https://my-app-git-main.example.dev.evil.example'],
  },
  {
    section: 'A policy for each route',
    allowed: ['https://admin.example.com'],
    refused: [EVIL],
    path: '/Admin/orders',
  },
  express5,
  { ...express5, path: '/' },
  { ...express5, path: '/', framework: express4 },
  {
    section: 'MCP servers',
    allowed: ['https://client.example.com', 'http://localhost:6274'],
    refused: [EVIL],
    path: '/mcp',
  },
  { section: 'Uploads with tus', allowed: [APP], refused: [EVIL], path: '/files/7' },
  { section: 'Server-sent events', allowed: [APP], refused: [EVIL], path: '/events' },
  { section: 'Tracing headers: Sentry, OpenTelemetry', allowed: [APP], refused: [EVIL] },
  { section: 'sendBeacon', allowed: [APP], refused: [EVIL], path: '/collect' },
  {
    section: 'Images, scripts, fonts, and opaque responses',
    allowed: [APP],
    refused: [],
    gets: '*',
    path: '/assets/logo.png',
  },
];

/** The same for docs/webviews.md. */
const WEBVIEWS: readonly Recipe[] = [
  {
    section: '',
    allowed: ['capacitor://localhost', 'https://localhost', 'tauri://localhost', 'http://tauri.localhost'],
    refused: ['ionic://localhost', 'http://localhost', 'https://localhost:8080', 'null'],
  },
  {
    section: 'Extensions',
    allowed: ['moz-extension://0b9d4f6a-1c2e-4f3a-8b7c-5d6e7f8a9b0c'],
    refused: ['https://0b9d4f6a-1c2e-4f3a-8b7c-5d6e7f8a9b0c', 'null', EVIL],
  },
  { section: 'Files', allowed: ['null', EVIL], gets: '*', refused: [] },
];

const appBlocks = blocks.filter(({ language, text }) => language === 'js' && /^app\.(?:use|options)\(/m.test(text));
const setUps = appBlocks.filter(({ section }) => section !== 'WebSockets');
const recipes = [
  ...setUps.map((block, index) => ({ block, index, ...RECIPES[index] })),
  ...webviewBlocks.map((block, index) => ({ block, index, ...WEBVIEWS[index] })),
];

it.each(recipes)('$section, block $index', async ({ block, allowed = [], gets, refused = [], path, framework }) => {
  const app = (framework ?? express)();
  const database = { has: async (origin: string) => origin === 'https://tenant.example' };
  await runBlock(block, { app, cors, createPolicy, database, express });
  const preflight = (origin: string) =>
    request(app)
      .options(path ?? '/orders/7')
      .set('Origin', origin)
      .set('Access-Control-Request-Method', 'PUT');
  for (const origin of allowed) {
    expect((await preflight(origin)).headers, origin).toHaveProperty('access-control-allow-origin', gets ?? origin);
  }
  for (const origin of refused) {
    const { status, headers } = await preflight(origin);
    expect([status, headers['access-control-allow-origin']], origin).toEqual([403, undefined]);
  }
});

describe('what the protocols need', () => {
  const [, , , , , , , , MCP, TUS, EVENTS, TRACING, BEACON] = setUps;

  it.each<readonly [string, Block | undefined, Omit<BrowseRequest, 'origin'>, Readonly<Record<string, string>>]>([
    [
      'an MCP client starts a session',
      MCP,
      {
        url: '/mcp',
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Mcp-Protocol-Version': '2025-06-18' },
      },
      { 'Mcp-Session-Id': '1868a90c' },
    ],
    [
      'an MCP client ends a session',
      MCP,
      { url: '/mcp', method: 'DELETE', headers: { 'Mcp-Session-Id': '1868a90c', Authorization: 'Bearer a' } },
      {},
    ],
    [
      'tus resumes an upload',
      TUS,
      { url: '/files/7', method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } },
      { 'Upload-Offset': '70', 'Upload-Length': '100', 'Tus-Resumable': '1.0.0' },
    ],
    [
      'tus appends to an upload',
      TUS,
      {
        url: '/files/7',
        method: 'PATCH',
        headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '70', 'Tus-Resumable': '1.0.0' },
      },
      { 'Upload-Offset': '100' },
    ],
    ['a page reads events with cookies', EVENTS, { url: '/events', credentials: 'include' }, {}],
    [
      'a traced request passes',
      TRACING,
      {
        url: '/orders',
        headers: { traceparent: '00-a-b-01', tracestate: 'a=b', baggage: 'a=b', 'sentry-trace': 'a-b-1' },
      },
      {},
    ],
    [
      'a beacon of JSON passes',
      BEACON,
      { url: '/collect', method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' } },
      {},
    ],
  ])('%s', async (_, block, sent, headers) => {
    const app = express();
    await runBlock(block ?? expect.unreachable(), { app, cors, express });
    app.use((_request, response) => void response.set(headers).send());
    const origin = block === MCP ? 'https://client.example.com' : APP;
    const page = await browse(app, { origin, ...sent });
    expect(page.readable, page.why).toBe(true);
    expect(page.headers).toMatchObject(
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    );
  });

  it('an OPTIONS request that is not a preflight reaches the tus server', async () => {
    const app = express();
    await runBlock(TUS ?? expect.unreachable(), { app, cors });
    app.options('/files', (_request, response) => void response.set('Tus-Extension', 'creation').send());
    expect((await request(app).options('/files')).headers).toHaveProperty('tus-extension', 'creation');
  });
});

it('a shared host is refused with the code that the page names', () => {
  const [, pattern = '', code = ''] = /`'(https:[^']+)'` with credentials[\s\S]*?\[`([\w-]+)`\]/.exec(page) ?? [];
  expect(() => cors({ origin: pattern, credentials: true } as object)).toThrow(`[${code}]`);
});

it.each(
  tableOf('Web views, extensions and files', webviews).flatMap(
    (cells) => cells.join(' ').match(/(?<=`)[a-z-]+:\/\/[a-z.]+(?=`)/g) ?? [],
  ),
)('the origin %s can be listed', (origin) => {
  expect(createPolicy({ origin, credentials: true } as object)).toBeDefined();
});

describe('the paths of Express 4 and 5', () => {
  const ROUTES = [
    ['every path', ['/', '/x/y', '/api', '/orders/7']],
    ['everything below `/api`, but not `/api` itself', ['/api/x', '/api/x/y']],
    ['`/api` and everything below it', ['/api', '/api/x', '/api/x/y']],
    ['an optional part', ['/orders', '/orders/7']],
  ] as const;
  const PATHS = ['/', '/x/y', '/api', '/api/x', '/api/x/y', '/orders', '/orders/7'];

  it.each(ROUTES)('match %s', async (what, matched) => {
    const [, four = '', five = ''] =
      tableOf('Express 4 and 5', page).find(([first]) => first === what) ?? expect.unreachable(what);
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

// test/package runs the real one
it('NestJS mounts the middleware before its routes', async () => {
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

it('Tests', async () => {
  const [block = expect.unreachable()] = blocks.filter(({ section }) => section === 'Tests');
  await runBlock(block, { app: express().use(cors(APP)), browse });
  await expect(runBlock(block, { app: express().use(cors(EVIL)), browse })).rejects.toThrow(
    'Access-Control-Allow-Origin',
  );
});

it('WebSockets', async () => {
  const [block = expect.unreachable()] = blocks.filter(({ section }) => section === 'WebSockets');
  expect(await upgradesOf(block, express(), [APP, EVIL])).toEqual(['open', 'Error: Unexpected server response: 403']);
});

it('runs every block', () => {
  expect(setUps.map(({ section }) => section)).toEqual(RECIPES.map(({ section }) => section));
  expect(webviewBlocks.map(({ section }) => section)).toEqual(WEBVIEWS.map(({ section }) => section));
  const others = blocks.filter((block) => !appBlocks.includes(block)).map(({ section }) => section);
  expect(others).toEqual(['NestJS', 'Tests']);
  // test/services runs them
  expect(blocksOf('docs/proxies.md').map(({ language }) => language)).toEqual(['nginx', 'nginx']);
});

/** The cells of the first table of a section, without its header row. */
function tableOf(section: string, text: string): readonly (readonly string[])[] {
  const [, rest = ''] = text.split(new RegExp(`^#+ ${section}$`, 'm'));
  const rows = rest.split('\n## ')[0]?.match(/^\|.*\|$/gm) ?? [];
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
