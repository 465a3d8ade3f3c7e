import { describe, expect, test } from 'vitest';
import { headerLines, headerSeconds, headerTokens, headerValue } from '../../src/standard/header-lines.ts';
import type { Header } from '../../src/standard/request-headers.ts';
import { isOkStatus, isRedirectStatus } from '../../src/standard/statuses.ts';

/** One header in several lines, between others. */
const lines = (...values: readonly string[]): readonly Header[] => [
  ['X-Before', '1'],
  ...values.map((value, index) => [index % 2 === 0 ? 'X-A' : 'x-a', value] as const),
  ['X-Ab', '2'],
];

describe('several lines of one header', () => {
  test.each<[values: readonly string[], value: string | undefined]>([
    [[], undefined],
    [[''], ''],
    [['a'], 'a'],
    [[' a\t'], 'a'],
    [['a', 'b'], 'a, b'],
    [['', ' b '], ', b'],
  ])('%j is %j', (values, value) => {
    for (const name of ['x-a', 'X-A']) {
      expect(headerLines(lines(...values), name)).toEqual(values.map((each) => each.trim()));
      expect(headerValue(lines(...values), name)).toBe(value);
    }
  });
});

test.each<[values: readonly string[], tokens: readonly string[] | 'malformed' | undefined]>([
  [[], undefined],
  [[''], []],
  [[' , ,'], []],
  [['a'], ['a']],
  [
    ['a,b', ' c ,,'],
    ['a', 'b', 'c'],
  ],
  [['a b'], 'malformed'],
  [['a', 'b;c'], 'malformed'],
  [['*'], ['*']],
])('the tokens of %j are %j', (values, tokens) => {
  expect(headerTokens(lines(...values), 'X-a')).toEqual(tokens);
});

test.each<[values: readonly string[], seconds: number | undefined]>([
  [[], undefined],
  [['0'], 0],
  [['600'], 600],
  [[' 600 '], 600],
  [['-1'], undefined],
  [['1.5'], undefined],
  [['5s'], undefined],
  [['x5'], undefined],
  [[''], undefined],
  [['5', '5'], undefined],
])('the seconds of %j are %j', (values, seconds) => {
  expect(headerSeconds(lines(...values), 'X-a')).toBe(seconds);
});

test.each([
  [199, false, false],
  [200, true, false],
  [204, true, false],
  [299, true, false],
  [300, false, false],
  [301, false, true],
  [302, false, true],
  [303, false, true],
  [304, false, false],
  [307, false, true],
  [308, false, true],
  [0, false, false],
])('status %i: ok %s, redirect %s', (status, ok, redirect) => {
  expect([isOkStatus(status), isRedirectStatus(status)]).toEqual([ok, redirect]);
});
