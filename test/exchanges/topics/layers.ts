import {
  A,
  B,
  callsNext,
  DEFAULTS,
  type ExchangeRow,
  fails,
  get,
  type HeaderValues,
  preflight,
  refuses,
  responds,
  rows,
} from '../row.ts';

/** All six, as an outer layer of the application's own may have set them. */
const OUTER: HeaderValues = {
  'access-control-allow-origin': B,
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'OUTER',
  'access-control-allow-headers': 'x-outer',
  'access-control-max-age': '1',
  'access-control-expose-headers': 'x-outer',
};
const CREDENTIALS_ONLY: HeaderValues = { 'access-control-allow-credentials': 'true', 'access-control-max-age': '1' };
const ORIGIN_ONLY: HeaderValues = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'x-outer' };
const NEITHER: HeaderValues = { 'access-control-expose-headers': 'x-outer' };

const broken = (): never => {
  throw new Error('the database is down');
};
const BROKEN = { message: 'the database is down' };

/** The last policy applies: no header of an outer layer remains. */
export const LAYERS: readonly ExchangeRow[] = [
  ...rows('over an outer layer', { origin: A }, [
    ['allowed', get(A), callsNext({ origin: A }, 'Origin'), OUTER],
    ['refused', get(B), callsNext({}, 'Origin'), OUTER],
    ['null', get('null'), callsNext({}, 'Origin'), OUTER],
    ['no Origin', get(), callsNext({}, 'Origin'), OUTER],
    ['a preflight', preflight(A), responds(204, { origin: A, ...DEFAULTS }, 'Origin'), OUTER],
    ['a refused preflight', preflight(B), responds(403, {}, 'Origin'), OUTER],
    ['only credentials', get(A), callsNext({ origin: A }, 'Origin'), CREDENTIALS_ONLY],
    ['only an origin', get(B), callsNext({}, 'Origin'), ORIGIN_ONLY],
    ['its Vary stays', get(A), callsNext({ origin: A }, 'X-Outer, Origin'), { ...OUTER, vary: 'X-Outer' }],
    ['neither of the two that matter', get(B), callsNext({ exposed: 'x-outer' }, 'Origin'), NEITHER],
  ]),
  ...rows('any origin over an outer layer with credentials', '*', [
    ['an Origin', get(A), callsNext({ origin: '*' }, null), OUTER],
    ['no Origin', get(), callsNext({ origin: '*' }, null), OUTER],
    ['a preflight', preflight(A), responds(204, { origin: '*', ...DEFAULTS }, null), OUTER],
  ]),
  ...rows('off over an outer layer', { origin: false }, [
    ['an Origin', get(B), callsNext({}, null), OUTER],
    ['no Origin', get(), callsNext({}, null), OUTER],
    ['a preflight', preflight(B), callsNext({}, null), OUTER],
  ]),
  ...rows('preflightContinue over an outer layer', { origin: A, preflightContinue: true }, [
    ['allowed', preflight(A), callsNext({ origin: A, ...DEFAULTS }, 'Origin'), OUTER],
    ['refused', preflight(B), callsNext({}, 'Origin'), OUTER],
  ]),
  ...rows('a function over an outer layer', { origin: async (origin) => origin === A }, [
    ['allowed', get(A), callsNext({ origin: A }, 'Origin'), OUTER],
    ['refused', get(B), callsNext({}, 'Origin'), OUTER],
  ]),
  ...rows('a function that throws, over an outer layer', { origin: broken }, [
    ['an Origin', get(B), fails(BROKEN, 'Origin'), OUTER],
    ['a preflight', preflight(B), fails(BROKEN, 'Origin'), OUTER],
  ]),
  ...rows('a delegate over an outer layer', async () => ({ origin: A }), [
    ['allowed', get(A), callsNext({ origin: A }, 'Origin'), OUTER],
    ['refused', get(B), callsNext({}, 'Origin'), OUTER],
  ]),
  ...rows('a delegate that throws, over an outer layer', broken, [
    ['an Origin', get(B), fails(BROKEN, 'Origin'), OUTER],
  ]),
  ...rows('the guard over an outer layer', { origin: A, enforce: 'unsafe-methods' }, [
    ['refused', { method: 'POST', headers: { origin: B } }, refuses('Origin'), OUTER],
  ]),
];
