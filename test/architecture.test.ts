import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** The folders of src, each with the folders that it may import from; imports of types count. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  standard: [],
  classify: ['standard'],
  origin: ['standard', 'classify'],
  options: ['standard', 'classify', 'origin'],
  policy: ['standard', 'classify', 'origin', 'options'],
  decide: ['standard', 'classify', 'origin', 'options', 'policy'],
  node: ['standard', 'classify', 'options', 'policy', 'decide'],
  web: ['standard', 'classify', 'options', 'policy', 'decide'],
  compat: ['standard', 'classify', 'origin', 'options', 'policy', 'decide', 'node'],
  browser: ['standard', 'classify'],
  diagnose: ['standard', 'classify', 'browser'],
  explain: ['standard', 'classify', 'options', 'policy', 'decide', 'browser', 'diagnose'],
  cli: ['standard', 'classify', 'options', 'policy', 'decide', 'browser', 'diagnose', 'explain'],
};

/**
 * Files outside the folders: exports and wiring. `commonjs`, `core`, `node`, `reports` and `rules` are files of the build
 * that entries share; `commonjs` has `core` and `rules` in it.
 */
const ENTRIES: readonly string[] = [
  'cli.ts',
  'commonjs.ts',
  'compat.ts',
  'core.ts',
  'explain.ts',
  'index.ts',
  'literal-options.ts',
  'node.ts',
  'reports.ts',
  'rules.ts',
  'web.ts',
];

/** Adapters and tools, which depend on where they run. */
const MAY_USE_NODE = /^cli\.ts$|^(?:node|cli|explain)\//;
const MAY_USE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'standard/load-vary.ts': ['vary'],
  'cli/version.ts': ['../package.json'],
};

const SRC = join(import.meta.dirname, '../src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const IMPORTS = new Map(FILES.map((file) => [file, importsOf(SRC, file)]));

/** The modules that a file imports; project modules are paths from `folder`. */
function importsOf(folder: string, file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), 'utf8'));
  return importedFiles.map(({ fileName }) => (fileName.startsWith('.') ? join(dirname(file), fileName) : fileName));
}

const isOwn = (name: string) => IMPORTS.has(name);
const importsIn = (file: string) => IMPORTS.get(file) ?? [];
const layerOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

/** A file with everything that it imports, directly or not. */
function closureOf(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const name of importsIn(file)) closureOf(name, seen);
  return seen;
}

test('every folder in src is a layer, and every other file is an entry', () => {
  expect([...new Set(FILES.map(layerOf))].sort()).toEqual(['', ...Object.keys(LAYERS)].sort());
  expect(FILES.filter((file) => layerOf(file) === '')).toEqual(ENTRIES);
});

test.each(Object.entries(LAYERS))('%s imports only from the layers below it', (layer, below) => {
  const upwards = FILES.filter((file) => layerOf(file) === layer).flatMap((file) =>
    importsIn(file)
      .filter((name) => isOwn(name) && layerOf(name) !== layer && !below.includes(layerOf(name)))
      .map((name) => `${file} -> ${name}`),
  );
  expect(upwards).toEqual([]);
});

test('every file except the entries is imported, and only entries import an entry', () => {
  const others = FILES.filter((file) => file !== 'commonjs.ts');
  const imported = new Set(others.flatMap(importsIn).filter(isOwn));
  expect(FILES.filter((file) => !imported.has(file))).toEqual(ENTRIES.filter((file) => file !== 'literal-options.ts'));
});

test('no import is circular', () => {
  expect(FILES.filter((file) => importsIn(file).some((name) => closureOf(name).has(file)))).toEqual([]);
});

test('only adapters and tools import Node modules', () => {
  const using = FILES.filter((file) => importsIn(file).some((name) => name.startsWith('node:')));
  expect(using.filter((file) => !MAY_USE_NODE.test(file))).toEqual([]);
});

test('each package is imported in one place', () => {
  const packages = FILES.map((file) => [file, importsIn(file).filter((name) => !isOwn(name) && !/^node:/.test(name))]);
  expect(Object.fromEntries(packages.filter(([, names]) => (names ?? []).length > 0))).toEqual(MAY_USE_PACKAGES);
});

