import { statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';
import budget from './budget.json' with { type: 'json' };

/** Bytes that an application bundles for one entry, with what it depends on, minified and compressed. */
async function weigh(entry: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${entry}'`, resolveDir: inject('consumers') },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

const { tarball, ...entries } = budget;

test.each(Object.entries(entries))('%s stays within %i bytes', async (entry, bytes) => {
  const weight = await weigh(entry);
  console.info(`${entry}: ${weight} of ${bytes} bytes`);
  expect(weight).toBeLessThanOrEqual(bytes);
});

test('the tarball stays within its budget', () => {
  const { size } = statSync(inject('tarball'));
  console.info(`tarball: ${size} of ${tarball} bytes`);
  expect(size).toBeLessThanOrEqual(tarball);
});
