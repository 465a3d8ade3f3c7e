import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import recorded from '../browsers/messages.json' with { type: 'json' };
import { exampleOf, SECTIONS, sectionFor } from '../docs/console-sections.ts';
import { BASE, FOLDER } from './site.ts';

interface Index {
  search(text: string): readonly { readonly id: string; readonly titles: readonly string[]; readonly title: string }[];
}

/** The index of the built site, with the options that its pages have. */
async function loadIndex(): Promise<Index> {
  const chunks = join(FOLDER, 'assets/chunks');
  const [file = ''] = readdirSync(chunks).filter((name) => name.startsWith('@localSearchIndexroot'));
  const { default: json } = await import(pathToFileURL(join(chunks, file)).href);
  const { search } = await import(join(process.cwd(), 'docs/site/search.mjs'));
  const MiniSearch = createRequire(join(process.cwd(), 'docs/site/package.json'))('minisearch');
  const { options, searchOptions } = search.options.miniSearch;
  return MiniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions,
    ...options,
  });
}

const index = await loadIndex();

/** The section of docs/troubleshooting.md for the first result, or the id of another result. */
function sectionFoundBy(text: string): string {
  const [{ id, title } = expect.unreachable(text)] = index.search(text);
  return id.startsWith(`${BASE}troubleshooting#`) ? title : id;
}

/** As a console shows what a browser of the tests printed, and what the page lists. */
const LINES = [
  ...recorded.map(({ message }) =>
    message
      .replaceAll('\n', ' ')
      .replaceAll('<page>', 'http://localhost:5173')
      .replace(/<(?:api|other|nowhere)>/g, 'https://api.shop.example.org:8443')
      .replaceAll('/data', '/v1/orders/17?sort=price&page=2'),
  ),
  ...SECTIONS.flatMap(({ lines }) => lines.map(exampleOf)),
];

describe('a whole line of a console leads to its section', () => {
  it.each([...new Set(LINES)])('%s', (line) => {
    expect(sectionFoundBy(line)).toBe(sectionFor(line));
  });

  it.each([
    ['its location in the page before it', (line: string) => `(index):24 ${line}`],
    ['a file and a column before it', (line: string) => `main.a81f.js:1:20417 ${line}`],
    ['a time before it', (line: string) => `13:04:11.220 ${line}`],
    ['a level before it', (line: string) => `[Error] ${line} (orders, line 0)`],
    ['the next line after it', (line: string) => `${line} app.js:12 Uncaught (in promise) TypeError: Failed to fetch`],
  ])('with %s', (_, around) => {
    // the table on the page leads to another section if a number looks like a status
    const lines = LINES.filter((line) => sectionFor(around(line)) === sectionFor(line));
    expect(lines.length).toBeGreaterThan(LINES.length * 0.95);
    expect(lines.filter((line) => sectionFoundBy(around(line)) !== sectionFor(line))).toEqual([]);
  });
});

describe('a few words', () => {
  it.each([
    ['null-origin', 'errors/null-origin'],
    ['invalid origin', 'errors/invalid-origin'],
    ['unknown-opt', 'errors/unknown-option'],
    ['originTimeout', 'api/corsmith'],
    ['credentials wildcard', 'troubleshooting'],
    ['allowedOrigins', 'api/corsmith'],
    ['tus', 'recipes'],
    ['NestJS', 'recipes'],
    ['dns rebinding', 'guard'],
    ['nginx', 'proxies'],
    ['capacitor', 'webviews'],
    ['prefligth', 'troubleshooting'],
  ])('%s finds %s', (words, path) => {
    const found = index.search(words).slice(0, 3);
    expect(found.map(({ id }) => id.slice(BASE.length).replace(/#.*/, ''))).toContain(path);
  });
});
