export const LISTED = 'https://app.example';
export const EVIL = 'https://evil.example';
export const OWN = 'https://api.example';

export type Verdict = 'pass' | 'refused';
type Headers = Readonly<Record<string, string>>;

// Host is api.example unless a row says otherwise
export const GUARD_ROWS: readonly (readonly [
  why: string,
  method: string,
  headers: Headers,
  unsafe: Verdict,
  all: Verdict,
])[] = [
  ['no browser', 'GET', {}, 'pass', 'pass'],
  ['no browser', 'POST', {}, 'pass', 'pass'],
  ['a safe method', 'GET', { origin: EVIL }, 'pass', 'refused'],
  ['a safe method', 'HEAD', { origin: EVIL, 'sec-fetch-site': 'cross-site' }, 'pass', 'refused'],
  ['a safe method', 'TRACE', { 'sec-fetch-site': 'cross-site' }, 'pass', 'refused'],
  ['a safe method, no preflight', 'OPTIONS', { origin: EVIL }, 'pass', 'refused'],
  ['a preflight', 'OPTIONS', { origin: EVIL, 'access-control-request-method': 'PUT' }, 'pass', 'pass'],
  ['same-origin', 'POST', { origin: OWN, 'sec-fetch-site': 'same-origin' }, 'pass', 'pass'],
  ['same-origin wins over Origin', 'POST', { origin: EVIL, 'sec-fetch-site': 'same-origin' }, 'pass', 'pass'],
  ['typed by a person', 'GET', { 'sec-fetch-site': 'none' }, 'pass', 'pass'],
  ['typed by a person', 'POST', { origin: 'null', 'sec-fetch-site': 'none' }, 'pass', 'pass'],
  ['allowed', 'POST', { origin: LISTED }, 'pass', 'pass'],
  ['allowed, cross-site', 'POST', { origin: LISTED, 'sec-fetch-site': 'cross-site' }, 'pass', 'pass'],
  ['cross-site', 'POST', { origin: EVIL, 'sec-fetch-site': 'cross-site' }, 'refused', 'refused'],
  ['same-site is not same-origin', 'POST', { origin: EVIL, 'sec-fetch-site': 'same-site' }, 'refused', 'refused'],
  ['an unknown value', 'POST', { origin: EVIL, 'sec-fetch-site': '' }, 'refused', 'refused'],
  ['cross-site without Origin', 'POST', { 'sec-fetch-site': 'cross-site' }, 'refused', 'refused'],
  ['cross-site wins over its own host', 'POST', { origin: OWN, 'sec-fetch-site': 'cross-site' }, 'refused', 'refused'],
  ['a link', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 'pass', 'pass'],
  [
    'a link with Origin',
    'GET',
    { origin: EVIL, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    'pass',
    'pass',
  ],
  [
    'a form',
    'POST',
    { origin: EVIL, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    'refused',
    'refused',
  ],
  ...['document', 'iframe', 'frame', 'object', 'embed', 'empty', ''].map(
    (destination) =>
      [
        `a navigation to "${destination}"`,
        'GET',
        { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': destination },
        'pass',
        destination === 'document' ? 'pass' : 'refused',
      ] as const,
  ),
  ['an application scheme with its own host', 'POST', { origin: 'capacitor://api.example' }, 'refused', 'refused'],
  ['an image', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 'pass', 'refused'],
  ['its own host', 'POST', { origin: OWN }, 'pass', 'pass'],
  ['its own host over http', 'POST', { origin: 'http://api.example' }, 'pass', 'pass'],
  ['its own host with the default port', 'POST', { origin: OWN, host: 'API.example:443' }, 'pass', 'pass'],
  ['http with the default port', 'POST', { origin: 'http://api.example', host: 'api.example:80' }, 'pass', 'pass'],
  [
    'another scheme has no default port',
    'POST',
    { origin: 'app://api.example', host: 'api.example:80' },
    'refused',
    'refused',
  ],
  [
    'a port that begins like the default',
    'POST',
    { origin: `${OWN}0`, host: 'api.example:4430' },
    'refused',
    'refused',
  ],
  [
    'a port that begins like the default of http',
    'POST',
    { origin: 'http://api.example80', host: 'api.example:8080' },
    'refused',
    'refused',
  ],
  ['its own host and port', 'POST', { origin: `${OWN}:8443`, host: 'api.example:8443' }, 'pass', 'pass'],
  ['another port', 'POST', { origin: `${OWN}:8443` }, 'refused', 'refused'],
  ['a subdomain', 'POST', { origin: 'https://x.api.example' }, 'refused', 'refused'],
  [':authority is first', 'POST', { origin: OWN, ':authority': 'api.example', host: 'evil.example' }, 'pass', 'pass'],
  [
    ':authority differs',
    'POST',
    { origin: EVIL, ':authority': 'api.example', host: 'evil.example' },
    'refused',
    'refused',
  ],
  ['no host at all', 'POST', { origin: OWN, host: '' }, 'refused', 'refused'],
  ['an older browser', 'POST', { origin: EVIL }, 'refused', 'refused'],
  ['null', 'POST', { origin: 'null' }, 'refused', 'refused'],
  ['null, host null', 'POST', { origin: 'null', host: 'null' }, 'refused', 'refused'],
  ['garbage', 'POST', { origin: 'x', host: 'x' }, 'refused', 'refused'],
  ['two Origins', 'POST', { origin: `${OWN}, ${LISTED}` }, 'refused', 'refused'],
];
