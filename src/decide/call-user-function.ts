import { loadAdvice } from '../options/load-advice.ts';

/** The result of a call. */
export type Outcome<Result> = { readonly value: Result } | { readonly error: unknown };

/** A user's function, with what every call needs. */
export interface Callee<Signature> {
  readonly call: Signature;
  /** How many parameters it declares. Read once, since the `length` of a function is slow to read. */
  readonly parameters: number;
  /** Milliseconds. */
  readonly timeout: number;
}

let recent: Callee<unknown> | undefined;

/**
 * For a function that the options can replace between requests. The last result is kept, since most applications have one
 * such function.
 *
 * @param timeout milliseconds
 */
export function toCallee<Signature extends { readonly length: number }>(
  call: Signature,
  timeout: number,
): Callee<Signature> {
  if (recent?.call !== call || recent.timeout !== timeout) recent = { call, parameters: parametersOf(call), timeout };
  return recent as Callee<Signature>; // its `call` is this one
}

/** A revoked proxy throws. It throws again when it is called, and that error is reported. */
function parametersOf(call: { readonly length: number }): number {
  try {
    return call.length;
  } catch {
    return 0;
  }
}

/** The callback that a user's function gets. */
export type ResultCallback = (error: unknown, value?: unknown) => void;

/** How a user's function is called, and what its results mean. Made once: what differs per request is in the context. */
export interface CallProtocol<Signature, Context, Result> {
  /** Calls the function, and returns what it returns. */
  readonly invoke: (call: Signature, context: Context, callback: ResultCallback) => unknown;
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
 */
export function callUserFunction<Signature, Needed, Result, Context extends Needed>(
  protocol: CallProtocol<Signature, Needed, Result>,
  callee: Callee<Signature>,
  settle: Settle<Context, Result>,
  context: Context,
): void {
  const call: Call<Context, Result> = { settle, context, outcome: undefined, timer: undefined };
  try {
    const { parameters } = callee;
    const needsCallback = parameters !== 1 || protocol.onCallback !== undefined;
    const callback = needsCallback ? callbackOf(protocol, call) : ignoreResult;
    const returned = protocol.invoke(callee.call, context, callback);
    if (isThenable(returned)) awaitResult(protocol, parameters, returned, call);
    else if (call.outcome === undefined) {
      if (parameters < 2 && protocol.isResult(returned)) record(call, protocol.read(returned, context));
      else if (parameters === 1 || (parameters === 0 && (returned ?? undefined) !== undefined))
        record(call, invalidResult(protocol.name, returned, protocol.fix));
    }
  } catch (error) {
    record(call, callFailed(protocol.name, error));
  }
  if (call.outcome !== undefined) return settle(call.outcome, context);
  // the first setTimeout() of Deno runs callbacks of promises before it returns, so there may be an outcome already
  call.timer = null;
  call.timer = setTimeout(failLate, callee.timeout, protocol.name, callee.timeout, call);
  // a pending call does not keep the process alive; timers are objects in Node, and numbers in other runtimes
  call.timer.unref?.();
}

function callbackOf<Signature, Needed, Result, Context extends Needed>(
  protocol: CallProtocol<Signature, Needed, Result>,
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

function awaitResult<Signature, Needed, Result, Context extends Needed>(
  { read, isResult, name, fix }: CallProtocol<Signature, Needed, Result>,
  parameters: number,
  returned: PromiseLike<unknown>,
  call: Call<Context, Result>,
): void {
  const resolved = (value: unknown): void => {
    if (isResult(value)) record(call, read(value, call.context));
    else if (parameters < 2) record(call, invalidResult(name, value, fix));
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
