import { REBINDING_ROWS } from './host-rows.ts';
import { type IssueRow, NONE } from './issue-row.ts';
import { CLASS_OF_TEXTS } from './regexp-rows.ts';

const A = 'https://a.example';

/** Errors that may be waived: the options without the waiver. */
export const WAIVABLE_ROWS: readonly IssueRow[] = [
  {
    options: { origin: true, credentials: true },
    issues: [['credentialed-any-origin', 'origin', NONE]],
  },
  { options: { origin: 'null' }, issues: [['null-origin', 'origin', NONE]] },
  { options: { origin: [A, 'null'], credentials: true }, issues: [['null-origin', 'origin[1]', []]] },
  {
    options: { origin: /example\.com$/ },
    issues: [['unanchored-regexp', 'origin', ['https://example.com', 'https://*.example.com']]],
  },
  {
    options: { origin: [A, /^https:\/\/.*example\.com$/] },
    issues: [['regexp-admits-foreign-origin', 'origin[1]', ['https://example.com', 'https://*.example.com']]],
  },
  {
    options: { origin: 'https://*.github.io', credentials: true },
    issues: [['shared-suffix', 'origin', NONE]],
  },
  {
    options: { origin: ['https://*.co.uk:*'], credentials: true },
    issues: [['shared-suffix', 'origin[0]']],
  },
  ...['github.io', 'web.app', 's3.amazonaws.com', 'ngrok-free.app', 'up.railway.app'].map((suffix) => ({
    options: { origin: [`https://*.${suffix}`], credentials: true },
    issues: [['shared-suffix', 'origin[0]', NONE]] as const,
  })),
  { options: { origin: 'https://*.com', credentials: true }, issues: [['shared-suffix', 'origin']] },
  { options: { origin: 'https://*.com', enforce: 'all' }, issues: [['shared-suffix', 'origin']] },
  {
    options: { origin: 'https://*.github.io.', credentials: true },
    issues: [['shared-suffix', 'origin']],
  },
  { options: { origin: 'https://*.com.', credentials: true }, issues: [['shared-suffix', 'origin']] },
  {
    options: { origin: /^https:\/\/(?:[a-z]+)+\.a\.example$/ },
    issues: [['slow-regexp', 'origin', NONE]],
  },
  {
    options: { origin: 'vscode-webview://*', credentials: true },
    issues: [['any-host', 'origin', NONE]],
  },
  { options: { origin: ['app://*:*'], enforce: 'all' }, issues: [['any-host', 'origin[0]', NONE]] },
  { options: { origin: 'https://app-*.vercel.app', credentials: true }, issues: [['shared-suffix', 'origin', NONE]] },
  { options: { origin: 'https://app-*.co.uk' }, issues: [['shared-suffix', 'origin', NONE]] },
  {
    options: { origin: new RegExp(CLASS_OF_TEXTS, 'v') },
    issues: [['unproven-regexp', 'origin', NONE]],
  },
];

export const WARNING_ROWS: readonly IssueRow[] = [
  ...REBINDING_ROWS,
  { options: { origin: 'http://192.168.*.*:5173', credentials: true }, issues: [['insecure-origin', 'origin']] },
  { options: { origin: ['http://10.0.0.*'], enforce: 'all' }, issues: [['insecure-origin', 'origin[0]']] },
  { options: { origin: 'http://app-*.a.example', credentials: true }, issues: [['insecure-origin', 'origin']] },
  { options: { origin: /^http:\/\/[ab]\.example$/, credentials: true }, issues: [['insecure-origin', 'origin']] },
  {
    options: { origin: 'http://a.example:8080', credentials: true },
    issues: [['insecure-origin', 'origin', NONE]],
  },
  { options: { origin: ['http://*.a.example'], credentials: true }, issues: [['insecure-origin', 'origin[0]']] },
  { options: { maxAge: 86401 }, issues: [['max-age-over-limit', 'maxAge', 86400]] },
  { options: { maxAge: 1e300 }, issues: [['max-age-over-limit', 'maxAge']] },
  {
    options: { methods: ['TRACE', 'connect', 'GET', 'Track'] },
    issues: [['useless-method', 'methods[0]', []]],
  },
  {
    options: { allowedHeaders: ['Cookie', 'sec-x', 'Proxy-X', 'Access-Control-Allow-Origin', 'X-A'] },
    issues: [['useless-header-name', 'allowedHeaders[0]', []]],
  },
  { options: { allowedHeaders: 'X-A,Origin' }, issues: [['useless-header-name', 'allowedHeaders', ['X-A']]] },
  { options: { exposedHeaders: ['Set-Cookie'] }, issues: [['useless-header-name', 'exposedHeaders[0]']] },
  {
    options: { allowedHeaders: ['Access-Control-Allow-Origin'] },
    issues: [['useless-header-name', 'allowedHeaders[0]', []]],
  },
  { options: { origin: [A, 'https://b.example', A] }, issues: [['duplicate-entry', 'origin[2]', []]] },
  { options: { origin: ['https://*.a.example', 'https://*.a.example'] }, issues: [['duplicate-entry', 'origin[1]']] },
  { options: { methods: ['put', 'PUT'] }, issues: [['duplicate-entry', 'methods[1]']] },
  { options: { allowedHeaders: 'X-A,x-a' }, issues: [['duplicate-entry', 'allowedHeaders', ['X-A']]] },
  { options: { exposedHeaders: ['X-A', 'x-A'] }, issues: [['duplicate-entry', 'exposedHeaders[1]']] },
  { options: { vary: ['Accept', 'accept'] }, issues: [['duplicate-entry', 'vary[1]']] },
  {
    options: { origin: /^https:\/\/a\.example$/g },
    issues: [['stateful-regexp', 'origin', /^https:\/\/a\.example$/]],
  },
  {
    options: { origin: /^https:\/\/a\.example$/iy },
    issues: [['stateful-regexp', 'origin', /^https:\/\/a\.example$/i]],
  },
  {
    options: { origin: A, dangerouslyAllow: ['null-origin', 'unanchored-regexp'] },
    issues: [
      ['unused-waiver', 'dangerouslyAllow', NONE],
      ['unused-waiver', 'dangerouslyAllow', NONE],
    ],
  },
];
