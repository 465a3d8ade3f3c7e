import { type CorsOptionsDelegate, createPolicy } from '../../../src/index.ts';
import { A, B, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows } from '../row.ts';

const policy = createPolicy({ origin: A });
const later = (task: () => void): void => {
  setTimeout(task, 2);
};

/** Each way to return the same policy. */
const WAYS: readonly (readonly [name: string, delegate: CorsOptionsDelegate])[] = [
  ['options', () => ({ origin: A })],
  ['a policy', () => policy],
  ['a promise for options', async () => ({ origin: A })],
  ['a late promise for a policy', () => new Promise((resolve) => later(() => resolve(policy)))],
  ['options by callback', (_request, callback) => callback(null, { origin: A })],
  ['a policy by callback, late', (_request, callback) => later(() => callback(null, policy))],
  ['a policy by promise, with a callback parameter', (_request, _callback) => Promise.resolve(policy)],
];

const byPath: CorsOptionsDelegate = ({ headers }) => {
  if (headers['x-tenant'] === 'open') return { origin: '*', vary: 'X-Tenant' };
  return headers['x-tenant'] === 'closed' ? { origin: false } : { origin: B, credentials: true, vary: 'X-Tenant' };
};

/** A delegate can read any header, so its responses vary, even constant ones. */
export const DELEGATES: readonly ExchangeRow[] = [
  ...WAYS.flatMap(([way, delegate]) =>
    rows(`a delegate returns ${way}`, delegate, [
      ['allowed', get(A), callsNext({ origin: A }, 'Origin')],
      ['refused', get(B), callsNext({}, 'Origin')],
      ['no Origin', get(), callsNext({}, 'Origin')],
      ['a preflight', preflight(A), responds(204, { origin: A, ...DEFAULTS }, 'Origin')],
      ['a refused preflight', preflight(B), responds(403, {}, 'Origin')],
    ]),
  ),
  ...rows('a delegate that depends on the request', byPath, [
    ['any origin', get(A, { 'x-tenant': 'open' }), callsNext({ origin: '*' }, 'Origin, X-Tenant')],
    ['any origin, no Origin', get(undefined, { 'x-tenant': 'open' }), callsNext({ origin: '*' }, 'Origin, X-Tenant')],
    ['off', get(A, { 'x-tenant': 'closed' }), callsNext({}, 'Origin')],
    ['credentials', get(B), callsNext({ origin: B, credentials: 'true' }, 'Origin, X-Tenant')],
    ['refused', get(A), callsNext({}, 'Origin, X-Tenant')],
  ]),
  ...rows('a delegate that returns an origin function', () => ({ origin: async (origin) => origin === A }), [
    ['allowed', get(A), callsNext({ origin: A }, 'Origin')],
    ['refused', get(B), callsNext({}, 'Origin')],
  ]),
  ...rows(
    'the first result counts',
    (_request, callback) => {
      callback(null, policy);
      callback(null, { origin: B });
      later(() => callback(new Error('too late')));
    },
    [
      ['allowed', get(A), callsNext({ origin: A }, 'Origin')],
      ['refused', get(B), callsNext({}, 'Origin')],
    ],
  ),
];
