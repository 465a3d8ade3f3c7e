import { describe, expect, test } from 'vitest';
import { type CorsDecision, type CorsOriginFunction, createPolicy } from '../../src/index.ts';
import { A, ACAO, actual, answer, B, DECISION_ROWS, none, notCors, preflight } from './decision-rows.ts';

test.each(DECISION_ROWS)('%o %o', (options, request, decision) => {
  expect(createPolicy(options).evaluate(request)).toEqual(decision);
});

test.each(DECISION_ROWS)('one decision never changes the next: %o %o', (options, request) => {
  const policy = createPolicy(options);
  const one = policy.evaluate(request) as CorsDecision; // no function is called here
  expect(() => (one.vary as string[]).push('X')).toThrow(TypeError);
  expect(policy.evaluate(request)).toEqual(one);
});

describe('an origin function', () => {
  const BOOM = new Error('boom');
  const failing: readonly (readonly [string, CorsOriginFunction])[] = [
    ['rejects', () => Promise.reject(BOOM)],
    [
      'throws',
      () => {
        throw BOOM;
      },
    ],
    ['calls back an error', (_origin, callback) => callback(BOOM)],
  ];

  test('returns a promise only if a function is called', async () => {
    const policy = createPolicy({ origin: async (origin) => origin === A });
    expect(policy.evaluate(none)).toEqual(notCors([], ['Origin']));
    expect(policy.evaluate(actual('null'))).toEqual(answer('actual', false, [], ['Origin']));
    const asked = policy.evaluate(actual(A));
    expect(asked).toBeInstanceOf(Promise);
    expect(await asked).toEqual(answer('actual', true, [[ACAO, A]], ['Origin']));
    expect(await policy.evaluate(preflight(B))).toEqual(answer('preflight', false, [], ['Origin'], 403));
  });

  test.each(failing)(
    'that %s: the decision has its error, Vary, and a status that ends the request',
    async (_, origin) => {
      const policy = createPolicy({ origin, credentials: true, vary: 'X-Tenant' });
      const failed = { allowed: false, set: [], status: 500, error: BOOM };
      expect(await policy.evaluate(actual(A))).toEqual({
        ...failed,
        requestKind: 'actual',
        vary: ['Origin', 'X-Tenant'],
      });
      expect(await policy.evaluate(preflight(A))).toEqual({
        ...failed,
        requestKind: 'preflight',
        vary: ['Origin', 'X-Tenant'],
      });
    },
  );
});
