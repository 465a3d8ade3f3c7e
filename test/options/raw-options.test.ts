import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import { normalize } from '../../src/policy/policy.ts';

const A = 'https://a.example';
const WRITTEN = { origin: A, credentials: true, maxAge: 60, enforce: { methods: 'all', reportOnly: true } };

const hidden = (members: object) =>
  Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value, enumerable: false }])),
  );
const withoutPrototype = (members: object) => Object.assign(Object.create(null), members);

class Defaults {
  get origin(): string {
    return A;
  }
  get credentials(): boolean {
    return true;
  }
}

class Options extends Defaults {
  readonly maxAge = 60;
  readonly #enforce = { methods: 'all', reportOnly: true };
  get enforce(): object {
    return this.#enforce;
  }
}

describe('options mean the same, however an object has them', () => {
  const { policy: expected } = normalize(WRITTEN);
  const { enforce } = WRITTEN;

  test.each<[string, object]>([
    ['in an object without a prototype', withoutPrototype({ ...WRITTEN, enforce: withoutPrototype(enforce) })],
    ['not enumerable', hidden({ ...WRITTEN, enforce: hidden(enforce) })],
    ['on a prototype', Object.create({ ...WRITTEN, enforce: Object.create(enforce) })],
    ['on a prototype without a prototype', Object.create(withoutPrototype(WRITTEN))],
    ['not enumerable on a prototype', Object.create(hidden(WRITTEN))],
    ['on a prototype of a prototype', Object.create(Object.create(WRITTEN))],
    ['partly on a prototype', Object.assign(Object.create({ ...WRITTEN, maxAge: 5 }), { maxAge: 60 })],
    ['in getters of a class', new Options()],
    ['in another realm', runInNewContext('options => ({ ...options })')(WRITTEN)],
    ['in a proxy', new Proxy(WRITTEN, {})],
  ])('%s', (_, options) => {
    const { policy, issues } = normalize(options);
    expect(issues).toEqual([]);
    expect(policy).toEqual(expected);
  });

  test('in a module', async () => {
    const { policy, issues } = normalize(await import('./options-module.ts'));
    expect(issues).toEqual([]);
    expect(policy?.allowOrigin).toEqual(expected?.allowOrigin);
  });
});

describe('properties of Object.prototype are not options', () => {
  const polluted = { credentials: true, methods: 'all', reportOnly: true, publicHost: 'evil.example', origin: '*' };
  afterEach(() => {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
  });

  test.each<[string, unknown]>([
    ['options', { origin: A, enforce: {} }],
    ['options with enforce as a string', { origin: A, enforce: 'unsafe-methods' }],
    ['a string', A],
    ['a list', [A]],
    ['a class instance', new Defaults()],
    ['no options', {}],
  ])('%s', (_, options) => {
    const before = normalize(options);
    for (const [name, value] of Object.entries(polluted))
      Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: true, writable: true });
    const after = normalize(options);
    expect(after.issues).toEqual(before.issues);
    for (const name of ['credentials', 'methods', 'allowOrigin', 'enforce'] as const)
      expect(after.policy?.[name]).toEqual(before.policy?.[name]);
    const enforce = after.policy?.enforce;
    if (enforce !== undefined) expect({ ...enforce }).toEqual({ ...before.policy?.enforce });
  });
});

test('each property is read once', () => {
  const reads: string[] = [];
  const get = (target: object, name: string | symbol) => {
    if (typeof name === 'string') reads.push(name);
    return Reflect.get(target, name);
  };
  normalize(new Proxy(WRITTEN, { get }));
  expect(reads).toEqual(Object.keys(WRITTEN));
});
