import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { callOriginFunction } from '../../src/decide/call-origin-function.ts';
import type { Outcome } from '../../src/decide/call-user-function.ts';
import type { CorsOriginCallback, CorsOriginFunction } from '../../src/origin/origin-function.ts';
import { ASK_ROWS, BOOM, LATE, ORIGIN } from './call-origin-function-rows.ts';

const REQUEST = { method: 'GET', headers: { origin: ORIGIN } };

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
  const rule = { kind: 'function', call: ask as CorsOriginFunction, timeout: 1000 } as const;
  callOriginFunction(rule, ORIGIN, REQUEST, (outcome, to) => to.push(outcome), settled);
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

test('it is given the origin, the callback and the request', () => {
  const ask = vi.fn((_origin: string, callback: CorsOriginCallback) => callback(null, true));
  callOriginFunction({ kind: 'function', call: ask, timeout: 1 }, ORIGIN, REQUEST, () => {}, undefined);
  expect(ask.mock.calls).toEqual([[ORIGIN, expect.any(Function), REQUEST]]);
});

test('a result after the timeout changes nothing', async () => {
  const settled: unknown[] = [];
  const ask = (_: string, done: CorsOriginCallback) => void setTimeout(() => done(null, true), 50);
  callOriginFunction(
    { kind: 'function', call: ask, timeout: 10 },
    ORIGIN,
    REQUEST,
    (outcome, to) => to.push(outcome),
    settled,
  );
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
    callOriginFunction({ kind: 'function', call: () => undefined, timeout: 10 }, ORIGIN, REQUEST, () => {}, undefined);
    vi.unstubAllGlobals();
    expect(unref).toHaveBeenCalledTimes(isObject ? 1 : 0);
  });
});

test('settling runs outside any try: what it throws is not a result', () => {
  const settle = vi.fn(() => {
    throw BOOM;
  });
  expect(() =>
    callOriginFunction({ kind: 'function', call: () => true, timeout: 10 }, ORIGIN, REQUEST, settle, undefined),
  ).toThrow(BOOM);
  expect(settle).toHaveBeenCalledTimes(1);
});

test('names an invalid result', () => {
  const messages: string[] = [];
  for (const value of [7, {}, () => 'secret']) {
    callOriginFunction(
      { kind: 'function', call: (_, done) => done(null, value as never), timeout: 10 },
      ORIGIN,
      REQUEST,
      (outcome, to) => to.push(String('error' in outcome && outcome.error)),
      messages,
    );
  }
  const said = (what: string) =>
    `Error: corsmith: the origin function returned ${what}: return true, false, or a list of origins`;
  expect(messages).toEqual(['7', 'an object', 'a function'].map(said));
});
