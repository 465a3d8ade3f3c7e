import { expect, test } from 'vitest';
import { sampleAcceptedRegExps } from './sampling.ts';

test('every origin drawn from a generated RegExp that is accepted is on a listed site', () => {
  const { accepted, origins } = sampleAcceptedRegExps(500, 80);
  expect(accepted).toBeGreaterThan(30);
  expect(origins).toBeGreaterThan(1000);
});
