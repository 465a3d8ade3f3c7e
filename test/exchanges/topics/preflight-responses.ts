import { A, B, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows, send } from '../row.ts';

const ANY = { origin: '*', ...DEFAULTS } as const;
const ALLOWED = { origin: A, ...DEFAULTS } as const;

export const PREFLIGHT_RESPONSES: readonly ExchangeRow[] = [
  ...rows('maxAge', { maxAge: 600 }, [
    ['a preflight', preflight(A), responds(204, { ...ANY, maxAge: '600' }, null)],
    ['not on another request', get(A), callsNext({ origin: '*' }, null)],
  ]),
  ...rows('maxAge 0', { maxAge: 0 }, [['a preflight', preflight(A), responds(204, { ...ANY, maxAge: '0' }, null)]]),
  ...rows('maxAge at its cap', { maxAge: 86400 }, [
    ['a preflight', preflight(A), responds(204, { ...ANY, maxAge: '86400' }, null)],
  ]),
  ...rows('maxAge over its cap', { maxAge: 1_000_000 }, [
    ['a preflight', preflight(A), responds(204, { ...ANY, maxAge: '86400' }, null)],
  ]),
  ...rows('maxAge undefined', { maxAge: undefined }, [['a preflight', preflight(A), responds(204, ANY, null)]]),
  ...rows('maxAge for one origin', { origin: A, maxAge: 5 }, [
    ['allowed', preflight(A), responds(204, { ...ALLOWED, maxAge: '5' }, 'Origin')],
    ['refused', preflight(B), responds(403, {}, 'Origin')],
  ]),
  ...rows('optionsSuccessStatus 200', { origin: A, optionsSuccessStatus: 200 }, [
    ['allowed', preflight(A), responds(200, ALLOWED, 'Origin')],
    ['a refusal is still 403', preflight(B), responds(403, {}, 'Origin')],
    ['plain OPTIONS', send('OPTIONS', A), callsNext({ origin: A }, 'Origin')],
    ['a GET', get(A), callsNext({ origin: A }, 'Origin')],
  ]),
  ...rows('optionsSuccessStatus 299', { optionsSuccessStatus: 299 }, [
    ['a preflight', preflight(A), responds(299, ANY, null)],
  ]),
  ...rows('preflightContinue', { origin: A, preflightContinue: true, maxAge: 5, optionsSuccessStatus: 200 }, [
    ['allowed', preflight(A), callsNext({ ...ALLOWED, maxAge: '5' }, 'Origin')],
    ['refused', preflight(B), callsNext({}, 'Origin')],
    ['refused null', preflight('null'), callsNext({}, 'Origin')],
    ['a GET', get(A), callsNext({ origin: A }, 'Origin')],
  ]),
  ...rows('preflightContinue for any origin', { preflightContinue: true }, [
    ['a preflight', preflight(A), callsNext(ANY, null)],
  ]),
  ...rows('preflightContinue with an echo', { origin: A, credentials: true, preflightContinue: true }, [
    [
      'a preflight',
      preflight(A, 'PUT', 'x-a'),
      callsNext(
        { origin: A, credentials: 'true', methods: DEFAULTS.methods, headers: 'x-a' },
        'Origin, Access-Control-Request-Headers',
      ),
    ],
  ]),
  ...rows('the requested method does not matter', { origin: A }, [
    ['empty', preflight(A, ''), responds(204, ALLOWED, 'Origin')],
    ['not a token', preflight(A, 'P U T'), responds(204, ALLOWED, 'Origin')],
    ['lower case', preflight(A, 'patch'), responds(204, ALLOWED, 'Origin')],
    ['empty, from another origin', preflight(B, ''), responds(403, {}, 'Origin')],
  ]),
];
