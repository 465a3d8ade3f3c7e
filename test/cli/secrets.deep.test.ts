import { test } from 'vitest';
import { expectNothingLeaks, PLANTED_ARGUMENTS } from './secrets.ts';
import { setups } from './setups/index.ts';

test.each(setups.filter(({ servers }) => servers.length > 0))('nothing leaks: $what', async (setup) => {
  await expectNothingLeaks(setup, []);
  await expectNothingLeaks(setup, PLANTED_ARGUMENTS);
});
