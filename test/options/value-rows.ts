import type { IssueRow } from './issue-row.ts';

const A = 'https://a.example';
const none = () => undefined;

export const VALUE_ROWS: readonly IssueRow[] = [
  // methods and header names
  { options: { methods: ['GET,PUT'] }, issues: [['invalid-method', 'methods[0]', 'one method per entry']] },
  {
    options: { methods: ['', 'PUT '] },
    issues: [
      ['invalid-method', 'methods[0]'],
      ['invalid-method', 'methods[1]'],
    ],
  },
  { options: { methods: 'GET,P T' }, issues: [['invalid-method', 'methods']] },
  { options: { methods: 'patch' }, issues: [['invalid-method', 'methods', 'Write "PATCH", here and in the page']] },
  { options: { methods: ['PATCH', 'Patch'] }, issues: [['invalid-method', 'methods[1]', 'PATCH']] },
  { options: { allowedHeaders: ['X A'] }, issues: [['invalid-header-name', 'allowedHeaders[0]', '"X-Request-Id"']] },
  { options: { allowedHeaders: ['X-A: 1'] }, issues: [['invalid-header-name', 'allowedHeaders[0]']] },
  { options: { exposedHeaders: ['X-A', ''] }, issues: [['invalid-header-name', 'exposedHeaders[1]']] },
  { options: { vary: ['Accept\r\nX: 1'] }, issues: [['invalid-header-name', 'vary[0]']] },
  // numbers
  { options: { maxAge: -1 }, issues: [['invalid-max-age', 'maxAge', 'Write 0']] },
  ...[1.5, Number.NaN, Number.POSITIVE_INFINITY, '600', null, -2, 1n].map((maxAge) => ({
    options: { maxAge },
    issues: [['invalid-max-age', 'maxAge', '0 to 86400']] as const,
  })),
  ...[199, 300, 204.5, '204', null, true, Number.NaN].map((optionsSuccessStatus) => ({
    options: { optionsSuccessStatus },
    issues: [['invalid-success-status', 'optionsSuccessStatus', 'Write 204']] as const,
  })),
  ...[0, -1, 0.5, 2 ** 31, Number.NaN, '5', null].map((originTimeout) => ({
    options: { originTimeout },
    issues: [['invalid-timeout', 'originTimeout', 'from 1 to 2147483647']] as const,
  })),
  // enforce
  { options: { enforce: 'all' }, issues: [['enforce-any-origin', 'enforce', 'List the origins']] },
  { options: { origin: '*', enforce: {} }, issues: [['enforce-any-origin', 'enforce']] },
  { options: { origin: true, enforce: 'unsafe-methods' }, issues: [['enforce-any-origin', 'enforce']] },
  {
    options: { origin: true, credentials: true, enforce: 'all', dangerouslyAllow: ['credentialed-any-origin'] },
    issues: [['enforce-any-origin', 'enforce']],
  },
  ...[true, 'ALL', null, 5, ['all'], none, new Map()].map((enforce) => ({
    options: { origin: A, enforce },
    issues: [['invalid-type', 'enforce', '"unsafe-methods" or "all"']] as const,
  })),
  { options: { origin: A, enforce: { methods: 'any' } }, issues: [['invalid-type', 'enforce.methods', '"all"']] },
  ...['', 5, null, [], [''], ['a', 5], 'https://a.example', 'a.example/', 'a b', 'a,b'].map((host) => ({
    options: { origin: A, enforce: { publicHost: host } },
    issues:
      Array.isArray(host) && host.length === 0 ? [] : ([['invalid-type', 'enforce.publicHost', 'host:port']] as const),
  })),
  { options: { origin: A, enforce: { onRefused: null } }, issues: [['invalid-type', 'enforce.onRefused']] },
  { options: { origin: A, enforce: { reportOnly: 'yes' } }, issues: [['invalid-type', 'enforce.reportOnly']] },
  {
    options: { origin: A, enforce: { hosts: 'a' } },
    issues: [['unknown-option', 'enforce.hosts', 'methods, publicHost']],
  },
  { options: { origin: A, enforce: { qqq: 1 } }, issues: [['unknown-option', 'enforce.qqq', 'methods, publicHost']] },
  // waivers
  { options: { dangerouslyAllow: ['everything'] }, issues: [['unknown-waiver', 'dangerouslyAllow[0]']] },
  {
    options: { dangerouslyAllow: [5, 'missing-origin', 'insecure-origin', 'toString'] },
    issues: [0, 1, 2, 3].map((index) => ['unknown-waiver', `dangerouslyAllow[${index}]`] as const),
  },
];
