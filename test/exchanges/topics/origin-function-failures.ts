import type { CorsOriginFunction } from '../../../src/index.ts';
import { A, callsNext, type ExchangeRow, type ExpectedError, fails, get, preflight, rows } from '../row.ts';

const unfit = (what: string): ExpectedError => ({
  code: 'ERR_CORS_RESULT',
  message: `the origin function returned ${what}`,
});
const SPEECHLESS: ExpectedError = {
  code: 'ERR_CORS_RESULT',
  message: 'the origin function failed without an error',
};
const LATE: ExpectedError = { code: 'ERR_CORS_TIMEOUT', message: 'the origin function gave no result within 15 ms' };
const BROKEN: ExpectedError = { message: 'the database is down' };
const broken = (): Error => new Error(BROKEN.message);

/** Results that TypeScript rejects, but JavaScript returns. */
const untyped = (origin: (...args: readonly never[]) => unknown): CorsOriginFunction => origin as CorsOriginFunction;
type Callback = (error: unknown, allowed?: unknown) => void;

const FAILURES: readonly (readonly [name: string, origin: CorsOriginFunction, error: ExpectedError])[] = [
  [
    'throws',
    untyped(() => {
      throw broken();
    }),
    BROKEN,
  ],
  [
    'throws, then would call back',
    untyped((_: never, callback: Callback) => {
      setTimeout(callback, 2, null, true);
      throw broken();
    }),
    BROKEN,
  ],
  ['calls back an error', (_origin, callback) => callback(broken()), BROKEN],
  ['calls back an error and true', (_origin, callback) => callback(broken(), true), BROKEN],
  [
    'calls back an error late',
    (_origin, callback) => {
      setTimeout(callback, 2, broken(), true);
    },
    BROKEN,
  ],
  ['calls back a text as error', (_origin, callback) => callback(BROKEN.message), BROKEN],
  ['rejects', async (_origin) => Promise.reject(broken()), BROKEN],
  ['rejects, with a callback parameter', (_origin, _callback) => Promise.reject(broken()), BROKEN],
  ['rejects with nothing', async (_origin) => Promise.reject(), SPEECHLESS],
  // next(false) and next('') continue as next() does
  ['rejects with false', async (_origin) => Promise.reject(false), SPEECHLESS],
  ['rejects with an empty text', async (_origin) => Promise.reject(''), SPEECHLESS],
  [
    'throws nothing',
    untyped(() => {
      throw undefined;
    }),
    SPEECHLESS,
  ],
  ['calls back a number', untyped((_: never, callback: Callback) => callback(null, 1)), unfit('1')],
  ['calls back an object', untyped((_: never, callback: Callback) => callback(null, {})), unfit('an object')],
  ['resolves to a text', untyped(async (origin: never) => origin), unfit(`"${A}"`)],
  ['resolves to a number', untyped(async () => 1), unfit('1')],
  ['resolves to nothing', untyped(async () => undefined), unfit('undefined')],
  ['never answers', untyped(() => undefined), LATE],
  ['never calls back', (_origin, _callback) => undefined, LATE],
  ['never settles', () => new Promise(() => undefined), LATE],
  ['returns a text', untyped(() => 'yes'), unfit('"yes"')],
  ['returns nothing, with one parameter', untyped((_origin: never) => undefined), unfit('undefined')],
  [
    'calls back after the timeout',
    (_origin, callback) => {
      // a second timer that starts after the first always ends last, however busy the machine is
      setTimeout(() => setTimeout(callback, 20, null, true), 20);
    },
    LATE,
  ],
];

/** `next` gets the error, without CORS headers or a status, for preflights as for all requests. */
export const ORIGIN_FUNCTION_FAILURES: readonly ExchangeRow[] = FAILURES.flatMap(([name, origin, error]) =>
  rows(`an origin function that ${name}`, error === LATE ? { origin, originTimeout: 15 } : { origin }, [
    ['a GET', get(A), fails(error, 'Origin')],
    ['a preflight', preflight(A), fails(error, 'Origin')],
    ['is not called without Origin', get(), callsNext({}, 'Origin')],
  ]),
);
