import { expect, test } from 'vitest';
import { appendVary } from '../../src/standard/append-vary.ts';
import { mergeVary, varyNames } from '../../src/standard/vary.ts';

test.each([
  [undefined, ['Origin'], 'Origin'],
  [undefined, ['Origin', 'X-One'], 'Origin, X-One'],
  ['Accept', ['Origin'], 'Accept, Origin'],
  ['origin', ['Origin'], 'origin'],
  ['X-Original-Host', ['Origin'], 'X-Original-Host, Origin'],
  [['Accept', 'Cookie'], ['Origin'], 'Accept, Cookie, Origin'],
  ['*', ['Origin'], '*'],
  [5, ['Origin'], '5, Origin'],
])('appends to Vary: %o + %o', (present, names, expected) => {
  expect(appendVary(present, names)).toBe(expected);
});

test('merges lists case-insensitively', () => {
  expect(mergeVary(['Origin', 'X-One'], ['origin', 'x-one', 'Accept'])).toEqual(['Origin', 'X-One', 'Accept']);
});

test.each<[lines: readonly string[], names: readonly string[]]>([
  [[], []],
  [['Origin'], ['origin']],
  [
    ['Accept,\tORIGIN ,', 'X-Original-Host'],
    ['accept', 'origin', 'x-original-host'],
  ],
  [['*'], ['*']],
])('reads the names in Vary: %j', (lines, names) => {
  expect([...varyNames(lines)]).toEqual(names);
});
