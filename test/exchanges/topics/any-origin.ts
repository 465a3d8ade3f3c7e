import { A, answers, DEFAULTS, type ExchangeRow, get, handsOn, preflight, rows, send } from '../row.ts';

const ANY = { origin: '*' };

/** The answer is constant: the same for whoever asks, without Vary. */
const SHORT = [
  ['no Origin', get(), handsOn(ANY, null)],
  ['an Origin', get(A), handsOn(ANY, null)],
  ['a preflight', preflight(A), answers(204, { ...ANY, ...DEFAULTS }, null)],
] as const;

export const ANY_ORIGIN: readonly ExchangeRow[] = [
  ...rows('any origin', undefined, [
    ...SHORT,
    ['HEAD', send('HEAD', A), handsOn(ANY, null)],
    ['HEAD without Origin', send('HEAD'), handsOn(ANY, null)],
    ['POST', send('POST', A), handsOn(ANY, null)],
    ['DELETE', send('DELETE', A), handsOn(ANY, null)],
    ['a method of its own', send('PROPFIND', A), handsOn(ANY, null)],
    ['the null origin', get('null'), handsOn(ANY, null)],
    ['a preflight of the null origin', preflight('null'), answers(204, { ...ANY, ...DEFAULTS }, null)],
    ['a preflight for a simple method', preflight(A, 'GET'), answers(204, { ...ANY, ...DEFAULTS }, null)],
    ['a preflight for headers', preflight(A, 'PUT', 'x-a,x-b'), answers(204, { ...ANY, ...DEFAULTS }, null)],
    ['cookies change nothing', get(A, { cookie: 'a=1' }), handsOn(ANY, null)],
  ]),
  ...rows('empty options', {}, SHORT),
  ...rows("'*' alone", '*', SHORT),
  ...rows("origin '*'", { origin: '*' }, SHORT),
  ...rows('origin true', { origin: true }, SHORT),
];