describe('the entries', () => {
  const closureWithin = (entry: string, what: RegExp) => [...closureOf(entry)].filter((name) => what.test(name));

  test.each([
    ['index.ts', /^(?:explain|cli|web|compat)(?:\.ts$|\/)|^(?:browser|diagnose)\//],
    ['compat.ts', /^(?:explain|cli|web)(?:\.ts$|\/)|^index\.ts$|^(?:browser|diagnose)\//],
    ['web.ts', /^(?:explain|cli|compat)(?:\.ts$|\/)|^index\.ts$|^node:|^(?:browser|diagnose|node)\//],
  ])('%s imports nothing from the other entries', (entry, others) => {
    expect(closureWithin(entry, others)).toEqual([]);
  });
});

describe('one path leads from a request to a decision', () => {
  const callersOf = (name: string) => {
    const call = new RegExp(`(?<!function )\\b${name}\\(`);
    return FILES.filter((file) => call.test(readFileSync(join(SRC, file), 'utf8')));
  };
  const outsideCompat = (files: readonly string[]) => files.filter((file) => layerOf(file) !== 'compat');

  test('only judge and reasons match origins, apart from returned lists and near misses; only judge calls the guard', () => {
    expect(outsideCompat(callersOf('matchOrigin'))).toEqual([
      'decide/find-reasons.ts',
      'decide/judge.ts',
      'origin/closest-origin.ts',
      'policy/returned-list.ts',
    ]);
    expect(callersOf('isRefused')).toEqual(['decide/judge.ts']);
    expect(callersOf('callOriginFunction')).toEqual(['decide/judge.ts']);
  });

  test('only judge selects a response, and the adapters and evaluate call judge', () => {
    expect(outsideCompat(callersOf('selectResponse'))).toEqual(['decide/judge.ts']);
    const users = FILES.filter((file) => layerOf(file) !== '' && importsIn(file).includes('decide/judge.ts'));
    expect(users).toEqual(['decide/evaluate.ts', 'node/middleware.ts', 'web/decide.ts']);
  });

  test('adapters contain no rules for origins', () => {
    const adapters = FILES.filter((file) => /^(?:node|web)\//.test(file));
    const origins = (name: string) => name.startsWith('origin/') || name === 'standard/origins.ts';
    expect(adapters.filter((file) => importsIn(file).some(origins))).toEqual([]);
  });

  test('deciding has no side effects', () => {
    const effects = /\b(?:console|process|globalThis|emitWarning|publish)\b/;
    const below = ['standard', 'classify', 'origin', 'policy', 'decide'];
    const code = (file: string) => readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(FILES.filter((file) => below.includes(layerOf(file)) && effects.test(code(file)))).toEqual([]);
  });
});

test('each exported name is declared once, except for the entries and the types of compat', () => {
  const declared = new Map<string, string[]>();
  for (const file of FILES.filter((each) => layerOf(each) !== '' && each !== 'compat/types.ts')) {
    for (const name of exportedDeclarations(file)) declared.set(name, [...(declared.get(name) ?? []), file]);
  }
  expect([...declared].filter(([, files]) => files.length > 1)).toEqual([]);
});

function exportedDeclarations(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest);
  const isExported = (statement: ts.Statement) =>
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const names = source.statements.filter(isExported).flatMap((statement): readonly string[] => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(source));
    }
    const { name } = statement as ts.DeclarationStatement; // every other exported statement declares a name
    return name === undefined ? [] : [name.getText(source)];
  });
  return [...new Set(names)]; // overloads
}

test('the types that check literal options have at most 160 lines', () => {
  const lines = readFileSync(join(SRC, 'literal-options.ts'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(160);
});

test('sources are ASCII, except where they quote a browser', () => {
  const lines = FILES.flatMap((file) =>
    readFileSync(join(SRC, file), 'utf8')
      .split('\n')
      .filter((line) => /[^\x20-\x7e]/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines.filter((line) => !/^diagnose\/engines\/|^cli\/input\/console/.test(line))).toEqual([]);
});

test('the independent model of the browser imports nothing of the code that it checks', () => {
  const folder = join(import.meta.dirname, 'support/browser');
  const names = readdirSync(folder, { encoding: 'utf8' }).flatMap((file) => importsOf(folder, file));
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => name.startsWith('..'))).toEqual([]);
});
