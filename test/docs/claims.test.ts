import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLAIMS, NOT_SHOWN } from '../browsers/claims.ts';
import { TOPICS } from '../browsers/scenarios/index.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Lines with text about browsers, without comments, imports and paths. */
const lines = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => readFileSync(join(SRC, file), 'utf8').split('\n'))
  .filter((line) => /['"`].*\bbrowsers?\b/i.test(line) && !/^\s*(?:\/?\*|\/\/|import\b|export\b)|from '/.test(line));

const known = [...CLAIMS, ...NOT_SHOWN].map(([claim]) => claim);

test('every statement about browsers has a scenario, or a reason why not', () => {
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => !known.some((claim) => line.includes(claim)))).toEqual([]);
});

test('every claim occurs in the source, and its scenarios exist', () => {
  const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SRC, file), 'utf8'))
    .join('\n');
  expect(known.filter((claim) => !source.includes(claim))).toEqual([]);
  const scenarios = TOPICS.flatMap(([, each]) => each.map(({ id }) => id));
  expect(CLAIMS.flatMap(([, ...ids]) => ids).filter((id) => !scenarios.includes(id))).toEqual([]);
});
