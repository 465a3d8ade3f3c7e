import { type CorsIssue, createIssue } from '../issues.ts';

/** Two policies apply to one response. */
export function layered(): CorsIssue {
  return createIssue(
    'layered-policies',
    '',
    'the response already had CORS headers; they were replaced, since the last policy applies',
    'Apply one policy per response: use one delegate, or remove the other middleware',
  );
}

/** `onRefused` failed too late. */
export function failedAfterNext(): CorsIssue {
  return createIssue(
    'called-twice',
    'enforce.onRefused',
    'the handler failed after it called next(); its error is ignored',
    'Catch the error, or call next() last',
  );
}
