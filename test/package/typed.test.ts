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
  /** Of TypeScript: newer ones know this mode no more. */
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

/** What is said of each line of `refused.mts`. */
const REFUSALS = [
  "'*' cannot go with credentials",
  'true with credentials lets every site read',
  "'b.example' has no scheme, so no browser sends it: write 'https://b.example'",
  "without a slash: write 'https://a.example'",
  'This origin function does not always answer',
  "There is no option 'orgin', so it would do nothing",
];

/** As a careful application has it, and without any declarations of others. */
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

  test('what is refused is refused with its sentence', async () => {
    const mode = { name: 'refused', source: 'refused.mts', file: 'main.mts', options: { module: 'nodenext' } };
    const said = await compile(typescript, prepare(typescript, mode));
    for (const sentence of REFUSALS) expect(said).toContain(sentence);
    expect(said.match(/error TS/g)).toHaveLength(REFUSALS.length);
  });

  test('middleware fits Express 4 and 5, Connect, node:http and node:http2', async () => {
    const options = { module: 'nodenext', types: ['node'], skipLibCheck: true };
    const mode = { name: 'servers', source: 'servers.mts', file: 'main.mts', options };
    expect(await compile(typescript, prepare(typescript, mode))).toBe('');
  });
});

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

/** What the compiler says; nothing where all is well. */
async function compile(typescript: string, folder: string): Promise<string> {
  const compiler = join(CONSUMERS, 'node_modules', typescript, 'bin/tsc');
  return run(process.execPath, [compiler, '-p', folder]).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}
