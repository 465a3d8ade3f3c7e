import { describe, expect, test } from 'vitest';
import type { CorsIssue } from '../../src/options/issues.ts';
import { outlineRegExp } from '../../src/origin/regexp/outline.ts';
import { isAnchored } from '../../src/origin/regexp/probe.ts';
import { normalize } from '../../src/policy/policy.ts';
import { isSerializedOrigin } from '../../src/standard/origins.ts';
import { BAD, GOOD, SLOW } from './regexp-rows.ts';

const CODES = ['unanchored-regexp', 'regexp-admits-foreign-origin'];

describe('RegExps that let strangers in', () => {
  test.each(BAD)('%s, meant for %s', (regexp, meant) => {
    const [issue, ...more] = normalize({ origin: regexp }).issues.filter(({ severity }) => severity === 'error');
    expect(more).toEqual([]);
    expect(CODES).toContain(issue?.code);
    expect(issue?.code === 'unanchored-regexp').toBe(!isAnchored(regexp));

    const attack = attackOf(issue);
    if (attack !== undefined) {
      expect(isSerializedOrigin(attack)).toBe(true);
      expect(new RegExp(regexp.source, regexp.flags).test(attack)).toBe(true);
    }
    const corrected = correctedOf(issue);
    expect(corrected === undefined).toBe(meant === undefined);
    if (corrected === undefined || meant === undefined) return;
    expect(normalize({ origin: corrected }).issues).toEqual([]);
    expect(corrected.test(meant)).toBe(true);
    if (attack !== undefined) expect(corrected.test(attack)).toBe(false);
  });

  test.each([
    [/example\.com/, /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/],
    [/^.*example\.com$/, /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/],
    [/^https:\/\/.*\.example\.com/, /^https:\/\/(?:[a-z0-9-]+\.)+example\.com$/],
    [/^https:\/\/[.a-z]+\.example.com$/, /^https:\/\/[.a-z]+\.example\.com$/],
    [/^https:\/\/a\.example$|^https:\/\/b\.example$/, /^(?:https:\/\/a\.example|https:\/\/b\.example)$/],
  ])('%s is corrected to %s', (origin, corrected) => {
    expect(correctedOf(normalize({ origin }).issues[0])).toEqual(corrected);
  });

  test('where the message shows no attacking origin, only the anchors are wrong', () => {
    const without = BAD.filter(([origin]) =>
      normalize({ origin }).issues.every((issue) => attackOf(issue) === undefined),
    );
    expect(without.map(([regexp]) => regexp)).toEqual([
      /\.example\.com$/,
      /https:\/\/example\.com$/,
      /^https:\/\/a\.example$|^https:\/\/b\.example$/,
      /^https:\/\/example\.com$/m,
      /^http:\/\/localhost:\d+/,
    ]);
  });
});

test.each(GOOD)('sound: %s', (origin) => {
  expect(normalize({ origin }).issues).toEqual([]);
});

test('under a public suffix, credentials make every name a stranger', () => {
  const origin = /^https:\/\/[a-z-]+\.vercel\.app$/;
  expect(normalize({ origin }).issues).toEqual([]);
  expect(normalize({ origin, credentials: true }).issues).toMatchObject([{ code: 'regexp-admits-foreign-origin' }]);
});

describe('slow RegExps', () => {
  test.each(SLOW)('%s: %s', (origin, warned) => {
    const codes = normalize({ origin, dangerouslyAllow: CODES }).issues.map(({ code }) => code);
    expect(codes.includes('slow-regexp')).toBe(warned);
    expect(outlineRegExp(origin.source).nestedQuantifiers).toBe(warned);
  });
});

describe('anchors', () => {
  test.each([
    [/^a$/, true],
    [/^a\\$/, true],
    [/^a\$/, false],
    [/^a\\\$/, false],
    [/^a/, false],
    [/a$/, false],
    [/^a$/m, false],
    [/^a|b$/, false],
    [/^(?:a|b)$/, true],
    [/^[|]$/, true],
    [/^\|$/, true],
    [/^[\]|]$/, true],
    [/^$/, true],
  ])('%s: %s', (regexp, anchored) => {
    expect(isAnchored(regexp)).toBe(anchored);
  });
});

describe('literals', () => {
  test.each([
    [/^https:\/\/a\.b$/, ['https://a.b']],
    [/a.b/, ['a.b']],
    [/ab?c/, ['a', 'c']],
    [/a(b|c)d/, ['a', 'b', 'c', 'd']],
    [/a\db\wc/, ['a', 'b', 'c']],
    [/a[x\]y]b/, ['a', 'b']],
    [/a{2,}b/, ['b']],
    [/ab{10,}?c{1,10}d{2}e??f/, ['a', 'f']],
    [/a[.]b[-]c[^-]d[\d]e[\]]f/, ['a.b-c', 'd', 'e]f']],
    [/a(?<name>b)(?:c)(?=d)(?!e)(?<=f)(?<!g)/, ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    [/(?:)/, []],
  ])('%s', (regexp, literals) => {
    expect(outlineRegExp(regexp.source).literals).toEqual(literals);
  });
});

function attackOf(issue: CorsIssue | undefined): string | undefined {
  return /matches "([^"]+)"$/.exec(issue?.message ?? '')?.[1];
}

function correctedOf(issue: CorsIssue | undefined): RegExp | undefined {
  const [, source, flags] = /^Write \/(.+)\/([a-z]*)$/.exec(issue?.fix ?? '') ?? [];
  return source === undefined ? undefined : new RegExp(source, flags);
}
