import { expect, test, vi } from 'vitest';
import {
  attempt,
  type CallProtocol,
  callUserFunction,
  type Outcome,
  toCallee,
} from '../../src/decide/call-user-function.ts';

type Asked = (subject: undefined, callback: (error: unknown, value?: unknown) => void) => void;

const QUESTION: CallProtocol<Asked, undefined, unknown> = {
  invoke: (asked, _context, callback) => asked(undefined, callback),
  read: (value) => ({ value }),
  isResult: () => false,
  name: 'a function',
  fix: 'return a value',
};

test.each([
  ['never', 0],
  ['once', 1],
  ['three times', 3],
])('a callback called %s', (_, calls) => {
  vi.useFakeTimers();
  const onCallback = vi.fn();
  const question = { ...QUESTION, onCallback };
  const asked: Asked = (_subject, callback) => {
    for (let call = 0; call < calls; call++) callback(null, call);
  };
  const settled: Outcome<unknown>[] = [];
  callUserFunction(question, toCallee(asked, 1000), (outcome) => settled.push(outcome), undefined);
  expect(onCallback).toHaveBeenCalledTimes(calls);
  expect(settled).toEqual(calls === 0 ? [] : [{ value: 0 }]);
  vi.useRealTimers();
});

test('a result that comes while the timer starts settles the call', () => {
  let callBack: Parameters<Asked>[1] | undefined;
  vi.stubGlobal('setTimeout', () => {
    callBack?.(null, 'value');
    return 1;
  });
  const asked: Asked = (_subject, callback) => {
    callBack = callback;
  };
  const settled: Outcome<unknown>[] = [];
  callUserFunction(QUESTION, toCallee(asked, 1000), (outcome) => settled.push(outcome), undefined);
  vi.unstubAllGlobals();
  expect(settled).toEqual([{ value: 'value' }]);
});

test('the error of a revoked proxy is the outcome', () => {
  const { proxy, revoke } = Proxy.revocable<Asked>(() => undefined, {});
  revoke();
  const settled: Outcome<unknown>[] = [];
  callUserFunction(QUESTION, toCallee(proxy, 1000), (outcome) => settled.push(outcome), undefined);
  expect(settled).toEqual([{ error: expect.any(TypeError) }]);
});

test('the parameters are counted again if the function changes', () => {
  const [one, two]: [Asked, Asked] = [() => undefined, (_subject, _callback) => undefined];
  const callees = [toCallee(one, 1), toCallee(one, 1), toCallee(one, 2), toCallee(two, 2), toCallee(one, 2)];
  expect(callees).toEqual([
    { call: one, parameters: 0, timeout: 1 },
    { call: one, parameters: 0, timeout: 1 },
    { call: one, parameters: 0, timeout: 2 },
    { call: two, parameters: 2, timeout: 2 },
    { call: one, parameters: 0, timeout: 2 },
  ]);
});

test('an attempt has the value or the error', () => {
  const error = new Error('boom');
  const read = (value: number) => {
    if (value === 0) throw error;
    return value + 1;
  };
  expect([attempt(read, 1), attempt(read, 0)]).toEqual([{ value: 2 }, { error }]);
});
