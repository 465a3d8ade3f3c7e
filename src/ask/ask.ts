import type { CorsRequest } from '../options.ts';
import { show } from '../report.ts';

/** What came of asking. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/** What a function of the application's is called with to answer. */
export type AnswerCallback = (error: unknown, value?: unknown) => void;

/** How a function of the application's is asked about a subject, and what its answers mean. Made once, not per request. */
export interface Question<Asked, Subject, Answer> {
  /** Puts the question; whatever it returns is looked at. */
  readonly put: (asked: Asked, subject: Subject, request: CorsRequest, callback: AnswerCallback) => unknown;
  /** What a value means that came by the callback. */
  readonly read: (value: unknown, subject: Subject) => Outcome<Answer>;
  /** Whether a returned value is meant as the answer. */
  readonly isAnswer: (value: unknown) => boolean;
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
 * call of the callback counts, later answers of any kind are ignored, and `settle` runs outside any `try`. Who declares
 * two parameters answers by the callback; what it returns beside is its own affair.
 *
 * @param timeout milliseconds
 */
export function ask<Asked extends { readonly length: number }, Subject, Answer>(
  question: Question<Asked, Subject, Answer>,
  asked: Asked,
  timeout: number,
  subject: Subject,
  request: CorsRequest,
  settle: (outcome: Outcome<Answer>) => void,
): void {
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

  try {
    const returned = question.put(asked, subject, request, (error, value) => {
      if (outcome === undefined) record(error ? { error } : question.read(value, subject));
    });
    if (isThenable(returned)) awaitAnswer(question, asked, subject, returned, record);
    else if (asked.length < 2 && question.isAnswer(returned)) record(question.read(returned, subject));
  } catch (error) {
    record(failure(question.whom, error));
  }
  asking = false;
  if (outcome === undefined) timer = startTimer(question.whom, timeout, record);
  else settle(outcome);
}

function awaitAnswer<Asked extends { readonly length: number }, Subject, Answer>(
  { read, isAnswer, whom, fix }: Question<Asked, Subject, Answer>,
  asked: Asked,
  subject: Subject,
  returned: PromiseLike<unknown>,
  record: (outcome: Outcome<Answer>) => void,
): void {
  const resolved = (value: unknown): void => {
    if (isAnswer(value)) record(read(value, subject));
    else if (asked.length < 2) record(unfit(whom, value, fix));
  };
  Promise.resolve(returned).then(resolved, (error: unknown) => record(failure(whom, error)));
}

/** A pending answer is no reason to keep a process alive; elsewhere than in Node timers are numbers. */
function startTimer(
  whom: string,
  timeout: number,
  record: (outcome: { readonly error: unknown }) => void,
): ReturnType<typeof setTimeout> {
  const late = () => record({ error: answerError('ERR_CORS_TIMEOUT', `${whom} did not answer within ${timeout} ms`) });
  const timer = setTimeout(late, timeout);
  timer.unref?.();
  return timer;
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
