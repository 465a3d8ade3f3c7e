import { expect, test } from 'vitest';
import { createPolicy } from '../../src/index.ts';
import { coreOf, isPolicy, normalize, policyOf } from '../../src/policy/policy.ts';

const preflight = (origin: string) => ({
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'PUT' },
});

test('later changes to the options have no effect', () => {
  const regexp = /^https:\/\/r\.example$/;
  const origin: (string | RegExp)[] = ['https://a.example', 'https://*.b.example', regexp];
  const host = ['api.example'];
  const options = {
    origin,
    methods: ['PUT'],
    allowedHeaders: ['X-A'],
    exposedHeaders: ['X-B'],
    vary: ['Accept'],
    credentials: true,
    maxAge: 60,
    enforce: { methods: 'all' as const, publicHost: host },
  };
  const policy = createPolicy(options);
  const before = () =>
    ['https://a.example', 'https://x.b.example', 'https://r.example', 'https://evil.example'].map((each) =>
      policy.evaluate(preflight(each)),
    );
  const decisions = structuredClone(before());

  origin.push('https://evil.example');
  origin[0] = 'https://other.example';
  regexp.compile('evil');
  options.methods.push('DELETE');
  options.allowedHeaders.length = 0;
  options.exposedHeaders.push('X-C');
  options.vary.push('X-D');
  options.credentials = false;
  options.maxAge = 1;
  Object.assign(options.enforce, { methods: 'unsafe-methods' });
  host.push('evil.example');

  expect(before()).toEqual(decisions);
  expect(coreOf(policy)).toMatchObject({
    methods: ['PUT'],
    allowedHeaders: ['X-A'],
    exposedHeaders: ['X-B'],
    vary: ['Accept'],
    enforce: { methods: 'all', publicHost: ['api.example'] },
  });
});

test.each([
  [{}],
  [{ origin: ['https://a.example', /^https:\/\/b\.example$/], credentials: true, methods: 'PUT', vary: 'Accept' }],
  [{ origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }],
  [{ origin: () => true, enforce: { publicHost: ['a'] } }],
  [{ origin: false, enforce: 'all' }],
])('a policy is frozen: %o', (options) => {
  const { policy } = normalize(options);
  expect(thawed(policy, 'policy')).toEqual([]);
});

test('a policy does not change', () => {
  const policy = createPolicy('https://a.example');
  expect(isPolicy(policy)).toBe(true);
  expect(normalize(policy)).toEqual({ policy: coreOf(policy), issues: [] });
  expect(policyOf(policy, () => {})).toBe(coreOf(policy));
  for (const other of [{}, null, undefined, 'x', { ...policy }]) expect(isPolicy(other)).toBe(false);
});

/** The paths of everything that is not frozen. Functions, Sets and RegExps are the user's, or are never exposed. */
function thawed(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null || value instanceof Set || value instanceof Map) return [];
  if (value instanceof RegExp) return [];
  const own = Object.isFrozen(value) ? [] : [path];
  return [...own, ...Object.entries(value).flatMap(([name, member]) => thawed(member, `${path}.${name}`))];
}
