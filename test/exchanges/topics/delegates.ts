import { type CorsOptionsDelegate, createPolicy } from '../../../src/index.ts';
import { A, answers, B, DEFAULTS, type ExchangeRow, get, handsOn, preflight, rows } from '../row.ts';

const policy = createPolicy({ origin: A });
const later = (task: () => void): void => {
  setTimeout(task, 2);
};

/** Each way to answer the same policy. */
const WAYS: readonly (readonly [name: string, delegate: CorsOptionsDelegate])[] = [
  ['options', () => ({ origin: A })],
  ['a policy', () => policy],
  ['a promise for options', async () => ({ origin: A })],
  ['a late promise for a policy', () => new Promise((resolve) => later(() => resolve(policy)))],
  ['options by callback', (_request, callback) => callback(null, { origin: A })],
  ['a policy by callback, late', (_request, callback) => later(() => callback(null, policy))],
  ['a policy by promise beside the callback', (_request, _callback) => Promise.resolve(policy)],
];

const byPath: CorsOptionsDelegate = ({ headers }) => {
  if (headers['x-tenant'] === 'open') return { origin: '*', vary: 'X-Tenant' };
  return headers['x-tenant'] === 'closed' ? { origin: false } : { origin: B, credentials: true, vary: 'X-Tenant' };
};

/** Nobody knows what a delegate reads, so its answers vary, constant or not. */
export const DELEGATES: readonly ExchangeRow[] = [
  ...WAYS.flatMap(([way, delegate]) =>
    rows(`a delegate answers ${way}`, delegate, [
      ['allowed', get(A), handsOn({ origin: A }, 'Origin')],
      ['refused', get(B), handsOn({}, 'Origin')],
      ['no Origin', get(), handsOn({}, 'Origin')],
      ['a preflight', preflight(A), answers(204, { origin: A, ...DEFAULTS }, 'Origin')],
      ['a refused preflight', preflight(B), answers(403, {}, 'Origin')],
    ]),
  ),
  ...rows('a delegate by request', byPath, [
    ['any origin', get(A, { 'x-tenant': 'open' }), handsOn({ origin: '*' }, 'Origin, X-Tenant')],
    ['any origin, no Origin', get(undefined, { 'x-tenant': 'open' }), handsOn({ origin: '*' }, 'Origin, X-Tenant')],
    ['off', get(A, { 'x-tenant': 'closed' }), handsOn({}, 'Origin')],
    ['credentials', get(B), handsOn({ origin: B, credentials: 'true' }, 'Origin, X-Tenant')],
    ['refused', get(A), handsOn({}, 'Origin, X-Tenant')],
  ]),
  ...rows('a delegate whose answer asks', () => ({ origin: async (origin) => origin === A }), [
    ['allowed', get(A), handsOn({ origin: A }, 'Origin')],
    ['refused', get(B), handsOn({}, 'Origin')],
  ]),
  ...rows(
    'the first answer counts',
    (_request, callback) => {
      callback(null, policy);
      callback(null, { origin: B });
      later(() => callback(new Error('too late')));
    },
    [
      ['allowed', get(A), handsOn({ origin: A }, 'Origin')],
      ['refused', get(B), handsOn({}, 'Origin')],
    ],
  ),
];
