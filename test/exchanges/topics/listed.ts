import { createPolicy } from '../../../src/index.ts';
import { A, answers, B, DEFAULTS, type ExchangeRow, get, handsOn, preflight, rows, send } from '../row.ts';

const ALLOWED = { origin: A };
const FORBIDDEN = answers(403, {}, 'Origin');

const ONE = [
  ['the origin', get(A), handsOn(ALLOWED, 'Origin')],
  ['another', get(B), handsOn({}, 'Origin')],
  ['no Origin', get(), handsOn({}, 'Origin')],
  ['a preflight of the origin', preflight(A), answers(204, { ...ALLOWED, ...DEFAULTS }, 'Origin')],
  ['a preflight of another', preflight(B), FORBIDDEN],
] as const;

export const LISTED: readonly ExchangeRow[] = [
  ...rows('one origin', { origin: A }, [
    ...ONE,
    ['HEAD', send('HEAD', A), handsOn(ALLOWED, 'Origin')],
    ['POST', send('POST', A), handsOn(ALLOWED, 'Origin')],
    ['POST of another', send('POST', B), handsOn({}, 'Origin')],
    ['HEAD without Origin', send('HEAD'), handsOn({}, 'Origin')],
    ['the other scheme', get('http://a.example'), handsOn({}, 'Origin')],
    ['a port', get(`${A}:8443`), handsOn({}, 'Origin')],
    ['a subdomain', get('https://x.a.example'), handsOn({}, 'Origin')],
    ['a longer host', get(`${A}.evil.example`), handsOn({}, 'Origin')],
    ['a host that ends in it', get('https://evila.example'), handsOn({}, 'Origin')],
    ['a trailing dot', get(`${A}.`), handsOn({}, 'Origin')],
  ]),
  ...rows('one origin as a string', A, ONE),
  ...rows('one origin as a list', [A], ONE),
  ...rows('a policy', createPolicy({ origin: A }), ONE),
  ...rows('a list', { origin: [A, 'http://localhost:3000', 'capacitor://localhost', 'https://under_score.example'] }, [
    ['the first', get(A), handsOn(ALLOWED, 'Origin')],
    ['the port', get('http://localhost:3000'), handsOn({ origin: 'http://localhost:3000' }, 'Origin')],
    ['another port', get('http://localhost:3001'), handsOn({}, 'Origin')],
    ['no port', get('http://localhost'), handsOn({}, 'Origin')],
    ['an own scheme', get('capacitor://localhost'), handsOn({ origin: 'capacitor://localhost' }, 'Origin')],
    ['an underscore', get('https://under_score.example'), handsOn({ origin: 'https://under_score.example' }, 'Origin')],
    ['another', get(B), handsOn({}, 'Origin')],
    [
      'a preflight of the port',
      preflight('http://localhost:3000'),
      answers(204, { origin: 'http://localhost:3000', ...DEFAULTS }, 'Origin'),
    ],
    ['a preflight of another port', preflight('http://localhost:3001'), FORBIDDEN],
  ]),
  ...rows(
    'a bare list',
    [A, 'https://*.c.example', /^https:\/\/[a-z]+\.d\.example$/],
    [
      ['exact', get(A), handsOn(ALLOWED, 'Origin')],
      ['by pattern', get('https://x.c.example'), handsOn({ origin: 'https://x.c.example' }, 'Origin')],
      ['by RegExp', get('https://x.d.example'), handsOn({ origin: 'https://x.d.example' }, 'Origin')],
      ['by none', get('https://x.e.example'), handsOn({}, 'Origin')],
    ],
  ),
];
