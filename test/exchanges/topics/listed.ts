import { createPolicy } from '../../../src/index.ts';
import { A, B, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows, send } from '../row.ts';

const ALLOWED = { origin: A };
const FORBIDDEN = responds(403, {}, 'Origin');

const ONE = [
  ['the origin', get(A), callsNext(ALLOWED, 'Origin')],
  ['another', get(B), callsNext({}, 'Origin')],
  ['no Origin', get(), callsNext({}, 'Origin')],
  ['a preflight from the origin', preflight(A), responds(204, { ...ALLOWED, ...DEFAULTS }, 'Origin')],
  ['a preflight from another origin', preflight(B), FORBIDDEN],
] as const;

export const LISTED: readonly ExchangeRow[] = [
  ...rows('one origin', { origin: A }, [
    ...ONE,
    ['HEAD', send('HEAD', A), callsNext(ALLOWED, 'Origin')],
    ['POST', send('POST', A), callsNext(ALLOWED, 'Origin')],
    ['POST from another origin', send('POST', B), callsNext({}, 'Origin')],
    ['HEAD without Origin', send('HEAD'), callsNext({}, 'Origin')],
    ['the other scheme', get('http://a.example'), callsNext({}, 'Origin')],
    ['a port', get(`${A}:8443`), callsNext({}, 'Origin')],
    ['a subdomain', get('https://x.a.example'), callsNext({}, 'Origin')],
    ['a longer host', get(`${A}.evil.example`), callsNext({}, 'Origin')],
    ['a host that ends like its host', get('https://evila.example'), callsNext({}, 'Origin')],
    ['a trailing dot', get(`${A}.`), callsNext({}, 'Origin')],
  ]),
  ...rows('one origin as a string', A, ONE),
  ...rows('one origin as a list', [A], ONE),
  ...rows('a policy', createPolicy({ origin: A }), ONE),
  ...rows('a list', { origin: [A, 'http://localhost:3000', 'capacitor://localhost', 'https://under_score.example'] }, [
    ['the first', get(A), callsNext(ALLOWED, 'Origin')],
    ['the port', get('http://localhost:3000'), callsNext({ origin: 'http://localhost:3000' }, 'Origin')],
    ['another port', get('http://localhost:3001'), callsNext({}, 'Origin')],
    ['no port', get('http://localhost'), callsNext({}, 'Origin')],
    ['a custom scheme', get('capacitor://localhost'), callsNext({ origin: 'capacitor://localhost' }, 'Origin')],
    [
      'an underscore',
      get('https://under_score.example'),
      callsNext({ origin: 'https://under_score.example' }, 'Origin'),
    ],
    ['another', get(B), callsNext({}, 'Origin')],
    [
      'a preflight from the port',
      preflight('http://localhost:3000'),
      responds(204, { origin: 'http://localhost:3000', ...DEFAULTS }, 'Origin'),
    ],
    ['a preflight from another port', preflight('http://localhost:3001'), FORBIDDEN],
  ]),
  ...rows(
    'a bare list',
    [A, 'https://*.c.example', /^https:\/\/[a-z]+\.d\.example$/],
    [
      ['exact', get(A), callsNext(ALLOWED, 'Origin')],
      ['by pattern', get('https://x.c.example'), callsNext({ origin: 'https://x.c.example' }, 'Origin')],
      ['by RegExp', get('https://x.d.example'), callsNext({ origin: 'https://x.d.example' }, 'Origin')],
      ['by none', get('https://x.e.example'), callsNext({}, 'Origin')],
    ],
  ),
];
