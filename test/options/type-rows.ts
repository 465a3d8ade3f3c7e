import { type IssueRow, NONE } from './issue-row.ts';

const A = 'https://a.example';
const none = () => undefined;

export const TYPE_ROWS: readonly IssueRow[] = [
  // the options as a whole
  { options: undefined, issues: [['invalid-type', '']] },
  { options: null, issues: [['invalid-type', '']] },
  { options: 5, issues: [['invalid-type', '']] },
  { options: true, issues: [['invalid-type', '']] },
  { options: 1n, issues: [['invalid-type', '']] },
  { options: Symbol('x'), issues: [['invalid-type', '']] },
  { options: none, issues: [['invalid-type', '']] },
  { options: new Map(), issues: [['invalid-type', '']] },
  { options: /^x$/, issues: [['invalid-type', '']] },
  { options: JSON.parse('{"__proto__":{"origin":"*"}}'), issues: [['unknown-option', '__proto__']] },
  {
    options: { origin: A, ['a\nb']: 1 },
    issues: [['unknown-option', 'a\\u000ab', NONE]],
  },
  // missing origins
  ...[undefined, null, ''].map((origin) => ({
    options: { origin },
    issues: [['missing-origin', 'origin', NONE]] as const,
  })),
  { options: { origin: [] }, issues: [['missing-origin', 'origin', false]] },
  { options: '', issues: [['missing-origin', 'origin', NONE]] },
  { options: [], issues: [['missing-origin', 'origin', false]] },
  // types
  { options: { origin: 5 }, issues: [['invalid-type', 'origin']] },
  { options: { origin: {} }, issues: [['invalid-type', 'origin']] },
  {
    options: { origin: [A, undefined, 1n] },
    issues: [
      ['invalid-type', 'origin[1]', []],
      ['invalid-type', 'origin[2]', NONE],
    ],
  },
  { options: { origin: Object.assign([], { 1: A }) }, issues: [['invalid-type', 'origin[0]']] },
  { options: { origin: [[A]] }, issues: [['invalid-type', 'origin[0]', A]] },
  {
    options: { origin: [[A, 'https://b.example']] },
    issues: [['invalid-type', 'origin[0]', [A, 'https://b.example']]],
  },
  { options: { origin: new Set([A]) }, issues: [['invalid-type', 'origin', A]] },
  { options: { origin: new Set([A, 5]) }, issues: [['invalid-type', 'origin', NONE]] },
  { options: { origin: new URL('https://a.example/x') }, issues: [['invalid-type', 'origin', A]] },
  { options: { origin: [new URL('https://a.example/x')] }, issues: [['invalid-type', 'origin[0]', A]] },
  { options: { origin: new Date(0) }, issues: [['invalid-type', 'origin', NONE]] },
  {
    options: { origin: new Set([A, 'https://b.example/']) },
    issues: [['invalid-type', 'origin', [A, 'https://b.example']]],
  },
  { options: { origin: [A, false] }, issues: [['invalid-type', 'origin[1]', []]] },
  { options: { origin: [false] }, issues: [['invalid-type', 'origin[0]', NONE]] },
  { options: { origin: [null] }, issues: [['invalid-type', 'origin[0]', NONE]] },
  { options: { origin: [A, ''] }, issues: [['invalid-origin', 'origin[1]', []]] },
  { options: { origin: [''] }, issues: [['invalid-origin', 'origin[0]', NONE]] },
  { options: { origin: 'false' }, issues: [['invalid-origin', 'origin', false]] },
  { options: { origin: undefined, credentials: true }, issues: [['missing-origin', 'origin', NONE]] },
  { options: { origin: ['*'], credentials: true }, issues: [['wildcard-in-list', 'origin[0]', NONE]] },
  { options: { origin: [none] }, issues: [['invalid-type', 'origin[0]']] },
  { options: { origin: [true] }, issues: [['invalid-type', 'origin[0]']] },
  { options: { methods: 5 }, issues: [['invalid-type', 'methods']] },
  { options: { methods: null }, issues: [['invalid-type', 'methods', undefined]] },
  { options: { methods: new Set(['PUT']) }, issues: [['invalid-type', 'methods', ['PUT']]] },
  { options: { methods: new Set(['PUT', 5]) }, issues: [['invalid-type', 'methods', NONE]] },
  { options: { methods: [['PUT', 'GET']] }, issues: [['invalid-type', 'methods[0]', ['PUT', 'GET']]] },
  { options: { methods: ['PUT', null] }, issues: [['invalid-type', 'methods[1]', []]] },
  { options: { methods: ['GET', 5] }, issues: [['invalid-type', 'methods[1]']] },
  { options: { methods: Object.assign([], { 1: 'GET' }) }, issues: [['invalid-type', 'methods[0]']] },
  { options: { allowedHeaders: {} }, issues: [['invalid-type', 'allowedHeaders']] },
  { options: { exposedHeaders: true }, issues: [['invalid-type', 'exposedHeaders']] },
  { options: { vary: 1 }, issues: [['invalid-type', 'vary']] },
  { options: { origin: A, credentials: 'true' }, issues: [['invalid-type', 'credentials', true]] },
  { options: { credentials: 'yes' }, issues: [['invalid-type', 'credentials', NONE]] },
  { options: { credentials: '0' }, issues: [['invalid-type', 'credentials', false]] },
  { options: { methods: [['PUT', 'PATCH']] }, issues: [['invalid-type', 'methods[0]', ['PUT', 'PATCH']]] },
  { options: { methods: [['PUT', 5]] }, issues: [['invalid-type', 'methods[0]', NONE]] },
  { options: { maxAge: '0' }, issues: [['invalid-max-age', 'maxAge', 0]] },
  { options: { maxAge: [60] }, issues: [['invalid-max-age', 'maxAge', NONE]] },
  { options: { origin: A, dangerouslyAllow: 'everything' }, issues: [['invalid-type', 'dangerouslyAllow', NONE]] },
  { options: { credentials: 'TRUE', origin: A }, issues: [['invalid-type', 'credentials', true]] },
  { options: { credentials: {} }, issues: [['invalid-type', 'credentials', NONE]] },
  { options: { credentials: null }, issues: [['invalid-type', 'credentials']] },
  { options: { preflightContinue: 1 }, issues: [['invalid-type', 'preflightContinue', true]] },
  { options: { preflightContinue: 'false' }, issues: [['invalid-type', 'preflightContinue', false]] },
  {
    options: { origin: 'null', dangerouslyAllow: 'null-origin' },
    issues: [
      ['invalid-type', 'dangerouslyAllow', NONE],
      ['null-origin', 'origin', NONE],
    ],
  },
  { options: { dangerouslyAllow: null }, issues: [['invalid-type', 'dangerouslyAllow', NONE]] },
  {
    options: { origin: 'https://*.co.uk', dangerouslyAllow: 'shared-suffix' },
    issues: [
      ['invalid-type', 'dangerouslyAllow', ['shared-suffix']],
      ['shared-suffix', 'origin'],
    ],
  },
  // wildcards
  { options: { origin: ['*'] }, issues: [['wildcard-in-list', 'origin[0]', NONE]] },
  { options: { origin: [A, '*'] }, issues: [['wildcard-in-list', 'origin[1]', []]] },
  { options: { methods: ['*', 'GET'] }, issues: [['wildcard-in-list', 'methods', '*']] },
  { options: { methods: 'PUT,*' }, issues: [['wildcard-in-list', 'methods']] },
  { options: { allowedHeaders: ['*', 'X-A'] }, issues: [['wildcard-in-list', 'allowedHeaders']] },
  { options: { exposedHeaders: '*,X-A' }, issues: [['wildcard-in-list', 'exposedHeaders']] },
  { options: { vary: '*' }, issues: [['invalid-header-name', 'vary']] },
  { options: { credentials: true }, issues: [['wildcard-with-credentials', 'origin', NONE]] },
  { options: { origin: '*', credentials: true }, issues: [['wildcard-with-credentials', 'origin']] },
  {
    options: { origin: A, credentials: true, methods: ['*', 'PROPFIND', 'put'], exposedHeaders: '*, X-A' },
    issues: [
      ['wildcard-with-credentials', 'methods', ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'PROPFIND']],
      ['wildcard-with-credentials', 'exposedHeaders', ['X-A']],
    ],
  },
  {
    options: { origin: A, credentials: true, methods: '*', exposedHeaders: '*' },
    issues: [
      ['wildcard-with-credentials', 'methods', ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']],
      ['wildcard-with-credentials', 'exposedHeaders', NONE],
    ],
  },
];
