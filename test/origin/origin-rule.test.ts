import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { matchOrigin, type OriginRule } from '../../src/origin/origin-rule.ts';
import { normalize } from '../../src/policy/policy.ts';
import { HOSTILE_ORIGINS, ORIGIN_RULES } from './origin-rows.ts';

/** The rule for some options; the waivers are not what is tested. */
function matcher(origin: unknown, waived: readonly string[] = []): (candidate: string) => boolean | 'pending' {
  const { policy, issues } = normalize({ origin, dangerouslyAllow: waived });
  if (policy === undefined) throw new Error(JSON.stringify(issues));
  return (candidate) => matchOrigin(policy.allowOrigin, candidate);
}

describe('the result is that of a loop over the entries', () => {
  const label = fc.constantFrom('foo', 'bar', 'barfoo', 'a', 'b', 'com', 'x-foo', 'foo_');
  const host = fc.oneof(
    fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
    fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'foo.com.'),
  );
  const scheme = fc.constantFrom('https', 'http', 'app', 'httpsxx');
  const port = fc.constantFrom('', '', ':8443', ':1', ':84');
  const origin = fc.tuple(scheme, host, port).map(([s, h, p]) => `${s}://${h}${p}`);
  const entry = fc
    .tuple(scheme, fc.constantFrom('', '*.'), host, fc.oneof(port, fc.constant(':*')))
    .filter(([, wildcard, h]) => wildcard === '' || !/^[\d[]/.test(h))
    .map(([s, wildcard, h, p]) => `${s}://${wildcard}${h}${p}`);
  const nearMiss: fc.Arbitrary<(near: string) => string> = fc.constantFrom<(near: string) => string>(
    (near) => near,
    (near) => near.replace('://', '://x.'),
    (near) => near.replace('://', '://x'),
    (near) => near.replace('://', '://x-'),
    (near) => near.replace('://', '://.'),
    (near) => near.replace(/:\/\/[^.:]+\./, '://'),
    (near) => near.replace(/(?<!:.*):\d+$|$/, '.evil'),
    (near) => near.replace(/:\d+$|$/, '.'),
    (near) => near.replace(/:\d+$|$/, ':2'),
    (near) => near.replace(/:\d+$/, ''),
    (near) => `${near}0`,
    (near) => near.replace(/^http(s?)/, (_, s) => (s === '' ? 'https' : 'http')),
    (near) => `x${near}`,
    (near) => near.replace('.', 'x'),
    (near) => near.toUpperCase(),
    (near) => `${near}, ${near}`,
  );
  const candidateOf = (entries: readonly string[]) =>
    fc.oneof(
      origin,
      fc
        .tuple(fc.constantFrom(...entries), label, nearMiss)
        .map(([near, extra, miss]) => miss(near.replace('*.', `${extra}.`).replace(':*', ':3000'))),
    );
  const rows = fc
    .array(entry, { minLength: 1, maxLength: 12 })
    .chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.array(candidateOf(entries), { minLength: 8, maxLength: 8 }),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
      ),
    );

  test('the result does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(rows, ([entries, candidates, shuffled]) => {
        const [matches, also] = [
          matcher(entries, ['shared-suffix']),
          matcher([...shuffled, ...shuffled], ['shared-suffix']),
        ];
        for (const candidate of candidates) {
          const expected = entries.some((each) => naively(each, candidate));
          expect([candidate, matches(candidate)]).toEqual([candidate, expected]);
          expect([candidate, also(candidate)]).toEqual([candidate, expected]);
        }
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  function naively(written: string, candidate: string): boolean {
    if (!isWellFormed(candidate)) return false;
    const [from, to] = [parts(written), parts(candidate)];
    const host = from.host.startsWith('*.') ? to.host.endsWith(from.host.slice(1)) : from.host === to.host;
    return host && from.scheme === to.scheme && (from.port === '*' || from.port === to.port);
  }

  /** For the origins generated here; a host that ends in a number is an address. */
  function isWellFormed(candidate: string): boolean {
    const grammar = /^[a-z]+:\/\/(?:\[::1\]|[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?)(?::[1-9]\d{0,4})?$/;
    if (!grammar.test(candidate)) return false;
    const { host: name, port: number } = parts(candidate);
    if (Number(number) > 65535) return false;
    return (
      !/(?:^|\.)\d+\.?$/.test(name) || (URL.canParse(`http://${name}`) && new URL(`http://${name}`).hostname === name)
    );
  }

  function parts(text: string): { readonly scheme: string; readonly host: string; readonly port: string } {
    const [, s = '', h = '', p = ''] = /^([^:]+):\/\/(.+?)(?::(\*|\d+))?$/.exec(text) ?? [];
    return { scheme: s, host: h, port: p };
  }
});

