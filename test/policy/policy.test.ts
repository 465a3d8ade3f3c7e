import { beforeAll, describe, expect, test, vi } from 'vitest';
import { evaluate } from '../../src/decide/evaluate.ts';
import { CorsConfigError, createPolicy } from '../../src/index.ts';
import { coreOf, isPolicy, normalize, policyOf, toOpaque } from '../../src/policy/policy.ts';
import { createPolicy as createWebPolicy } from '../../src/web.ts';

const A = 'https://a.example';
const BRAND = Symbol.for('corsmith.policy');

beforeAll(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});

test('a policy is opaque and frozen', () => {
  const policies = [createPolicy(), createPolicy(createPolicy(A)), createWebPolicy(A)];
  for (const policy of policies) {
    expect(Object.keys(policy)).toEqual(['evaluate']);
    expect(JSON.stringify(policy)).toBe('{}');
    expect(Object.isFrozen(policy)).toBe(true);
    expect(Object.getOwnPropertyDescriptor(policy, BRAND)).toEqual({
      value: coreOf(policy),
      enumerable: false,
      configurable: false,
      writable: false,
    });
  }
});

test('without a warning function, normalize() ignores bad entries that an origin function returns', async () => {
  const { policy } = normalize({ origin: () => ['https://a.example/', A] });
  const decision = policy && (await evaluate(policy, { method: 'GET', headers: { origin: A } }));
  expect(decision).toMatchObject({ allowed: true });
});

describe('a policy is recognized by its brand', () => {
  const policy = createPolicy(A);
  const unbranded = { ...policy };

  test.each([
    [policy, true],
    [toOpaque(coreOf(policy), {}), true],
    [unbranded, false],
    [Object.create(policy), false],
    [Object.assign(() => undefined, { [BRAND]: true }), false],
    [null, false],
    [undefined, false],
    ['policy', false],
    [0, false],
  ])('%o: %s', (value, known) => {
    expect(isPolicy(value)).toBe(known);
  });

  test('normalize() returns the core of a policy', () => {
    expect(normalize(policy)).toEqual({ policy: coreOf(policy), issues: [] });
    expect(normalize(policy).policy).toBe(coreOf(policy));
  });
});

describe('any-origin rules have no credentials and no guard', () => {
  const origins = [undefined, '*', true, ['*'], [A, '*'], A, false, () => true];
  const credentials = [undefined, false, true];
  const enforce = [undefined, 'all', 'unsafe-methods', { reportOnly: true }];
  const waivers = [[], ['credentialed-any-origin']];
  const written = origins.flatMap((origin) =>
    credentials.flatMap((cookies) =>
      enforce.flatMap((guard) =>
        waivers.map((dangerouslyAllow) => ({
          ...(origin === undefined ? {} : { origin }),
          credentials: cookies,
          enforce: guard,
          dangerouslyAllow,
        })),
      ),
    ),
  );
  const policies = written.flatMap((options) => normalize(options).policy ?? []);
  const ofKind = (kind: string) => policies.filter(({ allowOrigin }) => allowOrigin.kind === kind);

  test('any', () => {
    expect(ofKind('any').length).toBeGreaterThan(0);
    expect(ofKind('any').filter((policy) => policy.credentials || policy.enforce !== undefined)).toEqual([]);
  });

  test('reflected, which only works with credentials', () => {
    expect(ofKind('reflected').length).toBeGreaterThan(0);
    expect(ofKind('reflected').filter((policy) => !policy.credentials || policy.enforce !== undefined)).toEqual([]);
  });

  test('all others may have both', () => {
    const others = [...ofKind('list'), ...ofKind('function')];
    expect(others.filter((policy) => policy.credentials && policy.enforce !== undefined).length).toBeGreaterThan(0);
  });
});

test('all errors are thrown together, and each warning is emitted', () => {
  const codes: string[] = [];
  const make = (options: unknown) => () => policyOf(options, ({ code }) => codes.push(code));
  const mixed = { origin: [A, A, `${A}/`], maxAge: -1, methods: ['PUT', 'TRACE'] };
  expect(make(mixed)).toThrow(CorsConfigError);
  expect(codes).toEqual(['duplicate-entry', 'useless-method']);
  expect(make(mixed)).toThrow(
    expect.objectContaining({
      issues: [
        expect.objectContaining({ code: 'invalid-origin', path: 'origin[2]', severity: 'error' }),
        expect.objectContaining({ code: 'invalid-max-age', path: 'maxAge', severity: 'error' }),
      ],
    }),
  );
  expect(make({ origin: [A, A] })()).toMatchObject({ allowOrigin: { kind: 'list' } });
});

test('an origin that matches one of several RegExps is allowed', () => {
  const policy = createPolicy({ origin: [/^https:\/\/a\.example$/, /^https:\/\/b\.example$/] });
  const allowed = [A, 'https://b.example', 'https://c.example'].map((origin) =>
    policy.evaluate({ method: 'GET', headers: { origin } }),
  );
  expect(allowed).toMatchObject([{ allowed: true }, { allowed: true }, { allowed: false }]);
});

test('without a warning function, a bad entry in a returned list just matches no origin', () => {
  const { policy = expect.unreachable() } = normalize({ origin: () => [`${A}/`, A] });
  const decisions = [A, 'https://b.example'].map((origin) => evaluate(policy, { method: 'GET', headers: { origin } }));
  return expect(Promise.all(decisions)).resolves.toMatchObject([{ allowed: true }, { allowed: false }]);
});
