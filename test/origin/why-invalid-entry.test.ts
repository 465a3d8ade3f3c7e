import { expect, test } from 'vitest';
import { correctEntry } from '../../src/origin/correct-entry.ts';
import { whyInvalidEntry } from '../../src/origin/why-invalid-entry.ts';
import { ORIGIN_REASONS } from '../options/origin-rows.ts';
import { CORRECTIONS } from './correction-rows.ts';

test.each(ORIGIN_REASONS)('%j: %s', (written, why) => {
  expect(whyInvalidEntry(written)).toContain(why);
});

test('entries are corrected where their meaning is certain', () => {
  expect(CORRECTIONS.map(([written]) => [written, ...correctEntry(written)])).toEqual(CORRECTIONS);
});
