import { expect, test } from 'vitest';
import { createContentMemory } from '../../src/options/same-content.ts';

const call = () => true;
const twin = () => true;
const nested = { methods: 'all' };

test.each<[what: string, one: object, other: object, isSame: boolean]>([
  ['nothing', {}, {}, true],
  ['the order of options', { maxAge: 1, methods: 'GET' }, { methods: 'GET', maxAge: 1 }, true],
  ['another value', { maxAge: 1 }, { maxAge: 2 }, false],
  ['NaN', { maxAge: Number.NaN }, { maxAge: Number.NaN }, true],
  ['null', { maxAge: null }, { maxAge: undefined }, false],
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
  ['an equal object', { enforce: nested }, { enforce: { ...nested } }, false],
])('%s', (_what, one, other, isSame) => {
  const isNew = createContentMemory();
  expect([isNew({ ...one }), isNew({ ...other })]).toEqual([true, !isSame]);
});

test('the last 16 are known', () => {
  const isNew = createContentMemory();
  const all = Array.from({ length: 17 }, (_, maxAge) => ({ maxAge }));
  expect(all.map(isNew)).toEqual(all.map(() => true));
  expect(all.slice(1).map((options) => isNew({ ...options }))).toEqual(all.slice(1).map(() => false));
  expect(isNew({ maxAge: 0 })).toBe(true);
});

test('after 1,000 new contents, no further one is new', () => {
  const isNew = createContentMemory();
  const found = Array.from({ length: 1500 }, (_, maxAge) => isNew({ maxAge }));
  expect(found.lastIndexOf(true)).toBe(999);
});
