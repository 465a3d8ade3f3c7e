import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ISSUE_CODES } from '../support/issue-codes.ts';
import { packedFiles } from './packed-files.ts';

const PACKAGE = join(inject('consumers'), 'node_modules/corsmith');
const PACKED = packedFiles();
const FILES = PACKED.map(({ name }) => name);

const ENTRIES = Object.keys(manifest.exports)
  .filter((name) => name !== './package.json')
  .map((name) => (name === '.' ? 'index' : name.slice(2)));

test('the tarball has the built files and the documentation, without source maps and images', () => {
  const built = ENTRIES.flatMap((entry) =>
    ['js', 'node.js', 'cjs', 'd.ts', 'd.cts'].map((kind) => `dist/${entry}.${kind}`),
  );
  const shared = ['public-suffix-data', 'core', 'node', 'regexp-proof', 'reports', 'advice', 'enforce'];
  const data = ['dist/rules.js', ...shared.flatMap((name) => [`dist/${name}.js`, `dist/${name}.cjs`])];
  const docs = readdirSync('docs').filter((file) => file.endsWith('.md'));
  const pages = ['README.md', 'CHANGELOG.md', ...docs.map((file) => `docs/${file}`)];
  const named = [...built, ...data, 'dist/cli.js', ...pages, 'LICENSE', 'package.json'];
  const chunk = /^dist\/(?:chunk-[A-Z\d]{8}\.c?js|[a-z-]+-[\w-]{8}\.d\.c?ts)$/;
  expect(FILES.filter((file) => !chunk.test(file)).sort()).toEqual(named.sort());
});

test.each(ISSUE_CODES)('the installed command explains %s', (code) => {
  const folder = join(inject('consumers'), 'node_modules/corsmith');
  expect(readFileSync(join(folder, 'docs/errors.md'), 'utf8')).toContain(`\n### ${code}\n`);
});

test('npx corsmith help runs in the folder of an application', () => {
  const command = join(inject('consumers'), 'node_modules/corsmith/dist/cli.js');
  const { stdout } = spawnSync(process.execPath, [command, 'help', 'invalid-origin'], {
    cwd: inject('consumers'),
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^invalid-origin\n/);
});

test('only the command is executable, and only the owner can write to a file', () => {
  const modes = PACKED.map(({ name, mode }) => [name, mode]);
  expect(modes).toEqual(FILES.map((name) => [name, name === 'dist/cli.js' ? '-rwxr-xr-x' : '-rw-r--r--']));
});

test.each(FILES.filter((file) => /\.c?[jt]s$/.test(file)))('%s contains no path of the build machine', (file) => {
  expect(readFileSync(join(PACKAGE, file), 'utf8')).not.toMatch(/\/(?:home|root|work|tmp|Users)\//);
});

test('no import of a built module is circular, and an entry loads at most 13 files', () => {
  const importsIn = (file: string) =>
    [...readFileSync(join(PACKAGE, file), 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(
      ([, name]) => `dist/${name}`,
    );
  const closureOf = (file: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
    for (const name of importsIn(file).filter((each) => !seen.has(each))) closureOf(name, seen.add(name));
    return seen;
  };
  const modules = FILES.filter((file) => file.endsWith('.js'));
  expect(modules.filter((file) => closureOf(file).has(file))).toEqual([]);
  const counts = ENTRIES.map((entry) => closureOf(`dist/${entry}.js`).size + 1);
  expect(counts.filter((count) => count > 13 || count < 3)).toEqual([]);
});

test('every target of the manifest exists', () => {
  const targets = JSON.stringify([
    manifest.exports,
    manifest.main,
    manifest.module,
    manifest.types,
    manifest.typesVersions,
  ]);
  for (const [, target] of targets.matchAll(/"\.\/([^"]+)"(?!:)/g)) expect(FILES).toContain(target);
});
