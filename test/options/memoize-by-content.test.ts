import { expect, test, vi } from 'vitest';
import { memoizeByContent } from '../../src/options/memoize-by-content.ts';

const call = () => true;
const twin = () => true;
const nested = { methods: 'all' };

/** A function that returns the number of its call. */
function counted() {
  const make = vi.fn((_options: object): number => make.mock.calls.length);
  return { make, memoized: memoizeByContent(make) };
}

test.each<[what: string, one: object, other: object, isSame: boolean]>([
  ['nothing', {}, {}, true],
  ['the order of options', { maxAge: 1, methods: 'GET' }, { methods: 'GET', maxAge: 1 }, false],
  ['another value', { maxAge: 1 }, { maxAge: 2 }, false],
  ['NaN', { maxAge: Number.NaN }, { maxAge: Number.NaN }, false],
  ['null', { maxAge: null }, { maxAge: undefined }, false],
  ['null again', { maxAge: null }, { maxAge: null }, true],
  ['undefined again', { maxAge: undefined }, { maxAge: undefined }, true],
  ['another option', { maxAge: undefined }, { methods: undefined }, false],
  ['one option more', { maxAge: 1 }, { maxAge: 1, methods: 'GET' }, false],
  ['equal lists', { origin: ['a', ['b', /c/i]] }, { origin: ['a', ['b', /c/i]] }, true],
  ['another entry', { origin: ['a', 'b'] }, { origin: ['a', 'c'] }, false],
  ['an entry more', { origin: ['a'] }, { origin: ['a', 'b'] }, false],
  ['a list and its entry', { origin: ['a'] }, { origin: 'a' }, false],
  ['a list and an object', { origin: ['a'] }, { origin: { 0: 'a', length: 1 } }, false],
  ['equal RegExps', { origin: /a/g }, { origin: /a/g }, true],
  ['other flags', { origin: /a/g }, { origin: /a/ }, false],
  ['another source', { origin: /a/ }, { origin: /b/ }, false],
  ['a RegExp and its text', { origin: /a/ }, { origin: '/a/' }, false],
  ['the same function', { origin: call }, { origin: call }, true],
  ['a function with the same text', { origin: call }, { origin: twin }, false],
  ['the same object', { enforce: nested }, { enforce: nested }, true],
  ['an equal object', { enforce: nested }, { enforce: { ...nested } }, true],
  ['another property', { enforce: nested }, { enforce: { methods: 'unsafe-methods' } }, false],
  ['an object and a value', { enforce: nested }, { enforce: 'all' }, false],
  ['a value and an object', { enforce: 'all' }, { enforce: nested }, false],
  ['a list and a RegExp', { origin: ['a'] }, { origin: /a/ }, false],
  ['a property that is not enumerable', {}, Object.defineProperty({}, 'maxAge', { value: 1 }), false],
])('%s', (_what, one, other, isSame) => {
  const { make, memoized } = counted();
  expect([memoized(one), memoized(other)]).toEqual([1, isSame ? 1 : 2]);
  expect(make).toHaveBeenCalledTimes(isSame ? 1 : 2);
});

test('a RegExp counts as new after compile()', () => {
  const { memoized } = counted();
  const origin = /a/;
  const before = memoized({ origin });
  origin.compile('b');
  expect(memoized({ origin })).not.toBe(before);
});

test.each([
  [100_000, true],
  [100_001, false],
])('a list of %i entries is cached: %s', (length, isRemembered) => {
  const { make, memoized } = counted();
  const options = { origin: Array.from({ length }, () => 'a') };
  memoized(options);
  memoized(options);
  expect(make).toHaveBeenCalledTimes(isRemembered ? 1 : 2);
});

test('a list counts as new after a change in place', () => {
  const { memoized } = counted();
  const origin = ['a'];
  const before = memoized({ origin });
  origin.push('b');
  expect(memoized({ origin })).not.toBe(before);
});
