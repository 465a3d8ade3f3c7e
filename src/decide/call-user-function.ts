import type { CorsRequest } from '../classify/request.ts';
import { formatValue } from '../standard/text.ts';

/** What came of asking. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/** What a function of the application's is called with to answer. */
export type ResultCallback = (error: unknown, value?: unknown) => void;

/** How a function of the application's is asked about a subject, and what its answers mean. Made once, not per request. */
export interface CallProtocol<Asked, Subject, Answer> {
  /** Puts the question; whatever it returns is looked at. */
  readonly invoke: (asked: Asked, subject: Subject, request: CorsRequest, callback: ResultCallback) => unknown;
  /** What a value means that came by the callback. */
  readonly read: (value: unknown, subject: Subject) => Outcome<Answer>;
  /** Whether a returned value is meant as the answer. */
  readonly isResult: (value: unknown) => boolean;
  /** Told when the callback is called again, which changes nothing. */
  readonly onExtraCall?: () => void;
  /** Who is asked, for messages: `the origin function`. */
  readonly name: string;
  /** What to answer, for messages: `answer true or false`. */
  readonly fix: string;
}

/** An error of corsmith's own while it waits for the application's answer. */
export interface CorsResultError extends Error {
  readonly code: 'ERR_CORS_RESULT' | 'ERR_CORS_TIMEOUT';
}

/** Goes on with an answer; `waiting` is whatever it needs for that, so that it need not be a closure. */
export type Settle<Waiting, Answer> = (outcome: Outcome<Answer>, waiting: Waiting) => void;

/** A question under way. One object and one closure, since every request pays for them. */
interface Call<Waiting, Answer> {
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
export function callUserFunction<Asked extends { readonly length: number }, Subject, Answer, Waiting>(
  question: CallProtocol<Asked, Subject, Answer>,
  asked: Asked,
  timeout: number,
  subject: Subject,
  request: CorsRequest,
  settle: Settle<Waiting, Answer>,
  waiting: Waiting,
): void {
  const asking: Call<Waiting, Answer> = {
    settle,
    waiting,
    outcome: undefined,
    timer: undefined,
    returned: false,
    called: false,
  };
  try {
    const returned = question.invoke(asked, subject, request, (error, value) => {
      if (asking.called) question.onExtraCall?.();
      asking.called = true;
      if (asking.outcome === undefined) record(asking, error ? { error } : question.read(value, subject));
    });
    if (isThenable(returned)) awaitResult(question, asked, subject, returned, asking);
    else if (asked.length < 2 && question.isResult(returned)) record(asking, question.read(returned, subject));
    else if (asked.length === 1 || (asked.length === 0 && (returned ?? undefined) !== undefined))
      record(asking, invalidResult(question.name, returned, question.fix));
  } catch (error) {
    record(asking, callFailed(question.name, error));
  }
  asking.returned = true;
  if (asking.outcome === undefined) startTimer(question.name, timeout, asking);
  else settle(asking.outcome, waiting);
}

function record<Waiting, Answer>(asking: Call<Waiting, Answer>, outcome: Outcome<Answer>): void {
  if (asking.outcome !== undefined) return;
  asking.outcome = outcome;
  if (!asking.returned) return;
  clearTimeout(asking.timer);
  asking.settle(outcome, asking.waiting);
}

function awaitResult<Asked extends { readonly length: number }, Subject, Answer, Waiting>(
  { read, isResult, name, fix }: CallProtocol<Asked, Subject, Answer>,
  asked: Asked,
  subject: Subject,
  returned: PromiseLike<unknown>,
  asking: Call<Waiting, Answer>,
): void {
  const resolved = (value: unknown): void => {
    if (isResult(value)) record(asking, read(value, subject));
    else if (asked.length < 2) record(asking, invalidResult(name, value, fix));
  };
  Promise.resolve(returned).then(resolved, (error: unknown) => record(asking, callFailed(name, error)));
}

/** A pending answer is no reason to keep a process alive; elsewhere than in Node timers are numbers. */
function startTimer<Waiting, Answer>(whom: string, timeout: number, asking: Call<Waiting, Answer>): void {
  const late = () =>
    record(asking, { error: resultError('ERR_CORS_TIMEOUT', `${whom} did not call back within ${timeout} ms`) });
  asking.timer = setTimeout(late, timeout);
  asking.timer.unref?.();
}

/** The outcome of an answer that means nothing. */
export function invalidResult(whom: string, value: unknown, fix: string): { readonly error: CorsResultError } {
  const what = typeof value === 'object' && value !== null ? 'an object' : formatValue(value);
  return { error: resultError('ERR_CORS_RESULT', `${whom} returned ${what}: ${fix}`) };
}

/** The outcome of a throw or a rejection. One that says nothing is given words: `next(undefined)` would hand the request on. */
export function callFailed(whom: string, error: unknown): { readonly error: unknown } {
  return { error: error || resultError('ERR_CORS_RESULT', `${whom} failed without an error`) };
}

function resultError(code: CorsResultError['code'], message: string): CorsResultError {
  return Object.assign(new Error(`corsmith: ${message}`), { code });
}

/** The outcome of reading a value: a user's getter may throw. */
export function attempt<Value, Answer>(read: (value: Value) => Answer, value: Value): Outcome<Answer> {
  try {
    return { answer: read(value) };
  } catch (error) {
    return { error };
  }
}

/** Is this a promise, whoever made it? */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
