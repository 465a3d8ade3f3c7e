import { A, answers, B, DEFAULTS, type ExchangeRow, get, handsOn, preflight, rows, send } from '../row.ts';

const ANY = { origin: '*', ...DEFAULTS } as const;
const ALLOWED = { origin: A, ...DEFAULTS } as const;

export const PREFLIGHT_ANSWERS: readonly ExchangeRow[] = [
  ...rows('maxAge', { maxAge: 600 }, [
    ['a preflight', preflight(A), answers(204, { ...ANY, maxAge: '600' }, null)],
    ['not on another request', get(A), handsOn({ origin: '*' }, null)],
  ]),
  ...rows('maxAge 0', { maxAge: 0 }, [['a preflight', preflight(A), answers(204, { ...ANY, maxAge: '0' }, null)]]),
  ...rows('maxAge at its cap', { maxAge: 86400 }, [
    ['a preflight', preflight(A), answers(204, { ...ANY, maxAge: '86400' }, null)],
  ]),
  ...rows('maxAge over its cap', { maxAge: 1_000_000 }, [
    ['a preflight', preflight(A), answers(204, { ...ANY, maxAge: '86400' }, null)],
  ]),
  ...rows('maxAge undefined', { maxAge: undefined }, [['a preflight', preflight(A), answers(204, ANY, null)]]),
  ...rows('maxAge for one origin', { origin: A, maxAge: 5 }, [
    ['allowed', preflight(A), answers(204, { ...ALLOWED, maxAge: '5' }, 'Origin')],
    ['refused', preflight(B), answers(403, {}, 'Origin')],
  ]),
  ...rows('optionsSuccessStatus 200', { origin: A, optionsSuccessStatus: 200 }, [
    ['allowed', preflight(A), answers(200, ALLOWED, 'Origin')],
    ['refused is 403 all the same', preflight(B), answers(403, {}, 'Origin')],
    ['plain OPTIONS', send('OPTIONS', A), handsOn({ origin: A }, 'Origin')],
    ['a GET', get(A), handsOn({ origin: A }, 'Origin')],
  ]),
  ...rows('optionsSuccessStatus 299', { optionsSuccessStatus: 299 }, [
    ['a preflight', preflight(A), answers(299, ANY, null)],
  ]),
  ...rows('preflightContinue', { origin: A, preflightContinue: true, maxAge: 5, optionsSuccessStatus: 200 }, [
    ['allowed', preflight(A), handsOn({ ...ALLOWED, maxAge: '5' }, 'Origin')],
    ['refused', preflight(B), handsOn({}, 'Origin')],
    ['refused null', preflight('null'), handsOn({}, 'Origin')],
    ['a GET', get(A), handsOn({ origin: A }, 'Origin')],
  ]),
  ...rows('preflightContinue for any origin', { preflightContinue: true }, [
    ['a preflight', preflight(A), handsOn(ANY, null)],
  ]),
  ...rows('preflightContinue with an echo', { origin: A, credentials: true, preflightContinue: true }, [
    [
      'a preflight',
      preflight(A, 'PUT', 'x-a'),
      handsOn(
        { origin: A, credentials: 'true', methods: DEFAULTS.methods, headers: 'x-a' },
        'Origin, Access-Control-Request-Headers',
      ),
    ],
  ]),
  ...rows('the method asked for does not matter', { origin: A }, [
    ['empty', preflight(A, ''), answers(204, ALLOWED, 'Origin')],
    ['no token', preflight(A, 'P U T'), answers(204, ALLOWED, 'Origin')],
    ['lower case', preflight(A, 'patch'), answers(204, ALLOWED, 'Origin')],
    ['an empty one of another origin', preflight(B, ''), answers(403, {}, 'Origin')],
  ]),
];
