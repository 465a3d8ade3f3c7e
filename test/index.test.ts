import { describe, expect, test, vi } from 'vitest';
import standard, { CorsConfigError, cors, createPolicy } from '../src/index.ts';
import { coreOf } from '../src/policy/policy.ts';
import { FakeResponse, run } from './support/fakes.ts';

const A = 'https://a.example';
const get = (origin: string) => ({ method: 'GET', headers: { origin } });

// untyped, as in JavaScript
const loose = cors as (...args: readonly unknown[]) => ReturnType<typeof cors>;

test('the default export is cors', () => {
  expect(standard).toBe(cors);
});

describe('what cors() takes', () => {
  test.each([
    ['nothing', [], '*'],
    ['a string', [A], A],
    ['a list', [['https://b.example', A]], A],
    ['options', [{ origin: A }], A],
    ['a policy', [createPolicy(A)], A],
    ['a delegate', [() => ({ origin: A })], A],
    ['no options', [{}], '*'],
  ])('%s', (_, args, allowed) => {
    const middleware = loose(...args);
    expect(middleware).toHaveLength(3);
    expect(run(middleware, get(A)).fields['access-control-allow-origin']).toBe(allowed);
  });

  test.each([undefined, null, true, 5])('%s is refused', (argument) => {
    for (const make of [loose, createPolicy as (options: unknown) => unknown]) {
      expect(() => make(argument)).toThrow(expect.objectContaining({ code: 'ERR_CORS_CONFIG' }));
    }
  });

  test('an origin as the argument also works for createPolicy()', () => {
    expect(coreOf(createPolicy(A))).toEqual(coreOf(createPolicy({ origin: A })));
    expect(coreOf(createPolicy()).allowOrigin).toEqual({ kind: 'any' });
  });

  test('a policy made from a policy is the same', () => {
    const policy = createPolicy(A);
    const again = (createPolicy as (options: unknown) => typeof policy)(policy);
    expect(coreOf(again)).toBe(coreOf(policy));
    expect(again.evaluate(get(A))).toEqual(policy.evaluate(get(A)));
  });
});

test('the error of app.use(cors) shows what to write', () => {
  const next = vi.fn();
  const response = new FakeResponse();
  const call = () => loose(get(A), response, next);
  expect(call).toThrow(CorsConfigError);
  expect(call).toThrow('Use app.use(cors())');
  expect(next).not.toHaveBeenCalled();
  expect(response.fields.size).toBe(0);
});

test('a second argument, as map() passes it, is ignored', () => {
  const [middleware] = [A].map(loose);
  expect(middleware && run(middleware, get(A)).fields['access-control-allow-origin']).toBe(A);
});
