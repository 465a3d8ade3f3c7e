import { expect, test } from 'vitest';
import { FIXES } from './fuzz/fixes.ts';
import { fuzz } from './fuzz/fuzz.ts';

// CORS_FUZZ_PAIRS=1000000 CORS_FUZZ_SEED=7 npm run test:deep -- test/compat/fuzz
const pairs = Number(process.env['CORS_FUZZ_PAIRS'] ?? 20_000);
const seed = Number(process.env['CORS_FUZZ_SEED'] ?? 1);

test(`${pairs} configurations and requests: like npm cors, except for rows marked Fix`, async () => {
  const tally = await fuzz(pairs, seed);
  expect(tally.unexplained).toEqual([]);
  expect([...tally.rows.keys()].sort((a, b) => a - b)).toEqual(FIXES.map(({ row }) => row));
  if (process.env['CORS_FUZZ_PAIRS'] !== undefined) {
    const rows = [...tally.rows].sort(([a], [b]) => a - b).map(([row, count]) => `Q${row}: ${count}`);
    console.info(`${tally.pairs} pairs, ${tally.different} different: ${rows.join(', ')}`);
  }
}, 3_600_000);
