import { type IssueRow, NONE } from './issue-row.ts';

const A = 'https://a.example';
const none = () => undefined;

export const VALUE_ROWS: readonly IssueRow[] = [
  // the intended value is refused for another reason
  ...['*.com', '.co.uk', 'https://*.com/'].map(
    (origin): IssueRow => ({ options: { origin: [origin] }, issues: [['invalid-origin', 'origin[0]', NONE]] }),
  ),
  ...['*.vercel.app', '.github.io', 'http://a.example/', '192.168.1.5', 'vscode-webview://*/'].map(
    (origin): IssueRow => ({ options: { origin, credentials: true }, issues: [['invalid-origin', 'origin', NONE]] }),
  ),
  { options: { origin: ['192.168.1.5'] }, issues: [['invalid-origin', 'origin[0]', 'http://192.168.1.5']] },
  {
    options: { origin: [new URL('http://a.example')], credentials: true },
    issues: [['invalid-type', 'origin[0]', NONE]],
  },
  {
    options: { origin: /^http:\/\/a\.example/, credentials: true },
    issues: [['unanchored-regexp', 'origin', NONE]],
  },
  { options: { origin: /^http:\/\/a\.example/ }, issues: [['unanchored-regexp', 'origin', 'http://a.example']] },
  // methods and header names
  { options: { methods: ['GET,PUT'] }, issues: [['invalid-method', 'methods[0]', ['GET', 'PUT']]] },
  {
    options: { methods: ['', 'PUT '] },
    issues: [
      ['invalid-method', 'methods[0]', []],
      ['invalid-method', 'methods[1]', 'PUT'],
    ],
  },
  { options: { methods: 'GET|PUT' }, issues: [['invalid-method', 'methods', ['GET', 'PUT']]] },
  { options: { methods: 'GET/PUT' }, issues: [['invalid-method', 'methods', ['GET', 'PUT']]] },
  { options: { methods: ["'GET'"] }, issues: [['invalid-method', 'methods[0]', 'GET']] },
  {
    options: { methods: '["GET","PUT"]' },
    issues: [
      ['invalid-method', 'methods', ['GET', 'PUT']],
      ['invalid-method', 'methods', ['GET', 'PUT']],
    ],
  },
  { options: { allowedHeaders: ['"X-A"'] }, issues: [['invalid-header-name', 'allowedHeaders[0]', 'X-A']] },
  { options: { allowedHeaders: ['X-A\u200b'] }, issues: [['invalid-header-name', 'allowedHeaders[0]', 'X-A']] },
  { options: { allowedHeaders: ['X-A', 'X-*'] }, issues: [['invalid-header-name', 'allowedHeaders[1]', NONE]] },
  { options: { methods: 'GET,P T' }, issues: [['invalid-method', 'methods', NONE]] },
  { options: { methods: 'GET, put;DELETE' }, issues: [['invalid-method', 'methods', ['GET', 'PUT', 'DELETE']]] },
  { options: { methods: 'patch' }, issues: [['invalid-method', 'methods', ['PATCH']]] },
  { options: { methods: ['GET', 'query'] }, issues: [['invalid-method', 'methods[1]', 'QUERY']] },
  { options: { methods: ['PATCH', 'Patch'] }, issues: [['invalid-method', 'methods[1]', 'PATCH']] },
  { options: { allowedHeaders: ['X A'] }, issues: [['invalid-header-name', 'allowedHeaders[0]', ['X', 'A']]] },
  { options: { allowedHeaders: ['X-A: 1'] }, issues: [['invalid-header-name', 'allowedHeaders[0]', 'X-A']] },
  { options: { allowedHeaders: 'X-A; X-B' }, issues: [['invalid-header-name', 'allowedHeaders', ['X-A', 'X-B']]] },
  { options: { allowedHeaders: ['Cookie X-B'] }, issues: [['invalid-header-name', 'allowedHeaders[0]', 'X-B']] },
  { options: { exposedHeaders: ['X-A', ''] }, issues: [['invalid-header-name', 'exposedHeaders[1]', []]] },
  { options: { exposedHeaders: ['X-(A)'] }, issues: [['invalid-header-name', 'exposedHeaders[0]', NONE]] },
  { options: { vary: ['Accept\r\nX: 1'] }, issues: [['invalid-header-name', 'vary[0]', ['Accept', 'X']]] },
  // numbers
  ...(
    [
      [-1, 0],
      [1.5, 1],
      ['600', 600],
      [' 86401 ', 86400],
      [1n, 1],
      [null, undefined],
      [Number.POSITIVE_INFINITY, 86400],
      [Number.NaN, NONE],
      [-2, NONE],
      ['10m', NONE],
    ] as const
  ).map(([maxAge, replacement]) => ({
    options: { maxAge },
    issues: [['invalid-max-age', 'maxAge', replacement]] as const,
  })),
  ...[199, 300, '204', null, true, Number.NaN].map((optionsSuccessStatus) => ({
    options: { optionsSuccessStatus },
    issues: [['invalid-success-status', 'optionsSuccessStatus', 204]] as const,
  })),
  { options: { optionsSuccessStatus: 200.5 }, issues: [['invalid-success-status', 'optionsSuccessStatus', 200]] },
  ...[0, -1, 0.5, 2 ** 31, Number.NaN, null].map((originTimeout) => ({
    options: { originTimeout },
    issues: [['invalid-timeout', 'originTimeout', 10_000]] as const,
  })),
  ...['5s', true].map((originTimeout) => ({
    options: { originTimeout },
    issues: [['invalid-timeout', 'originTimeout', NONE]] as const,
  })),
  { options: { originTimeout: '5' }, issues: [['invalid-timeout', 'originTimeout', 5]] },
  // enforce
  { options: { enforce: 'all' }, issues: [['enforce-any-origin', 'enforce', NONE]] },
  { options: { origin: '*', enforce: {} }, issues: [['enforce-any-origin', 'enforce']] },
  { options: { origin: true, enforce: 'unsafe-methods' }, issues: [['enforce-any-origin', 'enforce']] },
  {
    options: { origin: true, credentials: true, enforce: 'all', dangerouslyAllow: ['credentialed-any-origin'] },
    issues: [['enforce-any-origin', 'enforce']],
  },
  ...(
    [
      [true, 'unsafe-methods'],
      ['ALL', 'all'],
      [['all'], 'all'],
      ['unsafe', 'unsafe-methods'],
      [null, undefined],
      [false, undefined],
      [5, NONE],
      [none, NONE],
      [new Map(), NONE],
    ] as const
  ).map(([enforce, replacement]) => ({
    options: { origin: A, enforce },
    issues: [['invalid-type', 'enforce', replacement]] as const,
  })),
  { options: { origin: A, enforce: { methods: 'sometimes' } }, issues: [['invalid-type', 'enforce.methods', NONE]] },
  { options: { origin: A, enforce: { publicHost: [] } }, issues: [] },
  { options: { origin: A, enforce: { publicHost: ['https.example', 'my-https', 'ws-1'] } }, issues: [] },
  { options: { origin: A, enforce: { allowedHosts: ['my-loopback', 'loopback.example'] } }, issues: [] },
  { options: { vary: ['Cookie', 'Set-Cookie', 'Access-Control-Allow-Origin'] }, issues: [] },
  ...(
    [
      ['', NONE],
      [5, NONE],
      [null, NONE],
      ['a b', NONE],
      ['a,b', NONE],
      ['a.example, b.example', NONE],
      [{ toString: () => 'a.example' }, NONE],
      ['https', NONE],
      ['http', NONE],
      ['ws', NONE],
      ['WSS:443', NONE],
      ['*', NONE],
      ['*.a.example', NONE],
      ['https://a.example', 'a.example'],
      [new URL('https://a.example/x'), 'a.example'],
      ['a.example/', 'a.example'],
      ['user@a.example', 'a.example'],
      ['m\u00fcnchen.example', 'xn--mnchen-3ya.example'],
    ] as const
  ).flatMap(([host, replacement]) => [
    {
      options: { origin: A, enforce: { publicHost: host } },
      issues: [['invalid-type', 'enforce.publicHost', replacement]] as const,
    },
    {
      options: { origin: A, enforce: { publicHost: ['b.example', host] } },
      issues: [['invalid-type', 'enforce.publicHost[1]', replacement]] as const,
    },
  ]),
  { options: { origin: A, enforce: { onRefused: null } }, issues: [['invalid-type', 'enforce.onRefused', undefined]] },
  { options: { origin: A, enforce: { onRefused: 403 } }, issues: [['invalid-type', 'enforce.onRefused']] },
  { options: { origin: A, enforce: { reportOnly: 'true' } }, issues: [['invalid-type', 'enforce.reportOnly', true]] },
  { options: { origin: A, enforce: { reportOnly: 'yes' } }, issues: [['invalid-type', 'enforce.reportOnly', NONE]] },
  {
    options: { origin: A, enforce: { hosts: 'a' } },
    issues: [['unknown-option', 'enforce.hosts', NONE]],
  },
  { options: { origin: A, enforce: { qqq: 1 } }, issues: [['unknown-option', 'enforce.qqq', NONE]] },
  // waivers
  { options: { dangerouslyAllow: ['everything'] }, issues: [['unknown-waiver', 'dangerouslyAllow[0]', []]] },
  {
    options: { dangerouslyAllow: [5, 'missing-origin', 'insecure-origin', 'toString'] },
    issues: [0, 1, 2, 3].map((index) => ['unknown-waiver', `dangerouslyAllow[${index}]`] as const),
  },
];
