import { beforeAll, expect, test } from 'vitest';
import { rowsOf } from './compare.ts';
import { type Result, readResults, resultOf, writeResults } from './results.ts';
import { check, type Reference, readReference } from './run.ts';
import { shownTable, tableOf, writeTable } from './table.ts';
import { TARGETS } from './targets.ts';

let reference: Reference;
const results: Result[] = [];

beforeAll(async () => {
  reference = await readReference();
});

test('Express 5 responds to every row, and every kind of response occurs', () => {
  const outcomes = [...reference.values()];
  expect(outcomes.filter(({ status }) => status === 0)).toEqual([]);
  const counts = [200, 204, 302, 403, 404, 500].map((code) => outcomes.filter(({ status }) => status === code).length);
  expect(counts.filter((count) => count < 15)).toEqual([]);
  expect(outcomes.filter(({ application }) => application).length).toBeGreaterThan(400);
});

const RUNS = TARGETS.flatMap((target) => target.runtimes.map((runtime) => [target.id, runtime, target] as const));

test.each(RUNS)('%s on %s responds like Express 5 on Node', async (_, runtime, target) => {
  const passed = await check(target, runtime, reference);
  results.push(resultOf(target, runtime, rowsOf(target).length, passed));
});

test('the page shows these results', () => {
  if (process.env['CORSMITH_DOCS'] === 'write') {
    writeResults(results);
    writeTable();
  }
  expect(readResults(), 'CORSMITH_DOCS=write npm run test:runtimes writes them').toEqual(results);
  expect(shownTable()).toBe(tableOf(results));
});
