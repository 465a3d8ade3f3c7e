import { expect, test } from 'vitest';
import { whyInvalidEntry } from '../../src/origin/why-invalid-entry.ts';
import { ORIGIN_REASONS } from '../options/origin-rows.ts';

test.each(ORIGIN_REASONS)('%j: %s', (written, why) => {
  expect(whyInvalidEntry(written)).toContain(why);
});
