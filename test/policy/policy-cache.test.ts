import { describe, expect, test, vi } from 'vitest';
import { createPolicy } from '../../src/index.ts';
import { CorsConfigError } from '../../src/options/issues.ts';
import { coreOf, type PolicyCore, policyOf } from '../../src/policy/policy.ts';
import { cachePolicies } from '../../src/policy/policy-cache.ts';

const A = 'https://a.example';
const HOT = { origin: A, maxAge: 1 };

function counted() {
  const make = vi.fn((options: unknown): PolicyCore => policyOf(options, () => undefined));
  return { make, policyFor: cachePolicies(make) };
}

/** How many policies are made for these options, one after the other. */
function made(...options: readonly unknown[]): number {
  const { make, policyFor } = counted();
  for (const each of options) policyFor(each);
  return make.mock.calls.length;
}

const isOwn = () => true;
const toHost = () => 'a.example';
const changed = [A];
const changedEnforce = { methods: 'all', reportOnly: false };
class Options {
  readonly origin = A;
}

describe('makes one policy for equal options', () => {
  test.each<[string, () => unknown]>([
    ['strings', () => ({ origin: A })],
    ['a list', () => ({ origin: [A, 'https://b.example'], methods: ['PUT'], vary: [] })],
    ['a RegExp', () => ({ origin: /^https:\/\/[a-z]+\.a\.example$/ })],
    ['a RegExp in a list', () => ({ origin: [A, /^https:\/\/[a-z]+\.a\.example$/i], credentials: true })],
    ['the same function', () => ({ origin: isOwn, originTimeout: 5 })],
    ['enforce', () => ({ origin: A, enforce: { methods: 'all', publicHost: ['a.example', 'b.example'] } })],
    ['no prototype', () => Object.assign(Object.create(null), { origin: A })],
  ])('%s', (_, options) => {
    expect(made(options(), options(), options())).toBe(1);
  });
});

describe('makes another policy for options that differ in', () => {
  test.each<[string, object, object]>([
    ['a string', { origin: A }, { origin: 'https://b.example' }],
    ['one more option', { origin: A }, { origin: A, credentials: true }],
    ['an entry', { origin: [A] }, { origin: ['https://b.example'] }],
    ['one more entry', { origin: [A] }, { origin: [A, 'https://b.example'] }],
    ['one entry less', { origin: [A, 'https://b.example'] }, { origin: [A] }],
    ['one option less', { origin: A, credentials: true }, { origin: A }],
    ['where a list ends', { exposedHeaders: ['a', 'b'] }, { exposedHeaders: ['a'], methods: ['b'] }],
    ['a list in place of its entry', { origin: [A] }, { origin: A }],
    ['the source of a RegExp', { origin: /^https:\/\/a\.example$/ }, { origin: /^https:\/\/b\.example$/ }],
    ['the flags of a RegExp', { origin: /^https:\/\/a\.example$/ }, { origin: /^https:\/\/a\.example$/i }],
    ['a function with the same text', { origin: tenant('a') }, { origin: tenant('b') }],
    ['a property of enforce', { origin: A, enforce: {} }, { origin: A, enforce: { reportOnly: true } }],
    ['a host', { origin: A, enforce: { publicHost: ['a'] } }, { origin: A, enforce: { publicHost: ['b'] } }],
    [
      'a function in enforce',
      { origin: A, enforce: { publicHost: () => 'a' } },
      { origin: A, enforce: { publicHost: toHost } },
    ],
  ])('%s', (_, one, other) => {
    expect(made(one, other, one, other)).toBe(2);
  });

  test('makes another policy after a change in place', () => {
    const { policyFor } = counted();
    const options = { origin: changed, enforce: changedEnforce };
    const before = policyFor(options);
    changed[0] = 'https://b.example';
    const after = policyFor(options);
    changedEnforce.reportOnly = true;
    expect([before, after].map(({ allowOrigin }) => 'exact' in allowOrigin && [...allowOrigin.exact])).toEqual([
      [A],
      ['https://b.example'],
    ]);
    expect(policyFor(options).enforce?.reportOnly).toBe(true);
  });
});

/** A closure for each tenant; all have the same text. */
function tenant(name: string): (origin: string) => boolean {
  return (origin) => origin === `https://${name}.example`;
}

test('closures of two tenants with the same text do not share a policy', () => {
  const { policyFor } = counted();
  const [a, b] = ['a', 'b'].map((name) => policyFor({ origin: tenant(name) }).allowOrigin);
  expect([a, b].map((rule) => rule?.kind === 'function' && rule.call(A, () => undefined, {} as never))).toEqual([
    true,
    false,
  ]);
});

describe('does not keep a policy for', () => {
  const toHostAccessor = { get: toHost, enumerable: true };
  const accessor = { get: () => A, enumerable: true };
  test.each<[string, () => object]>([
    ['an accessor', () => Object.defineProperty({}, 'origin', accessor)],
    ['an accessor in enforce', () => ({ origin: A, enforce: Object.defineProperty({}, 'publicHost', toHostAccessor) })],
    ['a list of 100,001 entries', () => ({ origin: A, vary: Array.from({ length: 100_001 }, () => 'X') })],
  ])('%s', (_, options) => {
    expect(made(options(), options())).toBe(2);
  });

  test('a policy', () => {
    const policy = createPolicy(A);
    expect(made(policy, policy)).toBe(2);
  });

  test('a class instance', () => {
    const { make, policyFor } = counted();
    for (const options of [new Options(), new Options()]) {
      try {
        policyFor(options);
      } catch {
        // refused
      }
    }
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('options that are refused', () => {
    const { make, policyFor } = counted();
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    const nested: { enforce?: object } = {};
    nested.enforce = nested;
    for (const bad of [{ origin: '' }, { origin: '' }, proxy, { origin: cyclic }, nested, null])
      expect(() => policyFor(bad)).toThrow(CorsConfigError);
    expect(make).toHaveBeenCalledTimes(6);
  });
});

test('a policy does not change, before and after other options', () => {
  const { policyFor } = counted();
  const policy = createPolicy(A);
  expect(policyFor(policy)).toBe(coreOf(policy));
  expect(policyFor({ origin: A })).not.toBe(coreOf(policy));
  expect(() => policyFor({ ...policy })).toThrow(CorsConfigError);
  expect(policyFor(policy)).toBe(coreOf(policy));
});

test('options in repeated use stay cached, however many others are used once', () => {
  const { make, policyFor } = counted();
  const hot = policyFor(HOT);
  policyFor({ ...HOT });
  for (let at = 0; at < 10_000; at++) policyFor({ origin: `https://a${at}.example` });
  expect(make).toHaveBeenCalledTimes(10_001);
  expect(policyFor({ ...HOT })).toBe(hot);
  expect(make).toHaveBeenCalledTimes(10_001);
});

test('at most 16 policies are kept: the most recently used ones', () => {
  const { make, policyFor } = counted();
  const numbered = (count: number) => Array.from({ length: count }, (_, maxAge) => ({ origin: A, maxAge }));
  for (const options of numbered(17)) for (let times = 0; times < 2; times++) policyFor(options);
  make.mockClear();
  for (const options of numbered(17).reverse()) policyFor(options);
  expect(make.mock.calls).toEqual([[{ origin: A, maxAge: 0 }]]);
});
