import { A, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows } from '../row.ts';

const X = 'https://x.a.example';

export const REGEXPS: readonly ExchangeRow[] = [
  ...rows('a RegExp', { origin: /^https:\/\/[a-z]+\.a\.example$/ }, [
    ['matched', get(X), callsNext({ origin: X }, 'Origin')],
    ['not matched', get(A), callsNext({}, 'Origin')],
    ['no Origin', get(), callsNext({}, 'Origin')],
    ['a longer host', get(`${X}.evil.example`), callsNext({}, 'Origin')],
    ['a preflight', preflight(X), responds(204, { origin: X, ...DEFAULTS }, 'Origin')],
    ['a preflight, not matched', preflight(A), responds(403, {}, 'Origin')],
  ]),
  // the same request twice: a RegExp that keeps its lastIndex would refuse every second one
  ...rows('a RegExp with g and y', { origin: /^https:\/\/[a-z]+\.a\.example$/gy }, [
    ['once', get(X), callsNext({ origin: X }, 'Origin')],
    ['twice', get(X), callsNext({ origin: X }, 'Origin')],
    ['thrice', get(X), callsNext({ origin: X }, 'Origin')],
  ]),
  ...rows(
    'a RegExp in a list',
    [A, /^http:\/\/localhost:\d{4}$/],
    [
      ['exact', get(A), callsNext({ origin: A }, 'Origin')],
      ['matched', get('http://localhost:5173'), callsNext({ origin: 'http://localhost:5173' }, 'Origin')],
      ['not matched', get('http://localhost:51735'), callsNext({}, 'Origin')],
    ],
  ),
  ...rows('a RegExp that is not anchored, waived', { origin: /a\.example/, dangerouslyAllow: ['unanchored-regexp'] }, [
    ['within', get(`${A}.evil.example`), callsNext({ origin: `${A}.evil.example` }, 'Origin')],
    ['garbage is not matched', get('a.example'), callsNext({}, 'Origin')],
  ]),
];
