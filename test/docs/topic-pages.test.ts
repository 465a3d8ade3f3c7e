import express from 'express';
import { describe, expect, it } from 'vitest';
import { browse } from '../../src/explain.ts';
import { cors, createPolicy, originsFrom } from '../../src/index.ts';
import { compileEach } from '../types/compile.ts';
import { type Block, blocksOf, runBlock } from './blocks.ts';

/** The origins that the middleware of a block allows, out of those given. */
async function allowedBy(block: Block, origins: readonly string[], names: Readonly<Record<string, unknown>> = {}) {
  const app = express();
  await runBlock(block, { app, cors, createPolicy, originsFrom, process: { env: {} }, ...names });
  app.get('/', (_request, response) => void response.send('read'));
  const pages = origins.map(async (origin) => ({ origin, ...(await browse(app, { origin, url: '/' })) }));
  return (await Promise.all(pages)).filter(({ readable }) => readable).map(({ origin }) => origin);
}

describe('docs/environment-variables.md', () => {
  const [read, fallback, ...more] = blocksOf('docs/environment-variables.md') as readonly [Block, Block];

  it('reads a list of origins', async () => {
    const [, value = ''] = /ORIGINS="(.*)"/.exec(read.text) ?? [];
    const process = { env: { ORIGINS: value } };
    const origins = ['https://app.example.com', 'https://admin.example.com', 'https://evil.example'];
    expect(await allowedBy(read, origins, { process })).toEqual(origins.slice(0, 2));
    await expect(allowedBy(read, origins)).rejects.toThrow('ORIGINS');
  });

  it('uses a default without the variable', async () => {
    const mounted = { ...fallback, text: `${fallback.text}app.use(cors({ origin }));` };
    const origins = ['http://localhost:5173', 'https://app.example.com'];
    expect(await allowedBy(mounted, origins)).toEqual(['http://localhost:5173']);
  });

  it('has no further block', () => expect(more).toEqual([]));
});

describe('docs/local-development.md', () => {
  const [vite, next, allow, phone, ...more] = blocksOf('docs/local-development.md') as readonly [
    Block,
    Block,
    Block,
    Block,
  ];

  it('proxies with Vite and Next.js', async () => {
    const seen: unknown[] = [];
    const text = vite.text.replace(/^export default (.*);$/m, 'see($1);');
    await runBlock({ ...vite, text }, { see: (value: unknown) => seen.push(value) });
    expect(seen).toEqual([{ server: { proxy: { '/api': 'http://localhost:8080' } } }]);
    const module: { exports: { readonly rewrites?: () => Promise<unknown> } } = { exports: {} };
    await runBlock(next, { module });
    expect(await module.exports.rewrites?.()).toEqual([
      { source: '/api/:path*', destination: 'http://localhost:8080/api/:path*' },
    ]);
  });

  it('allows localhost in development only', async () => {
    const origins = [
      'https://app.example.com',
      'http://localhost:5173',
      'http://127.0.0.1:5173',
      'http://evil.example',
    ];
    expect(await allowedBy(allow, origins)).toEqual(origins.slice(0, 3));
    const process = { env: { NODE_ENV: 'production' } };
    expect(await allowedBy(allow, origins, { process })).toEqual(origins.slice(0, 1));
  });

  it('allows a phone in the network', async () => {
    const origins = ['http://192.168.0.12:5173', 'http://localhost:3000', 'http://10.0.0.7:5173'];
    expect(await allowedBy(phone, origins)).toEqual(origins.slice(0, 2));
  });

  it('has no further block', () => expect(more).toEqual([]));
});

describe('docs/typescript.md', () => {
  const blocks = blocksOf('docs/typescript.md');
  const [imports, refused, typed, request, namespace, ...more] = blocks.map(({ text }) =>
    text.replaceAll("'corsmith'", "'../../src/index.ts'"),
  );
  const NAMES = `import cors, { createPolicy, type CorsOptions } from '../../src/index.ts';
    const open = createPolicy();
    const internal = createPolicy('https://admin.example.com');`;

  it('compiles', () => {
    const lines = (imports ?? '').trim().split('\n');
    // `import =` is for CommonJS: test/package compiles it
    expect(lines.pop()).toMatch(/^import cors = require\(/);
    expect(compileEach(lines, {}, '')).toEqual(lines.map(() => ''));
    expect(compileEach([typed ?? '', request ?? ''], {}, NAMES)).toEqual(['', '']);
    expect(namespace).toContain('cors.CorsOptions');
    expect(more).toEqual([]);
  });

  it('shows what the compiler refuses', () => {
    const lines = (refused ?? '').trim().split('\n');
    const messages = compileEach(lines, {}, NAMES);
    expect(messages.map((message) => message !== '')).toEqual([true, true]);
  });
});
