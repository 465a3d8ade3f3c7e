import { describe, expect, test } from 'vitest';
import { applyReplacement } from '../../src/options/apply-replacement.ts';
import { withoutState } from '../../src/origin/regexp/without-state.ts';
import { normalize } from '../../src/policy/policy.ts';
import { SAFE, UNSAFE } from '../origin/regexp/corpus.ts';
import { BAD, CLASS_OF_TEXTS, GOOD } from './regexp-rows.ts';

const found = (options: object) => normalize(options).issues.map(({ code, path }) => `${code} ${path}`);

test.each(BAD)('%s is refused', (origin) => {
  expect(normalize({ origin }).policy).toBeUndefined();
});

test.each(GOOD)('%s is accepted', (origin) => {
  expect(normalize({ origin }).issues).toEqual([]);
});

describe('some origins are only refused with credentials or enforce', () => {
  test.each([
    [/^https:\/\/[a-z-]+\.vercel\.app$/, ['shared-suffix origin']],
    [/^http:\/\/(?:.*\.)?example\.com$/, ['insecure-origin origin']],
    [/^http:\/\/192\.168\.\d+\.\d+$/, ['insecure-origin origin']],
    [/^https?:\/\/(?:.*\.)?localhost(?::\d+)?$/, []],
    [/^http:\/\/(?:127\.\d+\.\d+\.\d+|\[::1\])$/, []],
    [/^https?:\/\/(?:(?:[^:]+\.)?localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/, []],
    ['https://*.vercel.app', ['shared-suffix origin']],
    ['http://app.example', ['insecure-origin origin']],
  ])('%s', (origin, issues) => {
    expect(found({ origin })).toEqual([]);
    expect(found({ origin, credentials: true })).toEqual(issues);
    expect(found({ origin, enforce: { methods: 'all', allowedHosts: 'loopback' } })).toEqual(issues);
    expect(found({ origin, enforce: { allowedHosts: 'loopback' } })).toEqual(issues);
  });

  test.each([/^https:\/\/.+\.co\.uk$/, 'https://*.co.uk', 'https://*.com'])('registries are refused: %s', (origin) => {
    expect(found({ origin })).toEqual(['shared-suffix origin']);
  });
});

describe('waivers', () => {
  test.each([
    [/example\.com/, ['unanchored-regexp']],
    [/^https:\/\/.*example\.com$/, ['regexp-admits-foreign-origin']],
    [/^https:\/\/.*\.co\.uk$/, ['shared-suffix']],
    [/^https:\/\/(?:[a-z]+)+\.example\.com$/, ['slow-regexp']],
    [/^https:\/\/(?:[a-z]+)+example\.com$/, ['slow-regexp', 'regexp-admits-foreign-origin']],
    [new RegExp(CLASS_OF_TEXTS, 'v'), ['unproven-regexp']],
  ])('%s: %s', (origin, dangerouslyAllow) => {
    expect(found({ origin })).toEqual(dangerouslyAllow.map((code) => `${code} origin`));
    expect(normalize({ origin, dangerouslyAllow })).toMatchObject({ issues: [], policy: {} });
  });

  test('a RegExp that matches no origin cannot be waived', () => {
    const dangerouslyAllow = ['invalid-origin'];
    expect(found({ origin: /^example\.com$/, dangerouslyAllow })).toEqual([
      'unknown-waiver dangerouslyAllow[0]',
      'invalid-origin origin',
    ]);
  });
});

describe('corrections', () => {
  const rows = [
    ...BAD.map((regexp) => ({ regexp })),
    ...UNSAFE.map(([source, flags]) => ({ regexp: new RegExp(source, flags) })),
  ];

  test.each(rows)('the replacement of $regexp is accepted', ({ regexp }) => {
    for (const origin of [regexp, [regexp]]) {
      const options = { origin, credentials: true };
      const corrected = normalize(options).issues.reduceRight(applyReplacement, options as unknown);
      if (corrected === options) continue;
      const { policy, issues } = normalize(corrected);
      expect(issues.filter(({ code }) => code !== 'insecure-origin')).toEqual([]);
      expect(policy).toBeDefined();
    }
  });

  test('many mistakes have a replacement, which is never a RegExp', () => {
    const replacements = rows.flatMap(({ regexp }) =>
      normalize({ origin: withoutState(regexp) }).issues.flatMap((issue) => issue.replacement ?? []),
    );
    expect(replacements.length).toBeGreaterThan(rows.length / 2);
    expect(replacements.every((each) => typeof each === 'string')).toBe(true);
  });
});

test('the rule has the sites of its RegExps', () => {
  const origin = ['https://a.example', /^https:\/\/(?:.+\.)?b\.example$/, /^https?:\/\/c\.example$/];
  expect(normalize({ origin }).policy?.allowOrigin).toMatchObject({
    sites: [
      { scheme: 'http', kind: 'host', host: 'c.example' },
      { scheme: 'https', kind: 'domain', host: 'b.example' },
      { scheme: 'https', kind: 'host', host: 'c.example' },
    ],
  });
});

test.each(SAFE.slice(0, 20))('/%s/%s still matches %s', (source, flags, origin) => {
  const { policy } = normalize({ origin: new RegExp(source, flags) });
  expect(policy).toBeDefined();
  expect(new RegExp(source, flags).test(origin)).toBe(true);
});
