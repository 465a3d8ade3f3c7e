import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';

const run = promisify(execFile);
const CONSUMERS = inject('consumers');

/** One way to compile: which source, as which file, under which options. */
interface Mode {
  readonly name: string;
  readonly source: string;
  readonly file: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The version of TypeScript: newer versions no longer have this mode. */
  readonly only?: readonly string[];
}

const MODES: readonly Mode[] = [
  { name: 'nodenext, ESM', source: 'import.mts', file: 'main.mts', options: { module: 'nodenext' } },
  { name: 'nodenext, import = require()', source: 'require.cts', file: 'main.cts', options: { module: 'nodenext' } },
  { name: 'nodenext, CommonJS', source: 'import.mts', file: 'main.cts', options: { module: 'nodenext' } },
  { name: 'nodenext, CommonJS, import * as', source: 'star.cts', file: 'main.cts', options: { module: 'nodenext' } },
  {
    name: 'nodenext, CommonJS, without esModuleInterop',
    source: 'import.mts',
    file: 'main.cts',
    options: { module: 'nodenext', esModuleInterop: false },
    only: ['typescript5'],
  },
  {
    name: 'nodenext, import * as, without esModuleInterop',
    source: 'star.cts',
    file: 'main.cts',
    options: { module: 'nodenext', esModuleInterop: false },
    only: ['typescript5'],
  },
  { name: 'node16, ESM', source: 'import.mts', file: 'main.mts', options: { module: 'node16' } },
  { name: 'node16, import = require()', source: 'require.cts', file: 'main.cts', options: { module: 'node16' } },
  {
    name: 'bundler',
    source: 'import.mts',
    file: 'main.mts',
    options: { module: 'esnext', moduleResolution: 'bundler' },
  },
  {
    name: 'web and explain, with the types of browsers',
    source: 'web.mts',
    file: 'main.mts',
    options: { module: 'nodenext', lib: ['es2022', 'dom', 'dom.iterable'] },
  },
  {
    name: 'the resolution of Node 10, as older projects have it',
    source: 'import.mts',
    file: 'main.ts',
    options: { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true },
    only: ['typescript5'],
  },
  {
    name: 'the resolution of Node 10, without esModuleInterop',
    source: 'require.cts',
    file: 'main.ts',
    options: { module: 'commonjs', moduleResolution: 'node10' },
    only: ['typescript5'],
  },
];

/** The strictest settings, without the declarations of other packages. */
const BARE = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: 'es2022',
  lib: ['es2022'],
  types: [],
  skipLibCheck: false,
};

describe.each(['typescript5', 'typescript6', 'typescript7'])('%s', (typescript) => {
  test.each(MODES.filter(({ only }) => only?.includes(typescript) ?? true))('$name', async (mode) => {
    const folder = prepare(typescript, mode);
    expect(await compile(typescript, folder)).toBe('');
    const compiled = mode.file.replace(/ts$/, 'js');
    await run(process.execPath, ['--no-warnings', join(folder, compiled)]);
  });

  test('each error is reported on its line, and there are no others', async () => {
    const mode = { name: 'refused', source: 'refused.mts', file: 'main.mts', options: { module: 'nodenext' } };
    const output = await compile(typescript, prepare(typescript, mode));
    const reported = errorsByLine(output);
    const expected = expectedErrors(readFileSync(join(CONSUMERS, 'typed/refused.mts'), 'utf8'));
    expect([...reported.keys()]).toEqual([...expected.keys()]);
    for (const [line, sentence] of expected) expect(reported.get(line)).toContain(sentence);
  });

  test('inline callbacks have the types of their parameters', async () => {
    const options = { module: 'nodenext', lib: ['es2022', 'dom', 'dom.iterable'] };
    const mode = { name: 'callbacks', source: 'callbacks.mts', file: 'main.mts', options };
    expect(await compile(typescript, prepare(typescript, mode))).toBe('');
  });

  test.each(['main.mts', 'main.cts'])(
    'middleware fits Express, Connect, h3, Nest and node:http, as %s',
    async (file) => {
      const options = { module: 'nodenext', types: ['node'], skipLibCheck: true };
      const mode = { name: `servers ${file}`, source: 'servers.mts', file, options };
      expect(await compile(typescript, prepare(typescript, mode))).toBe('');
    },
  );
});

/** The messages of the compiler, by line: `main.mts(3,5): error TS2322: ...`. */
function errorsByLine(output: string): ReadonlyMap<number, string> {
  const errors = output.split(/^\S*main\.mts(?=\(\d+,\d+\): error)/m).slice(1);
  return new Map(errors.map((error) => [Number(/\d+/.exec(error)), error]));
}

/** The lines of a source that must have an error, with what comes after `//!`. */
function expectedErrors(source: string): ReadonlyMap<number, string> {
  const lines = source.split('\n').map((line, index) => [index + 1, line.split(' //! ')[1]] as const);
  return new Map(lines.flatMap(([number, sentence]) => (sentence === undefined ? [] : [[number, sentence] as const])));
}

function prepare(typescript: string, { name, source, file, options }: Mode): string {
  const folder = join(CONSUMERS, 'compiled', typescript, name.replace(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), readFileSync(join(CONSUMERS, 'typed', source)));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...BARE, ...options }, files: [file] }),
  );
  return folder;
}

/** The output of the compiler; empty if there are no errors. */
async function compile(typescript: string, folder: string): Promise<string> {
  const compiler = join(CONSUMERS, 'node_modules', typescript, 'bin/tsc');
  return run(process.execPath, [compiler, '-p', folder]).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}
