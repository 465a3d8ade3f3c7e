import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { CorsConfigError, type CorsRequest, classify, cors, createPolicy } from '../../src/index.ts';
import { OPTION_NAMES } from '../../src/options/options.ts';
import { blocksOf, runBlock } from './blocks.ts';

const readme = readFileSync('README.md', 'utf8');
const blocks = blocksOf('README.md');

const APP = 'https://app.example.com';

/** The blocks, in order; each is tried below. */
const BLOCKS = [
  ': sh',
  'Quick start: js',
  'Quick start: js',
  'Options: js',
  'What makes it different: js',
  'What makes it different: text',
  'What makes it different: sh',
  'What makes it different: text',
  'What makes it different: js',
  'See it, test it: sh',
];
const [INSTALL, ESM, COMMON_JS, DELEGATE, WRONG, ISSUES, EXPLAIN, EXPLAINED, CLASSIFY, CLONE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const block = (index: number) => blocks[index] ?? expect.unreachable(`block ${index}`);

it('has these blocks', () => {
  expect(blocks.map(({ section, language }) => `${section}: ${language}`)).toEqual(BLOCKS);
});

it('has its sections in the order in which they are needed', () => {
  expect(readme.match(/(?<=^## ).*$/gm)).toEqual([
    'Quick start',
    'What the browser asks, and what corsmith answers',
    'Options',
    'What makes it different',
    'Moving from `cors`',
    'See it, test it',
    'Misconceptions',
    'FAQ',
    'Licence',
  ]);
});

it('installs the package by its name', () => {
  expect(block(INSTALL).text).toBe(`npm install ${manifest.name}\n`);
});

/** Runs a quick start for as long as `use` takes, on a free port. */
async function withQuickStart(index: number, use: (base: string) => Promise<void>): Promise<void> {
  const { text } = block(index);
  const [, file = ''] = /^\/\/ \w+: (server\.[cm]js)\n/.exec(text) ?? [];
  // inside the package, so that its name means itself
  const folder = mkdtempSync(join('dist', '.readme-'));
  const listens = 'const server = app.listen(0, () => console.log(server.address().port));';
  writeFileSync(join(folder, file), text.replace('app.listen(8080);', listens));
  const child = spawn(process.execPath, [join(folder, file)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = await once(child.stdout, 'data');
    await use(`http://localhost:${Number(String(port))}`);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

it.each([
  ['ESM', ESM],
  ['CommonJS', COMMON_JS],
])('the quick start runs, six lines of %s', async (kind, index) => {
  const [comment, ...lines] = block(index)
    .text.split('\n')
    .filter((line) => line !== '');
  expect(comment).toMatch(new RegExp(`^// ${kind}: `));
  expect(lines).toHaveLength(6);
  await withQuickStart(index, async (base) => {
    const response = await fetch(`${base}/orders`, { headers: { Origin: 'http://localhost:5173' } });
    expect(await response.json()).toEqual(['anvil', 'tongs']);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
  });
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

it('what is wrong on purpose says what the README says', async () => {
  const error: unknown = await runBlock(block(WRONG), { cors }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CorsConfigError);
  expect(`${error}\n`).toBe(block(ISSUES).text);
});

it('explain says of the quick start what the README says', async () => {
  await withQuickStart(ESM, async (base) => {
    const command = block(EXPLAIN).text.replace('npx corsmith', `'${process.execPath}' dist/cli.js`);
    const here = command.replace('http://localhost:8080', base);
    const blocked = await promisify(execFile)('sh', ['-c', here]).catch((error: unknown) => error);
    expect(blocked).toMatchObject({ code: 1, stderr: '' });
    const { stdout } = blocked as { readonly stdout: string };
    expect(stdout.replaceAll(base, 'http://localhost:8080').startsWith(block(EXPLAINED).text)).toBe(true);
  });
});

it('classify returns what the README says', async () => {
  const returned: unknown[] = [];
  await runBlock(block(CLASSIFY), { classify: (request: CorsRequest) => returned.push(classify(request)) });
  const [, said = ''] = /^\/\/ ([\s\S]*)$/m.exec(block(CLASSIFY).text) ?? [];
  expect(returned).toEqual([new Function(`return ${said.replaceAll('\n//', '\n')}`)()]);
});

it('the commands for a clone are scripts of the package', () => {
  const commands = block(CLONE).text.trim().split('\n');
  const scripts = commands.map((line) => /^npm ci && npm (?:run )?(\w+)$/.exec(line)?.[1]);
  expect(scripts).toEqual(['demo', 'test']);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
});

describe('the table of answers', () => {
  const rows = tableAfter('| the browser | any origin').map(([asks = '', ...cells]) => ({ asks, cells }));
  const options = { exposedHeaders: 'X-Total', allowedHeaders: 'X-Id', maxAge: 600 };
  const policies = [
    createPolicy(options),
    createPolicy({ ...options, origin: APP, credentials: true }),
    createPolicy({ ...options, origin: 'https://other.example', credentials: true }),
  ];
  const REQUESTS = [
    { method: 'GET', headers: {} },
    { method: 'GET', headers: { origin: APP } },
    { method: 'OPTIONS', headers: { origin: APP, 'access-control-request-method': 'PUT' } },
  ];
  const WORDS: readonly (readonly [RegExp, string])[] = [
    [/`(?:Access-Control-Allow-Origin: )?\*`|its own origin/, 'Access-Control-Allow-Origin'],
    [/credentials/, 'Access-Control-Allow-Credentials'],
    [/methods/, 'Access-Control-Allow-Methods'],
    [/(?<!exposed )headers/, 'Access-Control-Allow-Headers'],
    [/max-age/, 'Access-Control-Max-Age'],
    [/exposed headers/, 'Access-Control-Expose-Headers'],
    [/`Vary: Origin`/, 'Vary'],
  ];

  it.each(rows.map((row, index) => ({ ...row, index })))('$asks', async ({ cells, index }) => {
    for (const [column, policy] of policies.entries()) {
      const cell = cells[column] ?? '';
      const { set, vary, status } = await policy.evaluate(REQUESTS[index] ?? expect.unreachable());
      const sent = [...set.map(([name]) => name), ...(vary.length > 0 ? ['Vary'] : [])];
      expect(sent.sort(), cell).toEqual(WORDS.flatMap(([word, name]) => (word.test(cell) ? [name] : [])).sort());
      expect(String(status ?? ''), cell).toBe(/^\d+/.exec(cell)?.[0] ?? '');
    }
  });
});

describe('the table of origins', () => {
  /** By the first word of the row: who is let in, and who is not. */
  const WHO: readonly (readonly [allowed: string, refused?: string])[] = [
    ['https://anyone.example'],
    [APP, 'https://app.example.com.evil.example'],
    ['https://a.b.example.com', 'https://example.com'],
    ['https://shop-7.example.com', 'https://shop.example.com'],
    ['http://localhost:5173', 'https://localhost:5173'],
    ['http://192.168.0.7:5173', 'http://192.168.evil.example:5173'],
    ['vscode-webview://1a2b', 'https://vscode-webview.example'],
    ['https://pr-7.example.com', 'https://pr-x.example.com'],
    ['https://a.example', APP],
    [APP, 'https://anyone.example'],
    [APP, 'https://anyone.example'],
    ['https://anyone.example'],
    ['', APP],
  ];
  const rows = tableAfter('| `origin` | means').map(([written = ''], index) => ({ written, index }));

  it.each(rows)('$written', async ({ written, index }) => {
    const [allowed, refused] = WHO[index] ?? expect.unreachable();
    const code = (/`(.*?)`/.exec(written)?.[1] ?? '')
      .replace(', …', '')
      .replace(/(?<=callback.*)…/, 'callback(null, origin === APP)')
      .replace('…', 'origin === APP');
    const origin: unknown = new Function('APP', `return ${code}`)(APP);
    // a literal of any kind is given
    const policy = createPolicy({ origin } as object);
    const reader = async (from: string) => {
      const { set } = await policy.evaluate({ method: 'GET', headers: { origin: from } });
      return set.find(([name]) => name === 'Access-Control-Allow-Origin')?.[1];
    };
    if (allowed !== '') expect([allowed, '*']).toContain(await reader(allowed));
    if (refused !== undefined) expect(await reader(refused)).toBeUndefined();
  });

  it('says of true what it does', async () => {
    const everyone = createPolicy({ origin: true });
    expect(await everyone.evaluate({ method: 'GET', headers: {} })).toMatchObject({
      set: [['Access-Control-Allow-Origin', '*']],
    });
    expect(() => createPolicy({ origin: true, credentials: true } as object)).toThrow('credentialed-any-origin');
  });
});

/** The cells of the table that begins so, without its head. */
function tableAfter(head: string): readonly (readonly string[])[] {
  const [, rest = ''] = readme.split(head);
  const rows = rest.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return rows.map((row) => row.slice(2, -2).split(' | '));
}

it('counts the scenarios as the browser run counts them', () => {
  const [, scenarios, pairs] = /(\d+) scenarios and (\d+) generated pairs/.exec(readme) ?? [];
  expect(readFileSync('docs/browsers.md', 'utf8')).toContain(`${scenarios} scenarios, and ${pairs} pairs of`);
});

it('has a row for each option, in their order', () => {
  const table = readme.slice(readme.indexOf('## Options'), readme.indexOf('| `origin` | means |'));
  expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(OPTION_NAMES);
});
