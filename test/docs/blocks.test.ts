import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { classify, cors, createPolicy } from '../../src/index.ts';
import { corsmith } from '../cli/terminal.ts';
import { type Block, blocksOf } from './blocks.ts';

const APP = 'https://app.example.com';

/** The files that run or compile the blocks of a page, and how many blocks those are. */
const TESTED: Readonly<Record<string, readonly [blocks: number, ...files: string[]]>> = {
  'README.md': [11, 'test/docs/readme.test.ts'],
  'docs/environment-variables.md': [2, 'test/docs/topic-pages.test.ts'],
  'docs/errors.md': [34, 'test/docs/errors.test.ts'],
  'docs/explain.md': [7, 'test/docs/pages.test.ts', 'test/cli/transcripts.test.ts'],
  'docs/guard.md': [7, 'test/docs/pages.test.ts'],
  'docs/how-it-works.md': [1, 'test/docs/blocks.test.ts'],
  'docs/local-development.md': [4, 'test/docs/topic-pages.test.ts'],
  'docs/migrating-from-cors.md': [4, 'test/docs/pages.test.ts'],
  'docs/other-frameworks.md': [19, 'test/runtimes/recipes.ts'],
  'docs/proxies.md': [2, 'test/services/recipes.test.ts'],
  'docs/recipes.md': [17, 'test/docs/recipes.test.ts'],
  'docs/troubleshooting.md': [27, 'test/docs/blocks.test.ts', 'test/docs/console-sections.ts'],
  'docs/typescript.md': [5, 'test/docs/topic-pages.test.ts'],
  'docs/webviews.md': [3, 'test/docs/recipes.test.ts'],
};

const pages = ['', 'docs/'].flatMap((folder) =>
  readdirSync(`./${folder}`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}${name}`),
);
/** All lines that open or close a block, including indented blocks and blocks of other kinds. */
const fences = (page: string) => readFileSync(page, 'utf8').match(/^[\s>]*(?:```|~~~)/gm) ?? [];

it.each(pages)('every block of %s is run or compiled', (page) => {
  const [blocks, ...files] = TESTED[page] ?? [0];
  expect(fences(page)).toHaveLength(2 * blocks);
  expect(blocksOf(page)).toHaveLength(blocks);
  const name = page.replace('docs/', '');
  expect(files.filter((file) => !readFileSync(file, 'utf8').includes(name))).toEqual([]);
});

it('no page has indented code, which the other tests would miss, except for a diagram', () => {
  const indented = (page: string) => /^(?:[^\s|>*\d-].*)?\n\n {4,}\S/m.test(readFileSync(page, 'utf8'));
  expect(pages.filter(indented)).toEqual(['docs/how-it-works.md']);
});

it('every error code has a wrong and a right example in its section', () => {
  const sections = readFileSync('docs/errors.md', 'utf8').split(/^### /m).slice(1);
  const examples = sections.filter((section) => /^.*; \/\/ wrong\n.*; \/\/ right$/m.test(section));
  expect(examples).toEqual(sections);
  expect(examples).toHaveLength(blocksOf('docs/errors.md').length);
});

it('the preflight in docs/how-it-works.md is a valid preflight and is allowed', async () => {
  const [{ text } = expect.unreachable()] = blocksOf('docs/how-it-works.md');
  const [start = '', ...lines] = text.trim().split('\n');
  const [method, url] = start.split(' ');
  const headers = Object.fromEntries(lines.map((line) => line.toLowerCase().split(': ')));
  expect(classify({ method, headers })).toMatchObject({ kind: 'preflight', origin: APP });
  expect(await createPolicy(APP).evaluate({ method, url, headers })).toMatchObject({ allowed: true, status: 204 });
  const foreign = { method, url, headers: { ...headers, origin: 'https://evil.example' } };
  expect(await createPolicy(APP).evaluate(foreign)).toMatchObject({ set: [], vary: ['Origin'], status: 403 });
});

it('the command in docs/troubleshooting.md explains a request', async () => {
  const server = createServer(express().use(cors({ origin: APP, methods: 'GET' }))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [{ text } = expect.unreachable()] = blocksOf('docs/troubleshooting.md') as readonly Block[];
  const [, , ...words] = text.trim().replace('https://api.example.com', here).split(' ');
  const { code, out, err } = await corsmith(...words);
  server.close();
  expect([code, err]).toEqual([1, '']);
  expect(out).toContain('Access-Control-Allow-Methods');
});
