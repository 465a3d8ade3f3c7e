import type { Scenario, Step, Where } from '../scenario.ts';
import { by, fetching, GET, PUT, scenarios } from './rows.ts';

const ALLOWED_PUT = 'preflight PUT -> 204, PUT';

/** Origins that a function decides on, and policies by request. */
export const functions: readonly Scenario[] = scenarios([
  ['function-yes', 'a function that returns true', asking(() => true), GET, 'GET', '200'],
  ['function-no', 'a function that returns false', asking(() => false), GET, 'GET', 'blocked'],
  ['function-put', 'a function, preflighted', asking(() => true), PUT, ALLOWED_PUT, '200'],
  [
    'function-no-put',
    'a function that refuses, preflighted',
    asking(() => false),
    PUT,
    'preflight PUT -> 403',
    'blocked',
  ],
  ['function-promise', 'a promise of true', asking(async () => true), GET, 'GET', '200'],
  ['function-promise-no', 'a promise of false', asking(async () => false), PUT, 'preflight PUT -> 403', 'blocked'],
  ['function-callback', 'a callback with true', callingBack(null, true), GET, 'GET', '200'],
  ['function-callback-no', 'a callback with false', callingBack(null, false), GET, 'GET', 'blocked'],
  ['function-error', 'a callback with an error', callingBack(new Error('no database')), GET, 'GET', 'blocked'],
  [
    'function-error-put',
    'an error, preflighted',
    callingBack(new Error('no database')),
    PUT,
    'preflight PUT -> 500',
    'blocked',
    { failure: 'preflight-origin-missing' },
  ],
  [
    'function-per-origin',
    'a function that allows one page',
    by(({ page }) => ({ origin: (origin: string) => origin === page })),
    [GET, from('other-page')],
    'GET, GET from other page',
    '200, blocked',
  ],
  ['delegate', 'options chosen for each request', by(() => () => ({ origin: '*' })), PUT, ALLOWED_PUT, '200'],
  ['delegate-promise', 'a promise of options', by(() => async () => ({ origin: '*' })), PUT, ALLOWED_PUT, '200'],
  [
    'delegate-refused',
    'options chosen for each request, refused',
    by(() => () => ({ origin: false })),
    GET,
    'GET',
    'blocked',
  ],
]);

function from(where: Where, method = 'GET'): Step {
  return fetching({ in: where, method });
}

function asking(origin: () => boolean | Promise<boolean>): ReturnType<typeof by> {
  return by(() => ({ origin }));
}

function callingBack(error: Error | null, allowed?: boolean): ReturnType<typeof by> {
  return by(() => ({
    origin: (_origin: string, callback: (error: unknown, allowed?: boolean) => void) => {
      setImmediate(callback, error, allowed);
    },
  }));
}
