import type { CallProtocol, Outcome } from '../decide/call-user-function.ts';
import { type CorsIssue, createIssue } from '../options/issues.ts';

/** A function of the application's that answers by callback, as npm `cors` calls it. */
export type Callable = (subject: never, callback: (error: unknown, value?: unknown) => void) => unknown;

/** Asks with npm `cors`' two parameters; a promise, or a value from who declares fewer, is an answer too. */
export function createQuestion<Answer>(
  name: string,
  read: (value: unknown) => Answer,
  warn: (issue: CorsIssue) => void,
): CallProtocol<Callable, unknown, Answer> {
  const twice = createIssue(
    'called-twice',
    '',
    `${name} answered more than once; the first answer counts`,
    'Answer once',
  );
  return {
    invoke: (asked, about, _request, callback) => asked(about as never, callback),
    read: (value) => attempt(read, value),
    isResult: (value) => value !== undefined,
    onExtraCall: () => warn(twice),
    name,
    fix: 'answer by the callback or by value',
  };
}

/** What comes of a call that may throw. */
export function attempt<Value, Answer>(read: (value: Value) => Answer, value: Value): Outcome<Answer> {
  try {
    return { answer: read(value) };
  } catch (error) {
    return { error };
  }
}
