import { type IssueRow, NONE } from './issue-row.ts';

const A = 'https://a.example';

type Row = readonly [hosts: unknown, code: 'invalid-host' | 'invalid-type' | 'shared-suffix', replacement: unknown];

const WHOLE: readonly Row[] = [
  [[], 'invalid-host', 'loopback'],
  ['*', 'invalid-host', undefined],
  [['*'], 'invalid-host', undefined],
  [true, 'invalid-host', undefined],
  [[true], 'invalid-host', undefined],
  [false, 'invalid-host', undefined],
  [null, 'invalid-host', undefined],
];

/** Alone and as an entry. If the replacement is a list, its entries replace the entry. */
const ENTRIES: readonly Row[] = [
  ['', 'invalid-host', 'loopback'],
  [' ', 'invalid-host', 'loopback'],
  ['http://localhost:3000', 'invalid-host', 'localhost:3000'],
  ['https://api.example.com', 'invalid-host', 'api.example.com'],
  ['https://api.example.com/', 'invalid-host', 'api.example.com'],
  ['https://*.example.com', 'invalid-host', '*.example.com'],
  ['https://*.com', 'invalid-host', 'loopback'],
  ['ws://localhost:3000', 'invalid-host', 'localhost:3000'],
  ['api.example.com/', 'invalid-host', 'api.example.com'],
  ['localhost:3000/mcp', 'invalid-host', 'localhost:3000'],
  ['user@api.example.com', 'invalid-host', 'api.example.com'],
  ['.example.com', 'invalid-host', ['example.com', '*.example.com']],
  ['*example.com', 'invalid-host', ['example.com', '*.example.com']],
  ['localhost:*', 'invalid-host', 'localhost'],
  ['*:3000', 'invalid-host', 'loopback'],
  ['shop-*.example.com', 'invalid-host', 'loopback'],
  ['a.*.example.com', 'invalid-host', 'loopback'],
  ['192.168.*.*', 'invalid-host', 'loopback'],
  ['*.127.0.0.1', 'invalid-host', 'loopback'],
  ['*.[::1]', 'invalid-host', 'loopback'],
  ['a.example.com, b.example.com', 'invalid-host', ['a.example.com', 'b.example.com']],
  ['::1', 'invalid-host', '[::1]'],
  ['[0:0:0:0:0:0:0:1]', 'invalid-host', '[::1]'],
  ['127.1', 'invalid-host', '127.0.0.1'],
  ['127.0.0.01', 'invalid-host', '127.0.0.1'],
  ['localhost:99999', 'invalid-host', 'loopback'],
  ['localhost:03000', 'invalid-host', 'localhost:3000'],
  ['m\u00fcnchen.example', 'invalid-host', 'xn--mnchen-3ya.example'],
  ['https', 'invalid-host', 'loopback'],
  ['Loopback', 'invalid-host', 'loopback'],
  ['loopback:3000', 'invalid-host', 'loopback'],
  ['/localhost/', 'invalid-host', 'loopback'],
  ['*.com', 'shared-suffix', 'loopback'],
  ['*.com:8443', 'shared-suffix', 'loopback'],
  ['*.CO.UK', 'shared-suffix', 'loopback'],
  ['*.duckdns.org', 'shared-suffix', 'loopback'],
  ['*.nip.io', 'shared-suffix', 'loopback'],
  ['*.127.0.0.1.nip.io', 'shared-suffix', 'loopback'],
  ['*.sslip.io', 'shared-suffix', 'loopback'],
  ['*.traefik.me', 'shared-suffix', 'loopback'],
  ['*.ngrok-free.app', 'shared-suffix', 'loopback'],
  ['*.vercel.app', 'shared-suffix', 'loopback'],
  [/localhost/, 'invalid-type', 'loopback'],
  [undefined, 'invalid-type', NONE],
  [5, 'invalid-type', NONE],
  [{}, 'invalid-type', NONE],
  [() => 'localhost', 'invalid-type', NONE],
];

export const HOST_ISSUE_ROWS: readonly IssueRow[] = [
  ...WHOLE.map(([allowedHosts, code, replacement]) => rowFor(allowedHosts, code, 'enforce.allowedHosts', replacement)),
  ...ENTRIES.filter(([entry]) => entry !== undefined).map(([entry, code, replacement]) =>
    rowFor(entry, code, 'enforce.allowedHosts', replacement),
  ),
  ...ENTRIES.map(([entry, code, replacement]) =>
    rowFor(['a.example', entry], code, 'enforce.allowedHosts[1]', replacement),
  ),
  rowFor(['*', 'a.example'], 'invalid-host', 'enforce.allowedHosts[0]', 'loopback'),
  rowFor(new Set(['localhost']), 'invalid-type', 'enforce.allowedHosts', NONE),
  {
    options: { origin: A, enforce: { allowedHosts: ['*.com', 'a b'] } },
    issues: [
      ['shared-suffix', 'enforce.allowedHosts[0]', 'loopback'],
      ['invalid-host', 'enforce.allowedHosts[1]', 'loopback'],
    ],
  },
];

const REBINDING: readonly (readonly [origin: unknown])[] = [
  ['http://localhost:5173'],
  [['http://localhost:5173', 'http://127.0.0.1:5173', 'http://[::1]:5173']],
  [['http://localhost:*', 'https://*.localhost', 'http://127.0.*.*:*']],
  [/^http:\/\/localhost:\d+$/],
  [/^http:\/\/(?:127\.\d+\.\d+\.\d+|\[::1\])$/],
];

export const REBINDING_ROWS: readonly IssueRow[] = [
  ...REBINDING.flatMap(([origin]) => [
    {
      options: { origin, enforce: 'all' },
      issues: [['dns-rebinding', 'enforce', { methods: 'all', allowedHosts: 'loopback' }]] as const,
    },
    {
      options: { origin, enforce: { reportOnly: true } },
      issues: [['dns-rebinding', 'enforce.allowedHosts', 'loopback']] as const,
    },
  ]),
];

export const SOUND_HOSTS: readonly unknown[] = [
  ...[
    'loopback',
    ['loopback'],
    ['localhost:3000', 'LOCALHOST.', '127.0.0.1', '[::1]:3000', '192.168.1.5:80', '[fd00::1]'],
    ['api.example.com', 'api.example.com:443', '*.example.com', '*.internal:8443', '*.localhost', '*.lan', 'printer'],
    ['app.duckdns.org', '127.0.0.1.nip.io', 'my-app.vercel.app'],
  ].map((allowedHosts) => ({ origin: 'http://localhost:5173', enforce: { allowedHosts } })),
  { origin: A, enforce: { allowedHosts: '*.duckdns.org' }, dangerouslyAllow: ['shared-suffix'] },
  { origin: 'http://localhost:5173', enforce: 'all', dangerouslyAllow: ['dns-rebinding'] },
  // matches more than pages of this computer, or cannot be checked
  ...[
    ['http://localhost:5173', A],
    ['http://localhost:*', /^https:\/\/a\.example$/],
    ['capacitor://localhost', 'https://localhost'],
    async () => false,
    false,
  ].map((origin) => ({ origin, enforce: 'all' })),
];

function rowFor(allowedHosts: unknown, code: Row[1], path: string, replacement: unknown): IssueRow {
  return { options: { origin: A, enforce: { allowedHosts } }, issues: [[code, path, replacement]] };
}
