import { expect, test } from 'vitest';
import { fuzz } from './fuzz/fuzz.ts';

test('2000 configurations and requests: the same as npm cors, or a row that is marked Fix', async () => {
  expect((await fuzz(2000, 1)).unexplained).toEqual([]);
});
