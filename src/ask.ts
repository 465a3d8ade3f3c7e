import { show } from './report.ts';

/** What came of asking. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/** A function of the application's that may answer by callback, by value or by promise. */
export interface Question<Answer> {
  /** Puts the question; whatever it returns is looked at. */
  readonly put: (callback: (error: unknown, value?: unknown) => void) => unknown;
  /** Who declares a callback answers by it; what it returns beside is its own affair. */
  readonly declaresCallback: boolean;
  /** What a value means that came by the callback. */
  readonly read: (value: unknown) => Outcome<Answer>;
  /** Whether a returned value is meant as the answer. */
  readonly isAnswer: (value: unknown) => boolean;
  /** Milliseconds. */
  readonly timeout: number;
  /** Who is asked, for messages: `the origin function`. */
  readonly whom: string;
  /** What to answer, for messages: `answer true or false`. */
  readonly fix: string;
}

/** An error of corsmith's own while it waits for the application's answer. */
export interface CorsAnswerError extends Error {
  readonly code: 'ERR_CORS_ANSWER' | 'ERR_CORS_TIMEOUT';
}

/**
 * Asks, and settles exactly once: at once if the answer is there when the function returns, later otherwise. The first
 * call of the callback counts, later answers of any kind are ignored, and `settle` runs outside any `try`.
 */
export function ask<Answer>(question: Question<Answer>, settle: (outcome: Outcome<Answer>) => void): void {
  const { put, declaresCallback, read, isAnswer, timeout, whom, fix } = question;
  let outcome: Outcome<Answer> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = true;

  const record = (first: Outcome<Answer>): void => {
    if (outcome !== undefined) return;
    outcome = first;
    if (asking) return;
    clearTimeout(timer);
    settle(first);
  };
  const recordResolved = (value: unknown): void => {
    if (isAnswer(value) || !declaresCallback) record(isAnswer(value) ? read(value) : unfit(whom, value, fix));
  };

  try {
    const returned = put((error, value) => {
      if (outcome === undefined) record(error ? { error } : read(value));
    });
    if (isThenable(returned))
      Promise.resolve(returned).then(recordResolved, (error: unknown) => record(failure(whom, error)));
    else if (!declaresCallback && isAnswer(returned)) record(read(returned));
  } catch (error) {
    record(failure(whom, error));
  }
  asking = false;
  if (outcome !== undefined) {
    settle(outcome);
    return;
  }
  timer = setTimeout(
    () => record({ error: answerError('ERR_CORS_TIMEOUT', `${whom} did not answer within ${timeout} ms`) }),
    timeout,
  );
  // a pending answer is no reason to keep a process alive; elsewhere than in Node timers are numbers
  timer.unref?.();
}

/** The outcome of an answer that means nothing. */
export function unfit(whom: string, value: unknown, fix: string): { readonly error: CorsAnswerError } {
  const what = typeof value === 'object' && value !== null ? 'an object' : show(value);
  return { error: answerError('ERR_CORS_ANSWER', `${whom} answered ${what}: ${fix}`) };
}

/** The outcome of a throw or a rejection. One that says nothing is given words: `next(undefined)` would hand the request on. */
export function failure(whom: string, error: unknown): { readonly error: unknown } {
  return { error: error || answerError('ERR_CORS_ANSWER', `${whom} failed without an error`) };
}

function answerError(code: CorsAnswerError['code'], message: string): CorsAnswerError {
  return Object.assign(new Error(`corsmith: ${message}`), { code });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
