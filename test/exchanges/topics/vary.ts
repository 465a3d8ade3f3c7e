import { A, B, callsNext, DEFAULTS, type ExchangeRow, fails, get, preflight, responds, rows } from '../row.ts';

const ALLOWED = { origin: A };
const broken = (): never => {
  throw new Error('the database is down');
};

export const VARY: readonly ExchangeRow[] = [
  ...rows('an existing Vary', { origin: A }, [
    ['is kept', get(A), callsNext(ALLOWED, 'Accept-Encoding, Origin'), { vary: 'Accept-Encoding' }],
    ['on a refusal', get(B), callsNext({}, 'Accept-Encoding, Origin'), { vary: 'Accept-Encoding' }],
    ['without Origin', get(), callsNext({}, 'Accept-Encoding, Origin'), { vary: 'Accept-Encoding' }],
    ['names Origin', get(A), callsNext(ALLOWED, 'Origin'), { vary: 'Origin' }],
    ['names origin in lower case', get(A), callsNext(ALLOWED, 'accept, origin'), { vary: 'accept, origin' }],
    ['is *', get(A), callsNext(ALLOWED, '*'), { vary: '*' }],
    ['is a list', get(A), callsNext(ALLOWED, 'Accept, Cookie, Origin'), { vary: ['Accept', 'Cookie'] }],
    [
      'on a preflight',
      preflight(A),
      responds(204, { ...ALLOWED, ...DEFAULTS }, 'Accept-Encoding, Origin'),
      { vary: 'Accept-Encoding' },
    ],
    ['on a refused preflight', preflight(B), responds(403, {}, 'Accept, Origin'), { vary: 'Accept' }],
  ]),
  ...rows('an existing Vary, and a constant response', undefined, [
    ['is left alone', get(A), callsNext({ origin: '*' }, 'Accept-Encoding'), { vary: 'Accept-Encoding' }],
    ['on a preflight', preflight(A), responds(204, { origin: '*', ...DEFAULTS }, 'Accept'), { vary: 'Accept' }],
  ]),
  ...rows('an existing Vary, and CORS off', { origin: false }, [
    ['is left alone', get(A), callsNext({}, 'Accept-Encoding'), { vary: 'Accept-Encoding' }],
  ]),
  ...rows('an existing Vary, and an error', { origin: broken }, [
    ['is kept', get(A), fails({ message: 'the database is down' }, 'Accept, Origin'), { vary: 'Accept' }],
  ]),
  ...rows('an existing Vary, and an error of a delegate', broken, [
    ['is kept', get(A), fails({ message: 'the database is down' }, 'Accept, Origin'), { vary: 'Accept' }],
  ]),
  ...rows('an existing Vary, and an echo', { origin: A, credentials: true, methods: 'PUT' }, [
    [
      'both are added',
      preflight(A, 'PUT', 'x-a'),
      responds(
        204,
        { ...ALLOWED, credentials: 'true', methods: 'PUT', headers: 'x-a' },
        'Accept, Origin, Access-Control-Request-Headers',
      ),
      { vary: 'Accept' },
    ],
  ]),
  ...rows('the vary option', { origin: A, vary: ['X-Tenant', 'accept'] }, [
    ['allowed', get(A), callsNext(ALLOWED, 'Origin, X-Tenant, accept')],
    ['refused', get(B), callsNext({}, 'Origin, X-Tenant, accept')],
    ['no Origin', get(), callsNext({}, 'Origin, X-Tenant, accept')],
    ['a preflight', preflight(A), responds(204, { ...ALLOWED, ...DEFAULTS }, 'Origin, X-Tenant, accept')],
    ['a refused preflight', preflight(B), responds(403, {}, 'Origin, X-Tenant, accept')],
    ['existing names', get(A), callsNext(ALLOWED, 'Accept, Origin, X-Tenant'), { vary: 'Accept' }],
  ]),
  ...rows('the vary option in a string, for any origin', { vary: 'X-Tenant, X-Stage' }, [
    ['an Origin', get(A), callsNext({ origin: '*' }, 'X-Tenant, X-Stage')],
    ['a preflight', preflight(A), responds(204, { origin: '*', ...DEFAULTS }, 'X-Tenant, X-Stage')],
  ]),
  ...rows('the vary option, CORS off', { origin: false, vary: 'X-Tenant' }, [
    ['an Origin', get(A), callsNext({}, 'X-Tenant')],
  ]),
  ...rows('the vary option names Origin', { origin: A, vary: 'Origin' }, [
    ['once', get(A), callsNext(ALLOWED, 'Origin')],
  ]),
  ...rows(
    'the vary option names what an echo adds',
    { origin: A, credentials: true, methods: 'PUT', vary: 'access-control-request-headers' },
    [
      [
        'once',
        preflight(A),
        responds(204, { origin: A, credentials: 'true', methods: 'PUT' }, 'Origin, access-control-request-headers'),
      ],
    ],
  ),
  ...rows('the vary option names origin in lower case', { origin: A, vary: 'origin' }, [
    ['once', get(A), callsNext(ALLOWED, 'Origin')],
  ]),
];
