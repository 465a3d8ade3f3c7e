import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);
const BIN = join(import.meta.dirname, '../../node_modules/.bin');

test('publint finds nothing', async () => {
  const { stdout } = await run(join(BIN, 'publint'), ['run', inject('tarball'), '--strict']);
  expect(stdout).toContain('All good!');
});

test('are the types wrong? They are not', async () => {
  const { stdout } = await run(join(BIN, 'attw'), [inject('tarball'), '--format', 'json']);
  expect(JSON.parse(stdout).problems ?? {}).toEqual({});
});
