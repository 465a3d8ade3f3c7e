import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../src/compat');

test('compat has at most 450 lines, types included, in at most five files', () => {
  const files = readdirSync(FOLDER);
  const lines = files.flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n'));
  expect(files.length).toBeLessThanOrEqual(5);
  expect(lines.length).toBeLessThanOrEqual(450);
});
