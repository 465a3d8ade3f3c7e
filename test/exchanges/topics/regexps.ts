import { A, answers, DEFAULTS, type ExchangeRow, get, handsOn, preflight, rows } from '../row.ts';

const X = 'https://x.a.example';

export const REGEXPS: readonly ExchangeRow[] = [
  ...rows('a RegExp', { origin: /^https:\/\/[a-z]+\.a\.example$/ }, [
    ['matched', get(X), handsOn({ origin: X }, 'Origin')],
    ['not matched', get(A), handsOn({}, 'Origin')],
    ['no Origin', get(), handsOn({}, 'Origin')],
    ['a longer host', get(`${X}.evil.example`), handsOn({}, 'Origin')],
    ['a preflight', preflight(X), answers(204, { origin: X, ...DEFAULTS }, 'Origin')],
    ['a preflight, not matched', preflight(A), answers(403, {}, 'Origin')],
  ]),
  // the same twice: a RegExp that remembers where it stopped would refuse every other request
  ...rows('a RegExp with g and y', { origin: /^https:\/\/[a-z]+\.a\.example$/gy }, [
    ['once', get(X), handsOn({ origin: X }, 'Origin')],
    ['twice', get(X), handsOn({ origin: X }, 'Origin')],
    ['thrice', get(X), handsOn({ origin: X }, 'Origin')],
  ]),
  ...rows(
    'a RegExp in a list',
    [A, /^http:\/\/localhost:\d{4}$/],
    [
      ['exact', get(A), handsOn({ origin: A }, 'Origin')],
      ['matched', get('http://localhost:5173'), handsOn({ origin: 'http://localhost:5173' }, 'Origin')],
      ['not matched', get('http://localhost:51735'), handsOn({}, 'Origin')],
    ],
  ),
  ...rows('a RegExp that is not anchored, waived', { origin: /a\.example/, dangerouslyAllow: ['unanchored-regexp'] }, [
    ['within', get(`${A}.evil.example`), handsOn({ origin: `${A}.evil.example` }, 'Origin')],
    ['garbage is not asked about', get('a.example'), handsOn({}, 'Origin')],
  ]),
];
