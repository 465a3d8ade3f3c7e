import { describe, expect, test } from 'vitest';
import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from '../../src/standard/methods.ts';
import { isToken } from '../../src/standard/tokens.ts';
import vectors from './fetch-vectors.json' with { type: 'json' };

describe('methods', () => {
  test.each(vectors.methods)('$input: $outcome ($why)', ({ input, outcome, normalized }) => {
    const throws = !isToken(input) || isForbiddenMethod(input);
    expect(throws).toBe(outcome === 'throws');
    if (normalized === null) return;
    expect(normalizeMethod(input)).toBe(normalized);
    expect(isSafelistedMethod(normalizeMethod(input))).toBe(outcome === 'safelisted');
  });
});
