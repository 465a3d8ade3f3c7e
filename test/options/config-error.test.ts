import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { cors as compat } from '../../src/compat.ts';
import { cors, createPolicy } from '../../src/index.ts';
import { createPolicy as createWebPolicy, cors as web } from '../../src/web.ts';

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected an error');
}

test.each([
  ['cors', () => cors({ origin: 'a' } as object)],
  ['createPolicy', () => createPolicy({ origin: 'a' } as object)],
  ['cors of the web entry', () => web({ origin: 'a' } as object)],
  ['createPolicy of the web entry', () => createWebPolicy({ origin: 'a' } as object)],
  ['cors of compat', () => compat({ origin: Symbol('x') } as object)],
  ['cors as middleware', () => Reflect.apply(cors, undefined, [{}, {}, () => undefined])],
])('the stack of an error of %s begins at the caller', (_, run) => {
  const [first] = thrownBy(run).stack?.match(/^ {4}at .*$/m) ?? [];
  expect(first).toContain('config-error.test.ts');
});

test('Node prints each issue once', () => {
  const error = thrownBy(() => cors({ origin: 'https://a.example/' } as object));
  expect(inspect(error).split('https://a.example/')).toHaveLength(2);
  expect(Object.keys(error)).toEqual(['name', 'code']);
});

test("an error of the application's own getter passes through compat as it is", () => {
  const own = new RangeError('own');
  const options = {
    get origin(): string {
      throw own;
    },
  };
  expect(thrownBy(() => compat(options))).toBe(own);
});
