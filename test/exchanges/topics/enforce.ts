import type { CorsOptions } from '../../../src/index.ts';
import { A, B, callsNext, DEFAULTS, type ExchangeRow, preflight, refuses, responds, rows, send } from '../row.ts';

const ALLOWED = callsNext({ origin: A }, 'Origin');
const PASSED = callsNext({}, 'Origin');
const REFUSED = refuses('Origin');
const OWN = { host: 'own.example' };
const site = (value: string, mode?: string) => ({
  'sec-fetch-site': value,
  ...(mode === undefined ? {} : { 'sec-fetch-mode': mode }),
});

/** In the order of the guard's steps: the first step that applies decides. */
const UNSAFE: readonly ExchangeRow[] = rows('the guard on unsafe methods', { origin: A, enforce: 'unsafe-methods' }, [
  ['GET from another origin', send('GET', B), PASSED],
  ['HEAD from another origin', send('HEAD', B), PASSED],
  ['plain OPTIONS from another origin', send('OPTIONS', B), PASSED],
  ['GET, cross-site', send('GET', B, site('cross-site')), PASSED],
  ['GET, cross-site, without Origin', send('GET', undefined, site('cross-site')), PASSED],
  ['a preflight', preflight(A), responds(204, { origin: A, ...DEFAULTS }, 'Origin')],
  ['a preflight from another origin', preflight(B), responds(403, {}, 'Origin')],
  ['POST, same-origin', send('POST', B, site('same-origin')), PASSED],
  ['POST, same-origin, without Origin', send('POST', undefined, site('same-origin')), PASSED],
  ['POST, none', send('POST', 'null', site('none')), PASSED],
  ['POST, allowed', send('POST', A), ALLOWED],
  ['POST, allowed, cross-site', send('POST', A, site('cross-site')), ALLOWED],
  ['POST, another, cross-site', send('POST', B, site('cross-site')), REFUSED],
  ['POST, another, same-site', send('POST', B, site('same-site')), REFUSED],
  ['POST, another, an unknown site', send('POST', B, site('here')), REFUSED],
  ['POST, another, an empty site', send('POST', B, site('')), REFUSED],
  ['POST, two sites', send('POST', B, { 'sec-fetch-site': ['same-origin', 'same-origin'] }), REFUSED],
  ['POST, cross-site, with its own Host', send('POST', B, { ...site('cross-site'), host: 'b.example' }), REFUSED],
  ['POST, cross-site, without Origin', send('POST', undefined, site('cross-site')), REFUSED],
  ['POST, cross-site navigation', send('POST', B, site('cross-site', 'navigate')), REFUSED],
  ['POST, no Origin', send('POST', undefined, OWN), PASSED],
  ['POST, its own host', send('POST', 'https://own.example', OWN), PASSED],
  ['POST, another', send('POST', B, OWN), REFUSED],
  ['POST, null', send('POST', 'null', OWN), REFUSED],
  ['POST, garbage', send('POST', 'own.example', OWN), REFUSED],
  ['POST, joined', send('POST', [A, A], OWN), REFUSED],
  ['PUT', send('PUT', B, OWN), REFUSED],
  ['PATCH', send('PATCH', B, OWN), REFUSED],
  ['DELETE', send('DELETE', B, OWN), REFUSED],
  ['a custom method', send('PROPFIND', B, OWN), REFUSED],
]);

const VARY_ALL = 'Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest';
const PASSED_ALL = callsNext({}, VARY_ALL);
const REFUSED_ALL = refuses(VARY_ALL);

const ALL: readonly ExchangeRow[] = rows('the guard on all methods', { origin: A, enforce: 'all' }, [
  ['GET, allowed', send('GET', A), callsNext({ origin: A }, VARY_ALL)],
  ['GET, another', send('GET', B, OWN), REFUSED_ALL],
  ['HEAD, another', send('HEAD', B, OWN), { ...REFUSED_ALL, body: '' }],
  ['plain OPTIONS, another', send('OPTIONS', B, OWN), REFUSED_ALL],
  ['GET, same-origin', send('GET', undefined, site('same-origin')), PASSED_ALL],
  ['GET, none', send('GET', undefined, site('none', 'navigate')), PASSED_ALL],
  ['GET, cross-site, as an image', send('GET', undefined, site('cross-site', 'no-cors')), REFUSED_ALL],
  ['GET, cross-site, as a link', send('GET', undefined, site('cross-site', 'navigate')), PASSED_ALL],
  ['GET, cross-site, as a link, null', send('GET', 'null', site('cross-site', 'navigate')), PASSED_ALL],
  [
    'HEAD, cross-site navigation',
    send('HEAD', undefined, site('cross-site', 'navigate')),
    { ...REFUSED_ALL, body: '' },
  ],
  ['POST, cross-site navigation', send('POST', B, site('cross-site', 'navigate')), REFUSED_ALL],
  ['GET, a navigation without a site', send('GET', B, { ...OWN, 'sec-fetch-mode': 'navigate' }), REFUSED_ALL],
  ['GET, no Origin', send('GET', undefined, OWN), PASSED_ALL],
  ['a preflight', preflight(A), responds(204, { origin: A, ...DEFAULTS }, VARY_ALL)],
  ['a preflight from another origin', preflight(B), responds(403, {}, VARY_ALL)],
]);

const OFF: CorsOptions = { origin: false, enforce: 'unsafe-methods' };

const OTHERS: readonly ExchangeRow[] = [
  ...rows('the guard with CORS off', OFF, [
    ['GET from another origin', send('GET', B), callsNext({}, null)],
    ['POST from another origin', send('POST', B, OWN), refuses(null)],
    ['POST from its own host', send('POST', 'https://own.example', OWN), callsNext({}, null)],
    ['POST without Origin', send('POST'), callsNext({}, null)],
    ['a preflight', preflight(B), callsNext({}, null)],
  ]),
  ...rows('the guard with an origin function', { origin: async (origin) => origin === A, enforce: 'unsafe-methods' }, [
    ['POST, allowed', send('POST', A), ALLOWED],
    ['POST, another', send('POST', B, OWN), REFUSED],
  ]),
  ...rows('the guard behind a delegate', () => ({ origin: A, enforce: 'unsafe-methods' }), [
    ['POST, allowed', send('POST', A), ALLOWED],
    ['POST, another', send('POST', B, OWN), REFUSED],
  ]),
  ...rows('the guard with credentials', { origin: A, credentials: true, exposedHeaders: 'x-a', enforce: 'all' }, [
    ['POST, another, has no headers', send('POST', B, OWN), REFUSED_ALL],
    ['POST, allowed', send('POST', A), callsNext({ origin: A, credentials: 'true', exposed: 'x-a' }, VARY_ALL)],
  ]),
  ...rows('the guard only reports', { origin: A, enforce: { methods: 'all', reportOnly: true } }, [
    ['POST, another', send('POST', B, OWN), PASSED_ALL],
    ['GET, cross-site', send('GET', undefined, site('cross-site', 'no-cors')), PASSED_ALL],
    ['POST, allowed', send('POST', A), callsNext({ origin: A }, VARY_ALL)],
  ]),
  ...rows('the guard as an empty object', { origin: A, enforce: {} }, [
    ['GET from another origin', send('GET', B), PASSED],
    ['POST, another', send('POST', B, OWN), REFUSED],
  ]),
];

export const ENFORCE: readonly ExchangeRow[] = [...UNSAFE, ...ALL, ...OTHERS];
