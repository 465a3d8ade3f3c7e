import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import npmCors from 'cors';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { CorsConfigError, type CorsRequest, classify, cors, createPolicy, originsFrom } from '../../src/index.ts';
import { OPTION_NAMES } from '../../src/options/options.ts';
import { blocksOf, runBlock } from './blocks.ts';

const readme = readFileSync('README.md', 'utf8');
const blocks = blocksOf('README.md');

const APP = 'https://app.example.com';

/** The blocks, in order; each is tested below. */
const BLOCKS = [
  ': sh',
  'Quick start: js',
  'Options: js',
  'Options: js',
  'Options: js',
  'Invalid configuration throws at startup: js',
  'Invalid configuration throws at startup: text',
  'Find out why a browser blocked a request: sh',
  'Find out why a browser blocked a request: text',
  'Find out why a browser blocked a request: js',
  'Try it: sh',
];
const [INSTALL, QUICK_START, ORIGINS, OTHERS, DELEGATE, WRONG, ISSUES, EXPLAIN, EXPLAINED, CLASSIFY, CLONE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;
const block = (index: number) => blocks[index] ?? expect.unreachable(`block ${index}`);

it('has exactly these code blocks', () => {
  expect(blocks.map(({ section, language }) => `${section}: ${language}`)).toEqual(BLOCKS);
});

it('has its sections in the expected order', () => {
  expect(readme.match(/(?<=^## ).*$/gm)).toEqual([
    'Quick start',
    'Options',
    'Invalid configuration throws at startup',
    'Find out why a browser blocked a request',
    'Compared with `cors`',
    'Try it',
    'More',
  ]);
});

it('has fewer than 200 lines', () => {
  expect(readme.split('\n').length).toBeLessThan(200);
});

it('installs the package by its name', () => {
  expect(block(INSTALL).text).toBe(`npm install ${manifest.name}\n`);
});

/** Runs the quick start as an ES module or in CommonJS, on a free port, for as long as `use` takes. */
async function withQuickStart(kind: 'mjs' | 'cjs', use: (base: string) => Promise<void>): Promise<void> {
  const { text } = block(QUICK_START);
  // inside the package, so that its name is the package itself, but not in dist, which other tests pack meanwhile
  mkdirSync('reports', { recursive: true });
  const folder = mkdtempSync(join('reports', 'readme-'));
  const listens = 'const server = app.listen(0, () => console.log(server.address().port));';
  const code = text.replace('app.listen(8080);', listens);
  const file = join(folder, `server.${kind}`);
  writeFileSync(
    file,
    kind === 'mjs' ? code : code.replaceAll(/^import (\w+) from ('.*');$/gm, 'const $1 = require($2);'),
  );
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = await once(child.stdout, 'data');
    await use(`http://localhost:${Number(String(port))}`);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

it.each(['mjs', 'cjs'] as const)('the quick start runs as .%s', async (kind) => {
  expect(
    block(QUICK_START)
      .text.split('\n')
      .filter((line) => /^\w/.test(line)),
  ).toHaveLength(6);
  await withQuickStart(kind, async (base) => {
    const response = await fetch(`${base}/orders`, { headers: { Origin: 'https://app.example.com' } });
    expect(await response.json()).toEqual(['anvil', 'tongs']);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
  });
});

/** The calls of a block, each with its comment. */
const callsOf = (index: number) =>
  block(index)
    .text.trim()
    .split('\n')
    .map((line) => line.split('; // ', 2)[0] ?? '');

it.each([...callsOf(ORIGINS), ...callsOf(OTHERS)])('%s is accepted', async (code) => {
  const process = { env: { ORIGINS: 'https://a.example, https://b.example' } };
  await runBlock({ ...block(ORIGINS), text: code }, { cors, originsFrom, process, tenants: new Set() });
});

it('has an example for each option', () => {
  const code = block(ORIGINS).text + block(OTHERS).text;
  expect(OPTION_NAMES.filter((name) => !code.includes(`${name}:`))).toEqual([]);
});

it('a function chooses between its two policies', async () => {
  const app = express();
  await runBlock(block(DELEGATE), { app, cors, createPolicy });
  const allowed = async (path: string, origin: string) =>
    (await request(app).get(path).set('Origin', origin)).headers['access-control-allow-origin'];
  expect(await allowed('/public/prices', 'https://anyone.example')).toBe('*');
  expect(await allowed('/admin/orders', 'https://admin.example.com')).toBe('https://admin.example.com');
  expect(await allowed('/admin/orders', 'https://anyone.example')).toBeUndefined();
});

it('the wrong options cause the error that the README shows', async () => {
  const error: unknown = await runBlock(block(WRONG), { cors }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CorsConfigError);
  expect(`${error}\n`).toBe(block(ISSUES).text);
});

it('explain prints what the README shows for the quick start', async () => {
  await withQuickStart('mjs', async (base) => {
    const command = block(EXPLAIN).text.replace('npx corsmith', `'${process.execPath}' dist/cli.js`);
    const here = command.replace('http://localhost:8080', base);
    const blocked = await promisify(execFile)('sh', ['-c', here]).catch((error: unknown) => error);
    expect(blocked).toMatchObject({ code: 1, stderr: '' });
    const { stdout } = blocked as { readonly stdout: string };
    expect(stdout.replaceAll(base, 'http://localhost:8080').startsWith(block(EXPLAINED).text)).toBe(true);
  });
});

it('classify returns what the README shows', async () => {
  const returned: unknown[] = [];
  await runBlock(block(CLASSIFY), { classify: (request: CorsRequest) => returned.push(classify(request)) });
  const [, said = ''] = /^\/\/ ([\s\S]*)$/m.exec(block(CLASSIFY).text) ?? [];
  expect(returned).toEqual([new Function(`return ${said.replaceAll('\n//', '\n')}`)()]);
});

it('the commands for a clone are scripts in package.json', () => {
  const commands = block(CLONE).text.trim().split('\n');
  const scripts = commands.map((line) => /^npm ci && npm (?:run )?(\w+)$/.exec(line)?.[1]);
  expect(scripts).toEqual(['demo', 'test']);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
});

describe('the comparison with cors', () => {
  const PAGE = { method: 'GET', headers: { origin: APP } };
  const PREFLIGHT = { method: 'OPTIONS', headers: { origin: APP, 'access-control-request-method': 'PUT' } };
  const EVIL = 'https://evilexample.com';
  /** What a middleware does with a request: its status, its CORS headers, or that it calls next(). */
  async function run(middleware: express.RequestHandler, { method, headers }: CorsRequest) {
    const app = express().use(middleware);
    app.use((_request, response) => void response.send('next'));
    const sent = request(app)[method === 'OPTIONS' ? 'options' : 'get']('/');
    for (const [name, value] of Object.entries(headers)) sent.set(name, String(value));
    const response = await sent;
    return { status: response.status, allowed: response.headers['access-control-allow-origin'], text: response.text };
  }
  const theirs = (options: object, sent: CorsRequest) => run(npmCors(options), sent);
  const ours = (options: object, sent: CorsRequest) => run(cors(options), sent);

  it('a final slash never matches in cors, and throws here', async () => {
    const options = { origin: ['https://app.example.com/'] };
    expect(await theirs(options, PAGE)).toMatchObject({ allowed: undefined });
    expect(() => cors(options as object)).toThrow("'https://app.example.com'");
  });

  it('a RegExp without ^ allows foreign domains in cors, and throws here', async () => {
    const options = { origin: /example\.com$/ };
    expect(await theirs(options, { method: 'GET', headers: { origin: EVIL } })).toMatchObject({ allowed: EVIL });
    expect(() => cors(options as object)).toThrow(/'https:\/\/example\.com', 'https:\/\/\*\.example\.com'/);
  });

  it.each([
    ['any origin with credentials', { origin: true, credentials: true }, 'credentialed-any-origin'],
    ['credentials without origin', { credentials: true }, 'wildcard-with-credentials'],
    ['a misspelled option', { orign: APP }, 'unknown-option'],
  ])('%s is accepted by cors, and throws here', async (_, options, code) => {
    expect(await theirs(options, PAGE)).toMatchObject({ allowed: expect.stringMatching(/^(?:\*|https:.*)$/) });
    expect(() => cors(options as object)).toThrow(`[${code}]`);
  });

  it('a preflight from a foreign origin gets 204 with CORS headers from cors, and 403 here', async () => {
    const options = { origin: ['https://other.example'] };
    expect(await theirs(options, PREFLIGHT)).toMatchObject({ status: 204 });
    expect(await ours(options, PREFLIGHT)).toMatchObject({ status: 403, allowed: undefined });
  });

  it('cors responds to every OPTIONS request, corsmith calls next()', async () => {
    const sent = { method: 'OPTIONS', headers: { origin: APP } };
    expect(await theirs({}, sent)).toMatchObject({ status: 204 });
    expect(await ours({}, sent)).toMatchObject({ status: 200, text: 'next' });
  });
});
