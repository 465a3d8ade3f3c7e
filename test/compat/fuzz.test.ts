import { expect, test } from 'vitest';
import { fuzz } from './fuzz/fuzz.ts';

test('2000 configurations and requests: like npm cors, except for rows marked Fix', async () => {
  expect((await fuzz(2000, 1)).unexplained).toEqual([]);
});
