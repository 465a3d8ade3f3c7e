import { describe, expect, test } from 'vitest';
import { type CorsDecision, type CorsRequest, createPolicy } from '../../src/index.ts';
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
  const rejecting = (request: CorsRequest, origin: () => never | Promise<never>) =>
    expect(createPolicy({ origin }).evaluate(request)).rejects.toBe(BOOM);

  test('returns a promise only if a function is called', async () => {
    const policy = createPolicy({ origin: async (origin) => origin === A });
    expect(policy.evaluate(none)).toEqual(notCors([], ['Origin']));
    expect(policy.evaluate(actual('null'))).toEqual(answer('actual', false, [], ['Origin']));
    const asked = policy.evaluate(actual(A));
    expect(asked).toBeInstanceOf(Promise);
    expect(await asked).toEqual(answer('actual', true, [[ACAO, A]], ['Origin']));
    expect(await policy.evaluate(preflight(B))).toEqual(answer('preflight', false, [], ['Origin'], 403));
  });

  test('rejects with what went wrong', async () => {
    await rejecting(actual(A), () => Promise.reject(BOOM));
    await rejecting(preflight(A), () => {
      throw BOOM;
    });
  });
});
