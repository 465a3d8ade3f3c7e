import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareSession, createTally } from './fuzz/compare.ts';
import { FIXES } from './fuzz/fixes.ts';
import { generateSession } from './fuzz/generate.ts';
import { createRandom } from './fuzz/random.ts';

// CORS_FUZZ_PAIRS=1000000 CORS_FUZZ_SEED=7 npx vitest run test/compat/fuzz.test.ts
const pairs = Number(process.env['CORS_FUZZ_PAIRS'] ?? 20_000);
const seed = Number(process.env['CORS_FUZZ_SEED'] ?? 1);

const { emitWarning } = process;
beforeAll(() => {
  process.emitWarning = () => undefined;
});
afterAll(() => {
  process.emitWarning = emitWarning;
});

test(`${pairs} configurations and requests: the same as npm cors, or a row that is marked Fix`, async () => {
  const random = createRandom(seed);
  const tally = createTally();
  while (tally.pairs < pairs && tally.unexplained.length === 0) await compareSession(generateSession(random), tally);
  expect(tally.unexplained).toEqual([]);
  expect([...tally.rows.keys()].sort((a, b) => a - b)).toEqual(FIXES.map(({ row }) => row));
  if (process.env['CORS_FUZZ_PAIRS'] !== undefined) {
    const rows = [...tally.rows].sort(([a], [b]) => a - b).map(([row, count]) => `Q${row}: ${count}`);
    console.info(`${tally.pairs} pairs, ${tally.different} different: ${rows.join(', ')}`);
  }
}, 3_600_000);
