import { A, answers, DEFAULTS, type ExchangeRow, get, handsOn, preflight, rows, send } from '../row.ts';

const READER = { origin: A, credentials: 'true' } as const;

export const REFLECTED_NULL_OFF: readonly ExchangeRow[] = [
  ...rows(
    'true with credentials, waived',
    { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] },
    [
      ['reflects', get(A), handsOn(READER, 'Origin')],
      ['a port', get(`${A}:8443`), handsOn({ ...READER, origin: `${A}:8443` }, 'Origin')],
      ['never null', get('null'), handsOn({}, 'Origin')],
      ['never garbage', get('a.example'), handsOn({}, 'Origin')],
      ['no Origin', get(), handsOn({}, 'Origin')],
      [
        'a preflight',
        preflight(A),
        answers(204, { ...READER, methods: DEFAULTS.methods }, 'Origin, Access-Control-Request-Headers'),
      ],
      ['a preflight of null', preflight('null'), answers(403, {}, 'Origin')],
    ],
  ),
  ...rows('null listed, waived', { origin: ['null', A], dangerouslyAllow: ['null-origin'] }, [
    ['null', get('null'), handsOn({ origin: 'null' }, 'Origin')],
    ['the other', get(A), handsOn({ origin: A }, 'Origin')],
    ['not NULL', get('NULL'), handsOn({}, 'Origin')],
    ['a preflight of null', preflight('null'), answers(204, { origin: 'null', ...DEFAULTS }, 'Origin')],
  ]),
  ...rows('off', { origin: false }, [
    ['no Origin', get(), handsOn({}, null)],
    ['an Origin', get(A), handsOn({}, null)],
    ['POST', send('POST', A), handsOn({}, null)],
    ["a preflight is the application's", preflight(A), handsOn({}, null)],
  ]),
  ...rows(
    'off, whatever else is set',
    {
      origin: false,
      credentials: true,
      methods: 'PUT',
      allowedHeaders: 'x-a',
      exposedHeaders: 'x-b',
      maxAge: 5,
      optionsSuccessStatus: 200,
    },
    [
      ['an Origin', get(A), handsOn({}, null)],
      ['a preflight', preflight(A), handsOn({}, null)],
    ],
  ),
];