describe('hostile origins', () => {
  const entries = ['https://example.com', 'https://*.example.com'];
  const regexp = [/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/];
  test.each(HOSTILE_ORIGINS)('%s', (origin) => {
    for (const rule of [entries, [...entries].reverse(), regexp]) expect(matcher(rule)(origin)).toBe(false);
  });

  test.each(['https://example.com', 'https://app.example.com', 'https://a.b.example.com'])('%s matches', (origin) => {
    for (const rule of [entries, [...entries].reverse(), regexp]) expect(matcher(rule)(origin)).toBe(true);
  });
});

describe('the entries', () => {
  const WAIVED = ['null-origin', 'regexp-admits-foreign-origin', 'shared-suffix'];

  test.each(ORIGIN_RULES)('%o: %s: %s', (written, candidate, answer) => {
    expect(matcher(written, WAIVED)(candidate)).toBe(answer);
  });

  test('reflection allows a single well-formed origin only', () => {
    const { policy } = normalize({ origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] });
    const answers = ['https://a.example', 'null', '', '*', 'https://a.example, https://b.example'].map(
      (origin) => policy && matchOrigin(policy.allowOrigin, origin),
    );
    expect(answers).toEqual([true, false, false, false, false]);
  });
});

describe("the previous request's Origin", () => {
  const ruleOf = (options: object) => normalize(options).policy?.allowOrigin as OriginRule; // sound options
  const [one, other] = ['https://one.a.example', 'https://other.b.example'];

  test.each<[string, object]>([
    ['a pattern', { origin: 'https://*.a.example' }],
    ['a RegExp', { origin: /^https:\/\/[a-z]+\.a\.example$/ }],
  ])('is not matched again by %s', (_, options) => {
    const rule = ruleOf(options);
    matchOrigin(rule, other);
    const exec = vi.spyOn(RegExp.prototype, 'exec');
    expect([matchOrigin(rule, one), exec.mock.calls.length > 0]).toEqual([true, true]);
    exec.mockClear();
    expect([matchOrigin(rule, one), exec.mock.calls.length]).toEqual([true, 0]);
    exec.mockRestore();
  });

  test('is remembered separately for each rule', () => {
    const rules = [{ origin: 'https://*.a.example' }, { origin: 'https://*.b.example' }, { origin: () => true }].map(
      ruleOf,
    );
    const results = [rules, [...rules].reverse(), rules].map((each) =>
      each.flatMap((rule) => [one, one, other, one, 'null'].map((origin) => matchOrigin(rule, origin))),
    );
    const byA = [true, true, false, true, false];
    const byB = [false, false, true, false, false];
    const byFunction = ['pending', 'pending', 'pending', 'pending', false];
    expect(results).toEqual([
      [...byA, ...byB, ...byFunction],
      [...byFunction, ...byB, ...byA],
      [...byA, ...byB, ...byFunction],
    ]);
  });
});

test.each(['g', 'y', 'gy', 'gi'])('a RegExp with %s always starts at the beginning, and is not changed', (flags) => {
  const regexp = new RegExp('^https://a\\.example$', flags);
  const matches = matcher(regexp);
  expect([1, 2, 3, 4].map(() => matches('https://a.example'))).toEqual([true, true, true, true]);
  expect(regexp.lastIndex).toBe(0);
});
