import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { linkOf } from '../../src/options/issues.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';

const PACKAGE = join(inject('consumers'), 'node_modules/corsmith');
const LISTING = execFileSync('tar', ['-tvzf', inject('tarball')], { encoding: 'utf8' })
  .trim()
  .split('\n');
const FILES = LISTING.map((line) => line.replace(/^.* package\//, ''));

const ENTRIES = Object.keys(manifest.exports)
  .filter((name) => name !== './package.json')
  .map((name) => (name === '.' ? 'index' : name.slice(2)));

test('the tarball holds the built files, their maps, and what a reader looks for', () => {
  const built = ENTRIES.flatMap((entry) => ['js', 'cjs', 'd.ts', 'd.cts'].map((kind) => `dist/${entry}.${kind}`));
  expect(FILES).toEqual(expect.arrayContaining([...built, 'package.json', 'LICENSE', 'docs/errors.md']));
  for (const file of FILES) {
    expect(file).toMatch(
      /^(?:dist\/(?:index|compat|web|explain|cli)\.(?:js|cjs|js\.map|cjs\.map|d\.ts|d\.cts)|dist\/[a-z-]+-[\w-]{8}\.d\.c?ts|package\.json|LICENSE|README\.md|CHANGELOG\.md|docs\/errors\.md)$/,
    );
  }
});

test.each(ISSUE_CODES)('the link of %s leads to its section, from where an application is started', (code) => {
  const [file = '', anchor] = linkOf(code).split('#');
  expect(readFileSync(join(inject('consumers'), file), 'utf8')).toContain(`\n### ${anchor}\n`);
});

test('only the command may be run, and nothing be written by others', () => {
  for (const line of LISTING) expect(line).toMatch(/dist\/cli\.js$/.test(line) ? /^-rwxr-xr-x / : /^-rw-r--r-- /);
});

test.each(FILES.filter((file) => /\.c?js$/.test(file)))('%s has a source map that holds its sources', (file) => {
  const [, name] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(join(PACKAGE, file), 'utf8')) ?? [];
  const map = JSON.parse(readFileSync(join(PACKAGE, 'dist', String(name)), 'utf8'));
  expect(map.sources.length).toBeGreaterThan(0);
  expect(map.sourcesContent).toHaveLength(map.sources.length);
});

test.each(FILES.filter((file) => /\.c?[jt]s$/.test(file)))('%s names no path of the machine that built it', (file) => {
  expect(readFileSync(join(PACKAGE, file), 'utf8')).not.toMatch(/\/(?:home|root|work|tmp|Users)\//);
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
