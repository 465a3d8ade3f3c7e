import { describe, expect, test } from 'vitest';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';
import { isSerializedOrigin } from '../../../src/standard/origins.ts';
import { SAFE, SLOW, UNSAFE } from './corpus.ts';
import { isOnSite } from './is-on-site.ts';

describe('RegExps that match foreign origins are refused', () => {
  test.each(UNSAFE)('/%s/%s matches %s', (source, flags, origin, kind) => {
    const regexp = new RegExp(source, flags);
    expect(new RegExp(source, flags.replace(/[gy]/g, '')).test(origin)).toBe(true);
    const { failures, sites, corrections } = proveRegExp(regexp, { trusting: true });
    expect(sites).toBeUndefined();
    const [last] = failures.slice(-1);
    const codes = kind === 'suffix' ? ['shared-suffix'] : ['unanchored-regexp', 'regexp-admits-foreign-origin'];
    expect(codes).toContain(last?.code);
    for (const { foreignOrigin } of failures) {
      if (foreignOrigin === undefined) continue;
      expect(isSerializedOrigin(foreignOrigin)).toBe(true);
      expect(new RegExp(source, flags.replace(/[gy]/g, '')).test(foreignOrigin)).toBe(true);
    }
    expect(corrections.length).toBeLessThanOrEqual(8);
  });

  test.each(UNSAFE.filter(([, , , kind]) => kind !== 'suffix'))('/%s/%s without credentials', (source, flags) => {
    const { failures } = proveRegExp(new RegExp(source, flags), { trusting: false });
    expect(failures.length).toBeGreaterThan(0);
  });

  test('a foreign origin is named for most of them', () => {
    const named = UNSAFE.filter(([source, flags]) =>
      proveRegExp(new RegExp(source, flags), { trusting: true }).failures.some(({ foreignOrigin }) => foreignOrigin),
    );
    expect(named.length / UNSAFE.length).toBeGreaterThan(0.9);
  });
});

describe.each([true, false])('RegExps that match only sites they name are accepted, trusting: %s', (trusting) => {
  test.each(SAFE)('/%s/%s matches %s', (source, flags, origin) => {
    const regexp = new RegExp(source, flags);
    expect(regexp.test(origin)).toBe(true);
    const { failures, sites } = proveRegExp(regexp, { trusting });
    expect(failures).toEqual([]);
    expect(sites?.some((site) => isOnSite(site, origin))).toBe(true);
  });
});

test.each(SLOW)('/%s/%s is slow', (source, flags) => {
  const { failures } = proveRegExp(new RegExp(source, flags), { trusting: true });
  expect(failures[0]).toMatchObject({ code: 'slow-regexp' });
  expect(failures.every(({ foreignOrigin }) => foreignOrigin === undefined)).toBe(true);
});
