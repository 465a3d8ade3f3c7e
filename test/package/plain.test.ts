import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);

test.each(['plain/import.mjs', 'plain/require.cjs'])('%s runs', async (file) => {
  const { stdout, stderr } = await run(process.execPath, [join(inject('consumers'), file)]);
  expect(stdout + stderr).toBe('');
});

test('the command runs by its name', async () => {
  const command = join(inject('consumers'), 'node_modules/.bin/corsmith');
  const { stdout } = await run(command, ['--help'], { env: process.env });
  expect(stdout).toContain('corsmith explain');
});
