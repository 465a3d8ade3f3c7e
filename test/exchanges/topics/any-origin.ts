import { A, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows, send } from '../row.ts';

const ANY = { origin: '*' };

/** The response is constant, without Vary. */
const SHORT = [
  ['no Origin', get(), callsNext(ANY, null)],
  ['an Origin', get(A), callsNext(ANY, null)],
  ['a preflight', preflight(A), responds(204, { ...ANY, ...DEFAULTS }, null)],
] as const;

export const ANY_ORIGIN: readonly ExchangeRow[] = [
  ...rows('any origin', undefined, [
    ...SHORT,
    ['HEAD', send('HEAD', A), callsNext(ANY, null)],
    ['HEAD without Origin', send('HEAD'), callsNext(ANY, null)],
    ['POST', send('POST', A), callsNext(ANY, null)],
    ['DELETE', send('DELETE', A), callsNext(ANY, null)],
    ['a custom method', send('PROPFIND', A), callsNext(ANY, null)],
    ['the null origin', get('null'), callsNext(ANY, null)],
    ['a preflight from the null origin', preflight('null'), responds(204, { ...ANY, ...DEFAULTS }, null)],
    ['a preflight for a simple method', preflight(A, 'GET'), responds(204, { ...ANY, ...DEFAULTS }, null)],
    ['a preflight for headers', preflight(A, 'PUT', 'x-a,x-b'), responds(204, { ...ANY, ...DEFAULTS }, null)],
    ['cookies change nothing', get(A, { cookie: 'a=1' }), callsNext(ANY, null)],
  ]),
  ...rows('empty options', {}, SHORT),
  ...rows("'*' alone", '*', SHORT),
  ...rows("origin '*'", { origin: '*' }, SHORT),
  ...rows('origin true', { origin: true }, SHORT),
];
