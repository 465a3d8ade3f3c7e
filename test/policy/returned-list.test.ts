import { describe, expect, test, vi } from 'vitest';
import { evaluate } from '../../src/decide/evaluate.ts';
import type { CorsIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';
import { createReturnedListMatcher } from '../../src/policy/returned-list.ts';

const A = 'https://a.example';

function matcher(credentials = false) {
  const warn = vi.fn<(issue: CorsIssue) => void>();
  return { matches: createReturnedListMatcher({ credentials, enforce: undefined }, warn), warn };
}

describe('a list that an origin function returned', () => {
  test.each<[list: readonly unknown[], origin: string, matches: boolean]>([
    [[], A, false],
    [[A], A, true],
    [['https://b.example'], A, false],
    [['https://*.a.example'], 'https://x.a.example', true],
    [['https://*.a.example'], A, false],
    [['http://localhost:*'], 'http://localhost:5173', true],
    [[/^https:\/\/a\.example$/], A, true],
    [['https://a.example/', 5, null, undefined, {}, Symbol('x'), () => true, ['https://b.example']], A, false],
    [['https://a.example/', A], A, true],
    [[/^https:\/\/a\.example$/g], A, true],
    [['*'], A, false],
    [[true], A, false],
  ])('%o against %s: %s', (list, origin, expected) => {
    expect(matcher().matches(list, origin)).toBe(expected);
  });

  test('reports an entry that origin would refuse, once', () => {
    const { matches, warn } = matcher();
    for (let call = 0; call < 3; call++) matches(['https://a.example/', '*', 'null', { a: 1 }], A);
    expect(warn.mock.calls.map(([{ code, path }]) => [code, path])).toEqual([
      ['invalid-origin', 'origin() returned "https://a.example/"'],
      ['wildcard-in-list', 'origin() returned "*"'],
      ['null-origin', 'origin() returned "null"'],
      ['invalid-type', 'origin() returned {"a":1}'],
    ]);
  });

  test('reads entries with the credentials of the policy', () => {
    const { matches, warn } = matcher(true);
    expect(matches(['https://*.github.io'], 'https://evil.github.io')).toBe(false);
    expect(warn.mock.calls.map(([{ code }]) => code)).toEqual(['shared-suffix']);
  });

  test('never confuses a text with a RegExp that was returned before', () => {
    const { matches } = matcher();
    const regexp = /^https:\/\/a\.example$/;
    for (const [entry, expected] of [
      [regexp, true],
      [String(regexp), false],
      [new Error(String(regexp)), false],
    ])
      expect(matches([entry], A)).toBe(expected);
  });

  test('never confuses two long texts', () => {
    const { matches } = matcher();
    const [one, other] = ['one', 'other'].map((name) => `${'a.'.repeat(70)}${name}.example`);
    expect(matches([`https://*.${one}`], `https://x.${other}`)).toBe(false);
    expect(matches([`https://*.${other}`], `https://x.${other}`)).toBe(true);
  });

  test('does not cache exact origins', () => {
    const { matches, warn } = matcher();
    matches(['https://a.example/'], A);
    for (let index = 0; index < 1001; index++) matches([`https://${index}.example`], A);
    matches(['https://a.example/'], A);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  test('caches a limited number of entries', () => {
    const { matches, warn } = matcher();
    for (let index = 0; index < 1001; index++) matches([`https://${index}.example/`], A);
    matches(['https://0.example/'], A);
    expect(warn).toHaveBeenCalledTimes(1002);
  });
});

test('without a warning function, a refused entry matches nothing', async () => {
  const { policy } = normalize({ origin: async () => ['https://a.example/'] });
  const decision = policy && (await evaluate(policy, { method: 'GET', headers: { origin: A } }));
  expect(decision?.allowed).toBe(false);
});
