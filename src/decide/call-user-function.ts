import { show } from '../options/issue-collector.ts';
import type { CorsRequest } from '../options/options.ts';

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
  /** Told when the callback is called again, which changes nothing. */
  readonly again?: () => void;
  /** Who is asked, for messages: `the origin function`. */
  readonly whom: string;
  /** What to answer, for messages: `answer true or false`. */
  readonly fix: string;
}

/** An error of corsmith's own while it waits for the application's answer. */
export interface CorsAnswerError extends Error {
  readonly code: 'ERR_CORS_ANSWER' | 'ERR_CORS_TIMEOUT';
}

/** Goes on with an answer; `waiting` is whatever it needs for that, so that it need not be a closure. */
export type Settle<Waiting, Answer> = (outcome: Outcome<Answer>, waiting: Waiting) => void;

/** A question under way. One object and one closure, since every request pays for them. */
interface Asking<Waiting, Answer> {
  readonly settle: Settle<Waiting, Answer>;
  readonly waiting: Waiting;
  outcome: Outcome<Answer> | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Has the function been called and come back? */
  returned: boolean;
  /** Has it called the callback? */
  called: boolean;
}

/**
 * Asks, and settles exactly once: at once if the answer is there when the function returns, later otherwise. The first
 * call of the callback counts, later answers of any kind are ignored, and `settle` runs outside any `try`. Who declares
 * two parameters answers by the callback; what it returns beside is its own affair.
 *
 * @param timeout milliseconds
 */
export function ask<Asked extends { readonly length: number }, Subject, Answer, Waiting>(
  question: Question<Asked, Subject, Answer>,
  asked: Asked,
  timeout: number,
  subject: Subject,
  request: CorsRequest,
  settle: Settle<Waiting, Answer>,
  waiting: Waiting,
): void {
  const asking: Asking<Waiting, Answer> = {
    settle,
    waiting,
    outcome: undefined,
    timer: undefined,
    returned: false,
    called: false,
  };
  try {
    const returned = question.put(asked, subject, request, (error, value) => {
      if (asking.called) question.again?.();
      asking.called = true;
      if (asking.outcome === undefined) record(asking, error ? { error } : question.read(value, subject));
    });
    if (isThenable(returned)) awaitAnswer(question, asked, subject, returned, asking);
    else if (asked.length < 2 && question.isAnswer(returned)) record(asking, question.read(returned, subject));
  } catch (error) {
    record(asking, failure(question.whom, error));
  }
  asking.returned = true;
  if (asking.outcome === undefined) startTimer(question.whom, timeout, asking);
  else settle(asking.outcome, waiting);
}

function record<Waiting, Answer>(asking: Asking<Waiting, Answer>, outcome: Outcome<Answer>): void {
  if (asking.outcome !== undefined) return;
  asking.outcome = outcome;
  if (!asking.returned) return;
  clearTimeout(asking.timer);
  asking.settle(outcome, asking.waiting);
}

function awaitAnswer<Asked extends { readonly length: number }, Subject, Answer, Waiting>(
  { read, isAnswer, whom, fix }: Question<Asked, Subject, Answer>,
  asked: Asked,
  subject: Subject,
  returned: PromiseLike<unknown>,
  asking: Asking<Waiting, Answer>,
): void {
  const resolved = (value: unknown): void => {
    if (isAnswer(value)) record(asking, read(value, subject));
    else if (asked.length < 2) record(asking, unfit(whom, value, fix));
  };
  Promise.resolve(returned).then(resolved, (error: unknown) => record(asking, failure(whom, error)));
}

/** A pending answer is no reason to keep a process alive; elsewhere than in Node timers are numbers. */
function startTimer<Waiting, Answer>(whom: string, timeout: number, asking: Asking<Waiting, Answer>): void {
  const late = () =>
    record(asking, { error: answerError('ERR_CORS_TIMEOUT', `${whom} did not answer within ${timeout} ms`) });
  asking.timer = setTimeout(late, timeout);
  asking.timer.unref?.();
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

/** Is this a promise, whoever made it? */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
