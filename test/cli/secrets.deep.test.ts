import { test } from 'vitest';
import { expectNothingLeaks, PLANTED_ARGUMENTS, plantable } from './secrets.ts';

test.each(plantable)('nothing leaks: $what', async (setup) => {
  await expectNothingLeaks(setup, []);
  await expectNothingLeaks(setup, PLANTED_ARGUMENTS);
});
