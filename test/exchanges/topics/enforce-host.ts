import type { CorsOptions } from '../../../src/index.ts';
import { A, callsNext, type ExchangeRow, fails, refuses, rows, send } from '../row.ts';

const PASSED = callsNext({}, 'Origin');
const REFUSED = refuses('Origin');
const post = (origin: string, host: string) => send('POST', origin, { host });
const passes = (origin: string, host: string) => [`${origin} at ${host}`, post(origin, host), PASSED] as const;
const stops = (origin: string, host: string) => [`not ${origin} at ${host}`, post(origin, host), REFUSED] as const;

function guarded(host: Exclude<CorsOptions['enforce'], string | undefined>['publicHost']): CorsOptions {
  return { origin: A, enforce: { methods: 'unsafe-methods', publicHost: host } };
}

const BROKEN = { message: 'the database is down' };
const broken = (): never => {
  throw new Error(BROKEN.message);
};

/** The guard's last step: the Origin of a same-origin request names the host of the request, including the port. */
export const ENFORCE_HOST: readonly ExchangeRow[] = [
  ...rows('its own host', { origin: A, enforce: 'unsafe-methods' }, [
    passes('https://own.example', 'own.example'),
    passes('http://own.example', 'own.example'),
    passes('https://own.example', 'OWN.example'),
    passes('https://own.example', 'own.example:443'),
    passes('http://own.example', 'own.example:80'),
    passes('http://own.example:8080', 'own.example:8080'),
    passes('http://[::1]:8080', '[::1]:8080'),
    stops('http://own.example', 'own.example:443'),
    stops('https://own.example', 'own.example:80'),
    stops('https://own.example', 'own.example:8443'),
    stops('https://own.example:8443', 'own.example'),
    stops('https://x.own.example', 'own.example'),
    stops('https://own.example', 'x.own.example'),
    [
      'X-Forwarded-Host is not trusted',
      send('POST', 'https://evil.example', { host: 'own.example', 'x-forwarded-host': 'evil.example' }),
      REFUSED,
    ],
  ]),
  ...rows('publicHost as a string', guarded('shop.example'), [
    passes('https://shop.example', 'internal.example'),
    stops('https://internal.example', 'internal.example'),
  ]),
  ...rows('publicHost as a list', guarded(['shop.example', 'shop.example:8443']), [
    passes('https://shop.example', 'internal.example'),
    passes('https://shop.example:8443', 'internal.example'),
    stops('https://shop.example:8444', 'internal.example'),
  ]),
  ...rows(
    'publicHost as a function',
    guarded(({ headers }) =>
      headers['x-forwarded-host'] === undefined ? undefined : String(headers['x-forwarded-host']),
    ),
    [
      ['returns its host', send('POST', 'https://shop.example', { 'x-forwarded-host': 'shop.example' }), PASSED],
      ['returns another', send('POST', 'https://shop.example', { 'x-forwarded-host': 'other.example' }), REFUSED],
      ['returns undefined', post('https://own.example', 'own.example'), REFUSED],
    ],
  ),
  ...rows('publicHost throws', guarded(broken), [
    ['is called', post('https://shop.example', 'own.example'), fails(BROKEN, 'Origin')],
    ['is called only if needed', send('GET', 'https://shop.example'), PASSED],
  ]),
  ...rows(
    'publicHost throws, after an origin function',
    { origin: async (origin) => origin === A, enforce: { publicHost: broken } },
    [['is called', post('https://shop.example', 'own.example'), fails(BROKEN, 'Origin')]],
  ),
  ...rows('the application fails to handle what the guard refuses', { origin: A, enforce: { onRefused: broken } }, [
    ['POST, another', send('POST', 'https://evil.example'), fails(BROKEN, 'Origin')],
  ]),
  ...rows(
    'the application responds to what the guard refuses',
    {
      origin: A,
      enforce: {
        onRefused: (_request: unknown, response: { statusCode: number; end(body: string): unknown }) => {
          response.statusCode = 418;
          response.end('mine');
        },
      },
    },
    [
      ['POST, another', send('POST', 'https://evil.example'), { ...REFUSED, status: 418, body: 'mine' }],
      ['POST, allowed', send('POST', A), callsNext({ origin: A }, 'Origin')],
    ],
  ),
  ...rows(
    'the application accepts what the guard refuses',
    {
      origin: A,
      enforce: { onRefused: (_request: unknown, _response: unknown, next: (error?: unknown) => void) => next() },
    },
    [['POST, another', send('POST', 'https://evil.example'), PASSED]],
  ),
];
