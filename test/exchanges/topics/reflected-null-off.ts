import { A, callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows, send } from '../row.ts';

const READER = { origin: A, credentials: 'true' } as const;

export const REFLECTED_NULL_OFF: readonly ExchangeRow[] = [
  ...rows(
    'true with credentials, waived',
    { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] },
    [
      ['reflects', get(A), callsNext(READER, 'Origin')],
      ['a port', get(`${A}:8443`), callsNext({ ...READER, origin: `${A}:8443` }, 'Origin')],
      ['never null', get('null'), callsNext({}, 'Origin')],
      ['never garbage', get('a.example'), callsNext({}, 'Origin')],
      ['no Origin', get(), callsNext({}, 'Origin')],
      [
        'a preflight',
        preflight(A),
        responds(204, { ...READER, methods: DEFAULTS.methods }, 'Origin, Access-Control-Request-Headers'),
      ],
      ['a preflight of null', preflight('null'), responds(403, {}, 'Origin')],
    ],
  ),
  ...rows('null listed, waived', { origin: ['null', A], dangerouslyAllow: ['null-origin'] }, [
    ['null', get('null'), callsNext({ origin: 'null' }, 'Origin')],
    ['the other', get(A), callsNext({ origin: A }, 'Origin')],
    ['not NULL', get('NULL'), callsNext({}, 'Origin')],
    ['a preflight of null', preflight('null'), responds(204, { origin: 'null', ...DEFAULTS }, 'Origin')],
  ]),
  ...rows('off', { origin: false }, [
    ['no Origin', get(), callsNext({}, null)],
    ['an Origin', get(A), callsNext({}, null)],
    ['POST', send('POST', A), callsNext({}, null)],
    ["a preflight is the application's", preflight(A), callsNext({}, null)],
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
      ['an Origin', get(A), callsNext({}, null)],
      ['a preflight', preflight(A), callsNext({}, null)],
    ],
  ),
];
