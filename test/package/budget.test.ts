import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { expect, inject, test } from 'vitest';
import budget from './budget.json' with { type: 'json' };
import { packedFiles } from './packed-files.ts';

/** Code that few policies need. CommonJS loads it when it is needed. */
const LATER: readonly string[] = ['./regexp-proof.js', './reports.js', './advice.js', './enforce.js'];

/** Bytes that an application bundles for one entry without shared files, with dependencies, minified and compressed. */
async function weigh(entry: string, external = LATER): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${entry}'`, resolveDir: inject('consumers') },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    external: ['./public-suffix-data.js', ...external],
    write: false,
  });
  return outputFiles.reduce((sum, { contents }) => sum + compressed(contents), 0);
}

function compressed(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).length;
}

function expectWithin(what: string, bytes: number, limit: number): void {
  console.info(`${what}: ${bytes} of ${limit} bytes`);
  expect(bytes).toBeLessThan(limit);
}

test.each(Object.entries(budget.entries))('%s has less than %i bytes', async (entry, limit) => {
  expectWithin(entry, await weigh(entry), limit);
});

test('corsmith and the code that few policies need stay within their budget', async () => {
  expectWithin('corsmith with all code', await weigh('corsmith', []), budget.whole);
});

test.each(['js', 'cjs'])('public-suffix-data.%s stays within its budget', (kind) => {
  const file = `public-suffix-data.${kind}`;
  const bytes = readFileSync(join(inject('consumers'), 'node_modules/corsmith/dist', file));
  expectWithin(file, compressed(bytes), budget.suffixData);
});

test.each([
  ['regexp-proof.js', budget.regexpProof],
  ['regexp-proof.cjs', budget.regexpProof],
  ['advice.js', budget.advice],
  ['advice.cjs', budget.advice],
  ['enforce.js', budget.enforce],
  ['enforce.cjs', budget.enforce],
  ['reports.js', budget.reports],
  ['reports.cjs', budget.reports],
])('%s has less than %i bytes', async (file, limit) => {
  const path = join(inject('consumers'), 'node_modules/corsmith/dist', file);
  const { code } = await transform(readFileSync(path, 'utf8'), { minify: true });
  expectWithin(file, compressed(Buffer.from(code)), limit);
});

test('the tarball stays within its budget', () => {
  expectWithin('tarball', statSync(inject('tarball')).size, budget.tarball);
});

test('the unpacked package stays within its budget', () => {
  const bytes = packedFiles().reduce((sum, { size }) => sum + size, 0);
  expectWithin('unpacked', bytes, budget.unpacked);
});
