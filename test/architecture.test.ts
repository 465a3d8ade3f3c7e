import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** From the bottom up: a file imports from its own layer and from those before it. */
const LAYERS: readonly (readonly [name: string, files: RegExp])[] = [
  ['standard', /^standard\//],
  ['words', /^(?:issues|options|report|tell-once)\.ts$/],
  ['rules and requests', /^(?:origin|request)\.ts$/],
  ['reading of options', /^normalize\//],
  ['policy', /^(?:cells|policy)\.ts$/],
  ['asking', /^ask\//],
  ['decision', /^(?:checked-options|decision|evaluate|guard|nearest-origin|reasons|response-fields|upgrade)\.ts$/],
  ['adapters', /^(?:middleware|observe|refuse|response|warnings)\.ts$|^(?:compat|web)\//],
  ["the browser's half", /^explain\//],
  ['command', /^cli\//],
  ['entries', /^(?:index|compat|web|explain|cli)\.ts$/],
];

/** Adapters and tools, which know where they run. */
const MAY_USE_NODE = /^(?:observe|cli)\.ts$|^(?:cli|explain)\//;

const SRC = join(import.meta.dirname, '../src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const IMPORTS = new Map(FILES.map((file) => [file, importsOf(SRC, file)]));

/** What a file names after `from`, its own kind as paths from `folder`. */
function importsOf(folder: string, file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), 'utf8'));
  return importedFiles.map(({ fileName }) => (fileName.startsWith('.') ? join(dirname(file), fileName) : fileName));
}

const isOwn = (name: string) => IMPORTS.has(name);
const layerOf = (file: string) => LAYERS.findIndex(([, files]) => files.test(file));

/** All that a file brings along, itself included. */
function closureOf(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const name of IMPORTS.get(file) ?? []) closureOf(name, seen);
  return seen;
}

test.each(FILES)('%s stands in one layer', (file) => {
  expect(LAYERS.filter(([, files]) => files.test(file)).map(([name]) => name)).toHaveLength(1);
});

test.each(FILES)('%s imports downwards', (file) => {
  const upwards = (IMPORTS.get(file) ?? []).filter((name) => isOwn(name) && layerOf(name) > layerOf(file));
  expect(upwards).toEqual([]);
});

test.each(FILES)('%s imports only what is there', (file) => {
  const foreign = (IMPORTS.get(file) ?? []).filter((name) => !isOwn(name));
  expect(foreign.filter((name) => !/^node:|^vary$|^\.\.\/package\.json$/.test(name))).toEqual([]);
});

test('no file imports itself by a detour', () => {
  const cyclic = FILES.filter((file) => (IMPORTS.get(file) ?? []).some((name) => closureOf(name).has(file)));
  expect(cyclic).toEqual([]);
});

test('the standard stands alone', () => {
  const files = FILES.filter((file) => file.startsWith('standard/'));
  expect(files.length).toBeGreaterThan(5);
  expect(files.flatMap((file) => IMPORTS.get(file) ?? []).filter((name) => !name.startsWith('standard/'))).toEqual([]);
});

test('only adapters and tools know Node', () => {
  const using = FILES.filter((file) => (IMPORTS.get(file) ?? []).some((name) => name.startsWith('node:')));
  expect(using.filter((file) => !MAY_USE_NODE.test(file))).toEqual([]);
});

describe('the entries', () => {
  const brings = (entry: string, what: RegExp) => [...closureOf(entry)].filter((name) => what.test(name));

  test.each([
    ['index.ts', /^(?:explain|cli|web|compat)(?:\.ts$|\/)/],
    ['compat.ts', /^(?:explain|cli|web)(?:\.ts$|\/)|^index\.ts$/],
    ['web.ts', /^(?:explain|cli|compat)(?:\.ts$|\/)|^index\.ts$|^node:|^middleware\.ts$/],
  ])('%s brings along nothing of another', (entry, others) => {
    expect(brings(entry, others)).toEqual([]);
  });
});

test('the model of the browser reads nothing of what it judges', () => {
  const folder = join(import.meta.dirname, 'support/browser');
  const names = readdirSync(folder, { encoding: 'utf8' }).flatMap((file) => importsOf(folder, file));
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => name.startsWith('..'))).toEqual([]);
});
