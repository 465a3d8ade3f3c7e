import { loadAdvice } from '../options/load-advice.ts';

/** The result of a call. */
export type Outcome<Result> = { readonly value: Result } | { readonly error: unknown };

/** The callback that a user's function gets. */
export type ResultCallback = (error: unknown, value?: unknown) => void;

/** How a user's function is called, and what its results mean. Made once: what differs per request is in the context. */
export interface CallProtocol<UserFunction, Context, Result> {
  /** Calls the function, and returns what it returns. */
  readonly invoke: (userFunction: UserFunction, context: Context, callback: ResultCallback) => unknown;
  /** The meaning of a value that the function returned or passed to the callback. */
  readonly read: (value: unknown, context: Context) => Outcome<Result>;
  /** Is a returned value the result? */
  readonly isResult: (value: unknown) => boolean;
  /**
   * Called for each call of the callback, of which only the first counts. With it, functions with one parameter get a
   * callback, too; without it, they can only return the result.
   */
  readonly onCallback?: (context: Context) => void;
  /** The function's name in messages: `the origin function`. */
  readonly name: string;
  /** What it should return, for messages: `return true or false`. */
  readonly fix: string;
}

/** A user's function gave an invalid result, or no result in time. */
export interface CorsResultError extends Error {
  readonly code: 'ERR_CORS_RESULT' | 'ERR_CORS_TIMEOUT';
}

/** Called with the outcome and the context of the call, so that no closure is created. */
export type Settle<Context, Result> = (outcome: Outcome<Result>, context: Context) => void;

/** A call that has no outcome yet. One object and at most one closure, since every request pays for them. */
interface Call<Context, Result> {
  readonly settle: Settle<Context, Result>;
  readonly context: Context;
  outcome: Outcome<Result> | undefined;
  /** Undefined until the function has returned without an outcome, then null until there is a timer. */
  timer: ReturnType<typeof setTimeout> | null | undefined;
}

/**
 * Calls a user's function, and `settle` exactly once: immediately if there is a result when the function returns, later
 * otherwise. The first call of the callback counts, later results of any kind are ignored, and `settle` runs outside any
 * `try`. A function with two parameters uses the callback; its return value is ignored unless it is a promise. A function
 * with one parameter returns the result.
 *
 * @param timeout milliseconds
 */
export function callUserFunction<
  UserFunction extends { readonly length: number },
  Needed,
  Result,
  Context extends Needed,
>(
  protocol: CallProtocol<UserFunction, Needed, Result>,
  userFunction: UserFunction,
  timeout: number,
  settle: Settle<Context, Result>,
  context: Context,
): void {
  const call: Call<Context, Result> = { settle, context, outcome: undefined, timer: undefined };
  try {
    const needsCallback = userFunction.length !== 1 || protocol.onCallback !== undefined;
    const callback = needsCallback ? callbackOf(protocol, call) : ignoreResult;
    const returned = protocol.invoke(userFunction, context, callback);
    if (isThenable(returned)) awaitResult(protocol, userFunction, returned, call);
    else if (call.outcome === undefined) {
      const { length } = userFunction;
      if (length < 2 && protocol.isResult(returned)) record(call, protocol.read(returned, context));
      else if (length === 1 || (length === 0 && (returned ?? undefined) !== undefined))
        record(call, invalidResult(protocol.name, returned, protocol.fix));
    }
  } catch (error) {
    record(call, callFailed(protocol.name, error));
  }
  if (call.outcome !== undefined) return settle(call.outcome, context);
  // the first setTimeout() of Deno runs callbacks of promises before it returns, so there may be an outcome already
  call.timer = null;
  call.timer = setTimeout(failLate, timeout, protocol.name, timeout, call);
  // a pending call does not keep the process alive; timers are objects in Node, and numbers in other runtimes
  call.timer.unref?.();
}

function callbackOf<UserFunction, Needed, Result, Context extends Needed>(
  protocol: CallProtocol<UserFunction, Needed, Result>,
  call: Call<Context, Result>,
): ResultCallback {
  return (error, value) => {
    protocol.onCallback?.(call.context);
    if (call.outcome === undefined) record(call, error ? { error } : protocol.read(value, call.context));
  };
}

/** The callback of a function that does not declare it. */
function ignoreResult(): void {}

function record<Context, Result>(call: Call<Context, Result>, outcome: Outcome<Result>): void {
  if (call.outcome !== undefined) return;
  call.outcome = outcome;
  if (call.timer === undefined) return;
  clearTimeout(call.timer ?? undefined);
  call.settle(outcome, call.context);
}

function awaitResult<UserFunction extends { readonly length: number }, Needed, Result, Context extends Needed>(
  { read, isResult, name, fix }: CallProtocol<UserFunction, Needed, Result>,
  userFunction: UserFunction,
  returned: PromiseLike<unknown>,
  call: Call<Context, Result>,
): void {
  const resolved = (value: unknown): void => {
    if (isResult(value)) record(call, read(value, call.context));
    else if (userFunction.length < 2) record(call, invalidResult(name, value, fix));
  };
  Promise.resolve(returned).then(resolved, (error: unknown) => record(call, callFailed(name, error)));
}

function failLate<Context, Result>(name: string, timeout: number, call: Call<Context, Result>): void {
  record(call, { error: resultError('ERR_CORS_TIMEOUT', `${name} gave no result within ${timeout} ms`) });
}

/** The outcome of an invalid result. */
export function invalidResult(name: string, value: unknown, fix: string): { readonly error: CorsResultError } {
  return { error: resultError('ERR_CORS_RESULT', loadAdvice().invalidResultMessage(name, value, fix)) };
}

/** The outcome of a throw or a rejection. Without an error, a default one is used, since `next(undefined)` continues. */
export function callFailed(name: string, error: unknown): { readonly error: unknown } {
  return { error: error || resultError('ERR_CORS_RESULT', `${name} failed without an error`) };
}

function resultError(code: CorsResultError['code'], message: string): CorsResultError {
  return Object.assign(new Error(`corsmith: ${message}`), { code });
}

/** The outcome of reading a value: a user's getter may throw. */
export function attempt<Value, Result>(read: (value: Value) => Result, value: Value): Outcome<Result> {
  try {
    return { value: read(value) };
  } catch (error) {
    return { error };
  }
}

/** Whether this is a promise or a thenable. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
