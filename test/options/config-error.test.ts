import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { cors as compat } from '../../src/compat.ts';
import { cors, createPolicy } from '../../src/index.ts';
import { CorsConfigError, createIssue } from '../../src/options/issues.ts';
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
])('the stack of an error from %s starts at the caller', (_, run) => {
  const [first] = thrownBy(run).stack?.match(/^ {4}at .*$/m) ?? [];
  expect(first).toContain('config-error.test.ts');
  expect(first).not.toContain('CorsConfigError');
});

test('Node prints each issue once', () => {
  const error = thrownBy(() => cors({ origin: 'https://a.example/' } as object));
  expect(inspect(error).split('https://a.example/')).toHaveLength(2);
  expect(Object.keys(error)).toEqual(['name', 'code']);
});

test('the message lists twenty issues, and the command that explains their code', () => {
  const [one, other] = [
    createIssue('invalid-origin', 'origin', 'm', 'f'),
    createIssue('invalid-type', 'vary', 'm', 'f'),
  ];
  const ends = (...issues: Parameters<typeof formatted>[0]) => formatted(issues).slice(-2);
  const line = '  - origin: m. f [invalid-origin]';
  expect(formatted([one])).toEqual([
    'These CORS options cannot be used:',
    line,
    '  Run npx corsmith help invalid-origin',
  ]);
  expect(ends(one, other, one)).toEqual([line, '  Run npx corsmith help CODE']);
  const twenty = Array.from({ length: 20 }, () => one);
  expect(ends(...twenty)).toEqual([line, '  Run npx corsmith help invalid-origin']);
  expect(ends(...twenty, one)).toEqual(['  (and 1 more)', '  Run npx corsmith help invalid-origin']);
});

function formatted(issues: ConstructorParameters<typeof CorsConfigError>[0]): readonly string[] {
  return new CorsConfigError(issues).message.split('\n');
}

test("an error from the application's own getter passes through compat unchanged", () => {
  const own = new RangeError('own');
  const options = {
    get origin(): string {
      throw own;
    },
  };
  expect(thrownBy(() => compat(options))).toBe(own);
});
