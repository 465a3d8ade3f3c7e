import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorsConfigError } from '../../src/options/issues.ts';
import { OPTION_NAMES } from '../../src/options/options.ts';
import { normalize, policyOf } from '../../src/policy/policy.ts';

const BOOM = new Error('boom\n\u001b[31m');

function throwing(): never {
  throw BOOM;
}

const TRAPS: ProxyHandler<object> = Object.fromEntries(
  ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'].map((trap) => [trap, throwing]),
);

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function cyclic(): object {
  const list: unknown[] = [];
  list.push(list);
  return { origin: list, methods: list, self: { list } };
}

const getter = (name: string) => Object.defineProperty({}, name, { enumerable: true, get: throwing });

class Misspelled {
  get orign(): string {
    return 'https://a.example';
  }
}

const HOSTILE: readonly (readonly [string, unknown])[] = [
  ...OPTION_NAMES.map((name) => [`a getter for ${name} that throws`, getter(name)] as const),
  ['a getter in enforce', { origin: 'https://a.example', enforce: getter('host') }],
  [
    'a getter that throws what cannot be shown',
    Object.defineProperty({}, 'origin', {
      enumerable: true,
      get: () => {
        throw revoked({});
      },
    }),
  ],
  ['a cyclic value', cyclic()],
  ['a proxy that throws', new Proxy({}, TRAPS)],
  ['a revoked proxy', revoked({})],
  ['a revoked list', revoked([])],
  ['a revoked proxy as origin', { origin: revoked([]) }],
  ['a revoked entry', { origin: ['https://a.example', revoked({})], methods: [revoked({})] }],
  ['a proxy of a RegExp', { origin: new Proxy(/^a$/, {}) }],
  [
    'a proxy list without end',
    { origin: new Proxy([], { get: (_, name) => (name === 'length' ? 2 ** 53 : undefined) }) },
  ],
  ['a class with a misspelled getter', new Misspelled()],
  ['a class with a misspelled getter as enforce', { origin: 'https://a.example', enforce: new Misspelled() }],
  ['a Map', new Map([['origin', 'https://a.example']])],
  ['a promise', Promise.resolve({ origin: 'https://a.example' })],
  ['symbols', { origin: Symbol('a'), methods: Symbol('b'), credentials: Symbol('c'), maxAge: Symbol('d') }],
  ['bigints', { origin: 1n, maxAge: 1n, optionsSuccessStatus: 204n, originTimeout: 5n }],
  ['objects that cannot be shown', { origin: { toJSON: throwing }, methods: { toJSON: () => undefined } }],
  ['a RegExp that cannot be shown', { maxAge: Object.assign(/x/, { toString: throwing }) }],
  ['a deep value', { origin: JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) }],
  [
    'terminal escapes',
    { origin: 'https://\u001b[2J\u009b', methods: ['\u0007'], '\u001b[2J': 1, vary: [{ '\u009b': 1 }] },
  ],
];

test.each(HOSTILE)('%s', (_, options) => {
  const { policy, issues } = normalize(options);
  expect(policy).toBeUndefined();
  expect(issues.length).toBeGreaterThan(0);
  for (const { path, message, fix } of issues) {
    expect(path + message + fix).toMatch(/^[\x20-\x7e]+$/);
    expect(message.length + fix.length).toBeLessThan(1200);
  }
  expect(() => policyOf(options, () => {})).toThrow(CorsConfigError);
});

test('the error of a getter is in the message', () => {
  expect(normalize(getter('origin')).issues).toMatchObject([
    { code: 'invalid-type', path: '', message: 'reading the options threw Error: boom\\u000a\\u001b[31m' },
  ]);
});

test('keys of Object.prototype are keys like any other', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const options = JSON.parse(`{ "origin": "https://a.example", "${name}": true }`);
    expect(normalize(options).issues.map(({ code, path }) => [code, path])).toEqual([['unknown-option', name]]);
  }
});

test('a hundred thousand origins, methods and headers are accepted', () => {
  const many = <T>(make: (index: number) => T) => Array.from({ length: 100_000 }, (_, index) => make(index));
  const { policy, issues } = normalize({
    origin: many((index) => `https://a${index}.example`),
    allowedHeaders: many((index) => `X-${index}`),
    methods: many((index) => `M${index}`),
  });
  expect(issues).toEqual([]);
  expect(policy?.allowOrigin).toMatchObject({ kind: 'list' });
});

test('a hundred thousand equal origins cause one warning', () => {
  const { policy, issues } = normalize({ origin: Array.from({ length: 100_000 }, () => 'https://a.example') });
  expect(issues.map(({ code, path, severity }) => [code, path, severity])).toEqual([
    ['duplicate-entry', 'origin[1]', 'warning'],
  ]);
  expect(issues[0]?.message).toContain('99998 more');
  expect(policy?.allowOrigin).toMatchObject({ kind: 'list', exact: new Set(['https://a.example']) });
});

describe('the result is a policy or a list of issues, never an error', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withTypedArray: true,
    maxDepth: 3,
  });
  const value = fc.oneof(
    anything,
    fc.string(),
    fc.constantFrom('*', 'null', 'https://a.example', 'https://*.a.example', '', true, false, undefined, null),
    fc.array(fc.oneof(fc.string(), fc.constantFrom('*', 'https://a.example', 'GET', 'X-A', /a/g), anything)),
    fc.constantFrom<unknown>(() => true, Symbol('x'), /^a|b$/, -1, 200),
    fc.string().map((text) => new RegExp(text.replace(/[^\w.]/g, '\\$&'))),
  );
  const optionShaped = fc.dictionary(fc.oneof(fc.constantFrom(...OPTION_NAMES), fc.string()), value, { maxKeys: 8 });

  test.each([
    ['anything', anything],
    ['options of any values', optionShaped],
  ])('%s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<unknown>, (options) => {
        const { policy, issues } = normalize(options);
        const failed = issues.some(({ severity }) => severity === 'error');
        expect(policy === undefined).toBe(failed);
        if (policy !== undefined) expect(Object.isFrozen(policy)).toBe(true);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});
