import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inConsole, MESSAGES, sectionsOf } from './messages.ts';
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

/** The section of docs/troubleshooting.md that the first result is in, or another result. */
function sectionFoundBy(text: string): string {
  const [first = expect.unreachable(text)] = index.search(text);
  const [, section] = [...first.titles, first.title];
  return first.id.startsWith(`${BASE}troubleshooting#`) ? (section ?? first.id) : first.id;
}

describe('a whole line of a console', () => {
  it.each(MESSAGES)('of $engine, in $section: $text', (message) => {
    expect(sectionsOf(message)).toContain(sectionFoundBy(inConsole(message)));
  });

  it.each([
    ['the place in the page before it', (line: string) => `(index):24 ${line}`],
    ['a file and a column before it', (line: string) => `main.a81f.js:1:20417 ${line}`],
    ['a time before it', (line: string) => `13:04:11.220 ${line}`],
    ['a level before it', (line: string) => `[Error] ${line} (orders, line 0)`],
    [
      'the next line behind it',
      (line: string) => `${line} app.js:12 GET https://api.shop.example.org/v1/orders net::ERR_FAILED 200 (OK)`,
    ],
  ])('may have %s', (_, around) => {
    const lost = MESSAGES.filter(
      (message) => !sectionsOf(message).includes(sectionFoundBy(around(inConsole(message)))),
    );
    expect(lost).toEqual([]);
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
