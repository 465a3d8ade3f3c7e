import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { largeTexts } from './fuzz-parsers.ts';
import { har } from './har-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'corsmith-memory-'));
const bundle = join(folder, 'recognize.mjs');

beforeAll(async () => {
  await build({
    entryPoints: ['src/cli/input/recognize.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: bundle,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const SCRIPT = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData.bundle).then(({ parsePaste }) => parentPort.postMessage('reason' in parsePaste(workerData.text)));
`;

/** Whether the text is refused; throws if the parser needs more memory than this. */
function parseWithin(megabytes: number, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 };
    const worker = new Worker(SCRIPT, { eval: true, workerData: { bundle, text }, resourceLimits });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

test('a parser can exceed the limit', async () => {
  const text = har(
    Array.from({ length: 20_000 }, (_, index) => ({ url: `https://api.example/${index}`, headers: {}, status: 200 })),
  );
  await expect(parseWithin(16, text)).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
});

describe('a text of 1 MB is parsed with 128 MB of memory', () => {
  test.each(largeTexts(1_000_000))('%j', async (_, text) => {
    expect(await parseWithin(128, text)).toBeTypeOf('boolean');
  });
});

test('a HAR file of 50 MB is parsed with 512 MB of memory', async () => {
  const responseBody = 'x'.repeat(20_000);
  const entry = (index: number) => ({
    url: `https://api.example/${index}`,
    headers: { Origin: 'https://app.example' },
    status: 200,
    responseHeaders: { 'Access-Control-Allow-Origin': 'https://app.example' },
    responseBody,
  });
  const text = har(Array.from({ length: 2_400 }, (_, index) => entry(index)));
  expect(text.length).toBeGreaterThan(49_000_000);
  expect(await parseWithin(512, text)).toBe(false);
});
