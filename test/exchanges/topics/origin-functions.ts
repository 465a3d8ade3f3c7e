import type { CorsOptions, CorsOriginFunction } from '../../../src/index.ts';
import { A, B, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows, send } from '../row.ts';

const ALLOWED = callsNext({ origin: A }, 'Origin');
const REFUSED = callsNext({}, 'Origin');

const later = (task: () => void): void => {
  setTimeout(task, 2);
};

/** Each way to allow A and refuse all others. */
const WAYS: readonly (readonly [name: string, origin: CorsOriginFunction])[] = [
  ['by value', (origin) => origin === A],
  ['by promise', async (origin) => origin === A],
  ['by a late promise', (origin) => new Promise((resolve) => later(() => resolve(origin === A)))],
  ['by callback', (origin, callback) => callback(null, origin === A)],
  ['by callback, late', (origin, callback) => later(() => callback(null, origin === A))],
  ['by callback, with the origin', (origin, callback) => callback(null, origin === A ? origin : null)],
  ['by callback, undefined for no', (origin, callback) => callback(null, origin === A || undefined)],
  [
    'by callback from an async function',
    async (origin, callback) => {
      callback(null, origin === A);
    },
  ],
  ['by a promise, with a callback parameter', (origin, _callback) => Promise.resolve(origin === A)],
  ['by callback, with a list', (_origin, callback) => callback(null, ['https://c.example', A])],
  ['by callback, with a string', (_origin, callback) => callback(null, A)],
  ['by callback, with an empty string for no', (origin, callback) => callback(null, origin === A ? A : '')],
  ['by a returned list', () => [A]],
  ['by a promise of a list', async () => ['https://c.example', A]],
  ['by a list of patterns', () => ['https://*.c.example', /^https:\/\/a\.example$/]],
  ['by a list with one bad entry', () => ['https://b.example/', 'null', '*', A]],
  ['by a list with patterns, with credentials', () => ['https://c.example:*', A]],
];

const asking = (origin: CorsOriginFunction): CorsOptions => ({ origin });

export const ORIGIN_FUNCTIONS: readonly ExchangeRow[] = [
  ...WAYS.flatMap(([way, origin]) =>
    rows(`an origin function ${way}`, asking(origin), [
      ['allows', get(A), ALLOWED],
      ['refuses', get(B), REFUSED],
      ['no Origin', get(), REFUSED],
      ['allows a preflight', preflight(A), responds(204, { origin: A, ...DEFAULTS }, 'Origin')],
      ['refuses a preflight', preflight(B), responds(403, {}, 'Origin')],
    ]),
  ),
  ...rows(
    'the first call of the callback counts',
    asking((origin, callback) => {
      callback(null, origin === A);
      callback(null, origin !== A);
      callback(new Error('too late'));
      later(() => callback(null, origin !== A));
    }),
    [
      ['allows', get(A), ALLOWED],
      ['refuses', get(B), REFUSED],
    ],
  ),
  ...rows(
    'a result counts, even if the function throws later',
    asking((origin, callback) => {
      callback(null, origin === A);
      throw new Error('too late');
    }),
    [
      ['allows', get(A), ALLOWED],
      ['refuses', get(B), REFUSED],
    ],
  ),
  ...rows(
    'the first late call counts',
    asking((origin, callback) =>
      later(() => {
        callback(null, origin === A);
        callback(null, origin !== A);
      }),
    ),
    [
      ['allows', get(A), ALLOWED],
      ['refuses', get(B), REFUSED],
    ],
  ),
  ...rows(
    'what a function with a callback returns does not count',
    asking((origin, callback) => {
      later(() => callback(null, origin === A));
      return origin !== A;
    }),
    [
      ['allows', get(A), ALLOWED],
      ['refuses', get(B), REFUSED],
    ],
  ),
  ...rows(
    'the request is the third argument',
    asking((_origin, callback, { headers }) => callback(null, headers['x-tenant'] === 'a')),
    [
      ['allows', get(B, { 'x-tenant': 'a' }), callsNext({ origin: B }, 'Origin')],
      ['refuses', get(B, { 'x-tenant': 'b' }), REFUSED],
    ],
  ),
  ...rows(
    'with credentials',
    { origin: async (origin) => origin === A, credentials: true, exposedHeaders: 'x-total' },
    [
      ['allows', send('POST', A), callsNext({ origin: A, credentials: 'true', exposed: 'x-total' }, 'Origin')],
      ['refuses', send('POST', B), REFUSED],
    ],
  ),
];
