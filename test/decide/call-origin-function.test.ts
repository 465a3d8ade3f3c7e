import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { callOriginFunction } from '../../src/decide/call-origin-function.ts';
import type { Outcome } from '../../src/decide/call-user-function.ts';
import type { CorsOriginCallback, CorsOriginFunction } from '../../src/origin/origin-function.ts';
import { policyOf as coreOfOptions } from '../../src/policy/policy.ts';
import { ASK_ROWS, BOOM, LATE, ORIGIN } from './call-origin-function-rows.ts';

const REQUEST = { method: 'GET', headers: { origin: ORIGIN } };

/** Calls the function for a request, as a policy does. */
function callFor(call: CorsOriginFunction, timeout: number, settle: (outcome: Outcome<boolean>) => void): void {
  const allowOrigin = { kind: 'function', call, parameters: call.length, timeout } as const;
  const policy = { ...coreOfOptions({ origin: call }, () => undefined), allowOrigin };
  callOriginFunction(settle, { policy, request: REQUEST, received: { kind: 'actual', origin: ORIGIN } });
}

const unhandled = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  unhandled.mockClear();
  process.on('unhandledRejection', unhandled);
});

afterEach(async () => {
  vi.useRealTimers();
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test.each(ASK_ROWS)('$name', async ({ ask, sync, async: awaited }) => {
  const settled: Outcome<boolean>[] = [];
  callFor(ask as CorsOriginFunction, 1000, (outcome) => settled.push(outcome));
  expect(settled).toEqual(sync === undefined ? [] : [sync]);
  expect(vi.getTimerCount() > 0).toBe(sync === undefined);

  await vi.advanceTimersByTimeAsync(999);
  const inTime = sync ?? awaited;
  expect(settled).toEqual(inTime === undefined ? [] : [inTime]);
  expect(vi.getTimerCount()).toBe(inTime === undefined ? 1 : 0);

  await vi.advanceTimersByTimeAsync(60_000);
  expect(settled).toEqual([inTime ?? LATE]);
  expect(vi.getTimerCount()).toBe(0);
});

test('the function gets the origin, the callback and the request', () => {
  const ask = vi.fn((_origin: string, callback: CorsOriginCallback) => callback(null, true));
  callFor(ask, 1, () => undefined);
  expect(ask.mock.calls).toEqual([[ORIGIN, expect.any(Function), REQUEST]]);
});

test('a result after the timeout changes nothing', async () => {
  const settled: unknown[] = [];
  const ask = (_: string, done: CorsOriginCallback) => void setTimeout(() => done(null, true), 50);
  callFor(ask, 10, (outcome) => settled.push(outcome));
  await vi.advanceTimersByTimeAsync(100);
  expect(settled).toEqual([LATE]);
});

describe('the timer', () => {
  test.each([
    ['an object', true],
    ['a number', false],
  ])('is %s', (_, isObject) => {
    const unref = vi.fn();
    vi.stubGlobal('setTimeout', () => (isObject ? { unref } : 5));
    callFor(
      () => undefined,
      10,
      () => undefined,
    );
    vi.unstubAllGlobals();
    expect(unref).toHaveBeenCalledTimes(isObject ? 1 : 0);
  });
});

test('settling runs outside any try: an error from it is not a result', () => {
  const settle = vi.fn(() => {
    throw BOOM;
  });
  expect(() => callFor(() => true, 10, settle)).toThrow(BOOM);
  expect(settle).toHaveBeenCalledTimes(1);
});

test('names an invalid result', () => {
  const messages: string[] = [];
  for (const value of [7, {}, () => 'secret']) {
    const call: CorsOriginFunction = (_, done) => done(null, value as never);
    callFor(call, 10, (outcome) => messages.push(String('error' in outcome && outcome.error)));
  }
  const said = (what: string) =>
    `Error: corsmith: the origin function returned ${what}: return true, false, or a list of origins`;
  expect(messages).toEqual(['7', 'an object', 'a function'].map(said));
});
