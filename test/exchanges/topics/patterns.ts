import { callsNext, DEFAULTS, type ExchangeRow, get, preflight, responds, rows } from '../row.ts';

const allowed = (origin: string) => [origin, get(origin), callsNext({ origin }, 'Origin')] as const;
const refused = (origin: string) => [`not ${origin}`, get(origin), callsNext({}, 'Origin')] as const;

export const PATTERNS: readonly ExchangeRow[] = [
  ...rows('subdomains', 'https://*.example.com', [
    allowed('https://a.example.com'),
    allowed('https://a.b.example.com'),
    allowed('https://a-b_c.example.com'),
    refused('https://example.com'),
    refused('https://.example.com'),
    refused('https://a..example.com'),
    refused('https://evilexample.com'),
    refused('https://a.example.com.evil.example'),
    refused('https://a.example.com:8443'),
    refused('http://a.example.com'),
    refused('https://evil.example/.example.com'),
    refused('https://evil.example#.example.com'),
    refused('https://user@a.example.com'),
    refused('https://*.example.com'),
    ['no Origin', get(), callsNext({}, 'Origin')],
    [
      'a preflight',
      preflight('https://a.example.com'),
      responds(204, { origin: 'https://a.example.com', ...DEFAULTS }, 'Origin'),
    ],
    ['a preflight of the apex', preflight('https://example.com'), responds(403, {}, 'Origin')],
  ]),
  ...rows('any port', 'http://localhost:*', [
    allowed('http://localhost'),
    allowed('http://localhost:5173'),
    allowed('http://localhost:65535'),
    refused('http://localhost:65536'),
    refused('http://localhost:0'),
    refused('http://localhost:080'),
    refused('http://localhost:80'),
    refused('http://localhost:'),
    refused('https://localhost:5173'),
    refused('http://localhost.evil.example:5173'),
    refused('http://localhost:5173.evil.example'),
  ]),
  ...rows(
    'any port of an address',
    ['http://127.0.0.1:*', 'http://[::1]:*'],
    [
      allowed('http://127.0.0.1'),
      allowed('http://127.0.0.1:5173'),
      allowed('http://[::1]'),
      allowed('http://[::1]:5173'),
      refused('http://127.0.0.2:5173'),
      refused('http://[::2]:5173'),
      refused('http://127.0.0.1.evil.example'),
    ],
  ),
  ...rows('subdomains and any port', 'https://*.example.com:*', [
    allowed('https://a.example.com'),
    allowed('https://a.example.com:8443'),
    refused('https://example.com:8443'),
    refused('https://a.example.com:443'),
  ]),
  ...rows('subdomains and a port', 'https://*.example.com:8443', [
    allowed('https://a.example.com:8443'),
    refused('https://a.example.com'),
    refused('https://a.example.com:8444'),
  ]),
  ...rows(
    'two patterns do not mix',
    ['https://*.foo.example', 'http://*.bar.example:*'],
    [
      allowed('https://a.foo.example'),
      allowed('http://a.bar.example:81'),
      refused('https://a.bar.example'),
      refused('http://a.foo.example'),
      refused('https://barfoo.example'),
    ],
  ),
];
