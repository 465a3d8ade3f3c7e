import { expect, test } from 'vitest';
import { sampleAcceptedRegExps } from './sampling.ts';

test('every one of 100,000 origins drawn from generated RegExps that are accepted is on a listed site', () => {
  const { accepted, origins } = sampleAcceptedRegExps(24_000, 60);
  expect(accepted).toBeGreaterThan(4000);
  expect(origins).toBeGreaterThan(100_000);
}, 900_000);
