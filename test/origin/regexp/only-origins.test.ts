import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesOnlyOrigins } from '../../../src/origin/regexp/only-origins.ts';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';
import { readRegExp } from '../../../src/origin/regexp/read.ts';
import { isOrdinaryOrigin } from '../../../src/standard/origins.ts';
import { generatedRegExps, mutate } from './generated.ts';
import { randomFrom } from './sampling.ts';

/** RegExps that match only well-formed origins. */
const CERTAIN: readonly RegExp[] = [
  /^https:\/\/example\.com$/,
  /^https?:\/\/localhost$/,
  /^https:\/\/pr-\d+\.preview\.example\.com$/,
  /^https:\/\/[a-z0-9-]+\.example\.com$/,
  /^https:\/\/(?:[a-z\d-]+\.)*example\.com$/,
  /^https:\/\/(?:app|www)\.example\.com$/g,
  /^(?:https:\/\/a\.example|http:\/\/b\.example)$/,
  /^https:\/\/a\.example\.?$/,
  /^capacitor:\/\/localhost$/,
];

/** RegExps with a text that they match but that is not a well-formed origin. */
const OTHERS: readonly (readonly [regexp: RegExp, text: string])[] = [
  [/^https:\/\/[a-z]+\.example\.com$/i, 'HTTPS://a.example.com'],
  [/^https:\/\/[^./:]+\.example\.com$/, 'https://\u00e9.example.com'],
  [/^https:\/\/\w+\.example\.com$/, 'https://A.example.com'],
  [/^https:\/\/[\w-]+\.example\.com$/, 'https://A.example.com'],
  [/^https:\/\/[!-z]?\.example\.com$/, 'https://%.example.com'],
  [/^https:\/\/[+--]?a\.example\.com$/, 'https://,a.example.com'],
  [/^https:\/\/a.example\.com$/, 'https://a/example.com'],
  [/^https:\/\/ ?a\.example\.com$/, 'https:// a.example.com'],
  [/^https:\/\/a\.?\.example\.com$/, 'https://a..example.com'],
  [/^https:\/\/\.?a\.example\.com$/, 'https://.a.example.com'],
  [/^https:\/\/a\.example\.com$|^https:\/\/a\.example\.0x1$/, 'https://a.example.0x1'],
  [/^(?:https|file):\/\/a\.example\.com$/, 'file://a.example.com'],
  [/^https?:\/\/localhost(?::\d+)?$/, 'http://localhost:80'],
  [/^https:\/\/a\.example(?::443)?$/, 'https://a.example:443'],
  [/^http:\/\/127\.0\.0\.\d+$/, 'http://127.0.0.999'],
  [/^http:\/\/\[::?1\]$/, 'http://[:1]'],
  [/^https:\/\/a\.example:\d+/, 'https://a.example:1 or more'],
  [/^https:\/\/a\.example$/m, 'https://a.example\nhttps://b.example'],
  [/^https:\/\/a\.example$|b/, 'b'],
  [/^https:\/\/a\.example$|$^/, ''],
  [/$^|^https:\/\/a\.example$/, ''],
  [/^(?:https:\/\/a\.example|$^)$/, ''],
  [/^(?:https:\/\/a\.example)?$/, ''],
];

/** Safe RegExps that can be slow, but only on characters that no origin contains, so that the proof does not find it. */
const SLOW_ELSEWHERE: readonly RegExp[] = [
  /^(?!(?:[A-Z]|[A-Z])+!)https:\/\/a\.example\.com$/,
  /^(?![A-Z]*[A-Z]*[A-Z]*!)https:\/\/a\.example\.com$/,
  /^(?!.*(?:\s|[^a-z:/.])+x)https:\/\/[a-z]+\.example\.com$/,
  /^(?:(?:[A-Z]|[A-Z])+!^|https:\/\/a\.example\.com)$/,
  /^(?<!(?:[A-Z]|[A-Z])+)https:\/\/a\.example\.com$/,
];

function isCertain(regexp: RegExp): boolean {
  return matchesOnlyOrigins(readRegExp(regexp.source, regexp.flags), regexp);
}

test.each(CERTAIN.map((regexp) => ({ regexp })))('$regexp matches only origins', ({ regexp }) => {
  expect(proveRegExp(regexp, { trusting: true })).toMatchObject({ failures: [], onlyOrigins: true });
});

test.each(OTHERS.map(([regexp, text]) => ({ regexp, text })))('$regexp also matches $text', ({ regexp, text }) => {
  expect(regexp.test(text)).toBe(true);
  expect(isOrdinaryOrigin(text)).toBe(false);
  expect(isCertain(regexp)).toBe(false);
});

test.each(SLOW_ELSEWHERE.map((regexp) => ({ regexp })))('$regexp is tested only on origins', ({ regexp }) => {
  expect(proveRegExp(regexp, { trusting: true })).toMatchObject({ failures: [], onlyOrigins: false });
});

test('onlyOrigins is false for a RegExp that is not safe', () => {
  const slow = /^https:\/\/(?:[a-z]+)+\.example\.com$/;
  expect(isCertain(slow)).toBe(true);
  expect(proveRegExp(slow, { trusting: true })).toMatchObject({ onlyOrigins: false });
});

test('generated RegExps that match only origins match only well-formed texts', () => {
  let certain = 0;
  const property = fc.property(generatedRegExps, fc.nat(), ({ source, flags, draw }, seed) => {
    const regexp = new RegExp(source, flags);
    if (!isCertain(regexp)) return;
    certain++;
    const random = randomFrom(seed);
    const texts = Array.from({ length: 50 }, () => mutate(draw(random), random));
    expect(['', ...texts].filter((text) => regexp.test(text) && !isOrdinaryOrigin(text))).toEqual([]);
  });
  fc.assert(property, { numRuns: 3000, seed: 1 });
  expect(certain).toBeGreaterThan(20);
});
