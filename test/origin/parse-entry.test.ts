import { expect, test } from 'vitest';
import { normalize } from '../../src/policy/policy.ts';
import { CORRECTED, ORIGIN_WORDS } from '../options/origin-rows.ts';

test.each(ORIGIN_WORDS)('%j: %s', (written, why) => {
  expect(normalize(written).issues.map(({ code, message }) => [code, message])).toEqual([
    ['invalid-origin', expect.stringContaining(why)],
  ]);
});

test.each(CORRECTED)('corrected: %s', (origin) => {
  expect(normalize(origin).issues).toEqual([]);
});
