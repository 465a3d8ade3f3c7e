import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: join(inject('consumers'), 'node_modules/corsmith'), strict: true });
  expect(messages).toEqual([]);
});

test('arethetypeswrong finds no problem with any module resolution', async () => {
  const command = join(require.resolve('@arethetypeswrong/cli/package.json'), '../dist/index.js');
  const { stdout } = await run(process.execPath, [command, inject('tarball'), '--format', 'json']);
  const { analysis, problems } = JSON.parse(stdout);
  expect(Object.keys(analysis.entrypoints)).toContain('./compat');
  expect(problems).toEqual({});
});
