import type { CorsIssueCode } from '../../src/options/issues.ts';
import type { Sent } from './side-by-side.ts';

/** Options, created separately for each side, and requests, sent one after the other. */
export interface Row {
  readonly row: number;
  readonly what: string;
  readonly options: () => unknown;
  readonly sends?: readonly Sent[];
  readonly seen: readonly object[];
  /** The codes of the warnings, in order. */
  readonly warns?: readonly CorsIssueCode[];
}

export interface Fixed extends Pick<Row, 'row' | 'what' | 'options' | 'sends'> {
  readonly cors: readonly object[];
  readonly compat: readonly object[];
  /** Headers that npm `cors` sends and the drop-in does not. */
  readonly absent?: readonly string[];
}

export interface Refused extends Pick<Row, 'row' | 'what' | 'options'> {
  readonly code: CorsIssueCode;
}

const A = 'https://a.example';
const EVIL = 'https://evil.example';
const METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';
const from = (origin: string): Sent => ({ headers: { origin } });
const asks = (origin: string | undefined, asked?: string): Sent => ({
  method: 'OPTIONS',
  headers: {
    ...(origin !== undefined && { origin }),
    'access-control-request-method': 'PUT',
    ...(asked !== undefined && { 'access-control-request-headers': asked }),
  },
});
const acao = (origin: string) => ({ 'access-control-allow-origin': origin });
const passed = (headers: object) => ({ headers, next: 'nothing' });

type Callback = (error: unknown, value?: unknown) => void;
const answering = (value: unknown) => () => ({ origin: (_: unknown, callback: Callback) => callback(null, value) });
const CREDENTIALS = { 'access-control-allow-credentials': 'true' };
const allowsHeaders = { ...acao('*'), 'access-control-allow-methods': METHODS, 'content-length': '0' };

export const SHARED: readonly Row[] = [
  {
    row: 2,
    what: 'unknown names',
    options: () => ({ origins: [A] }),
    seen: [passed(acao('*'))],
    warns: ['unknown-option'],
  },
  {
    row: 5,
    what: 'true with credentials reflects, null too',
    options: () => ({ origin: true, credentials: true }),
    sends: [from('null')],
    seen: [passed({ ...acao('null'), 'access-control-allow-credentials': 'true', vary: 'Origin' })],
    warns: ['credentialed-any-origin'],
  },
  {
    row: 6,
    what: 'a RegExp without anchors matches foreign origins',
    options: () => ({ origin: /example\.com$/ }),
    sends: [from('https://evilexample.com')],
    seen: [passed({ ...acao('https://evilexample.com'), vary: 'Origin' })],
    warns: ['unanchored-regexp'],
  },
  ...[undefined, '', null, 0, Number.NaN].map(
    (origin): Row => ({
      row: 7,
      what: `origin: ${JSON.stringify(origin)} is off`,
      options: () => ({ origin }),
      sends: [from(A), asks(A)],
      seen: [passed({}), passed({})],
      warns: [typeof origin === 'number' ? 'invalid-type' : 'missing-origin'],
    }),
  ),
  { row: 7, what: 'origin: false is off', options: () => ({ origin: false }), sends: [asks(A)], seen: [passed({})] },
  {
    row: 9,
    what: "['*'] matches no one",
    options: () => ({ origin: ['*'] }),
    sends: [from(A)],
    seen: [passed({ vary: 'Origin' })],
    warns: ['wildcard-in-list'],
  },
  {
    row: 10,
    what: 'entries that no browser sends',
    options: () => ({ origin: ['https://a.example/', 'https://A.example', 'https://a.example:443'] }),
    sends: [from(A)],
    seen: [passed({ vary: 'Origin' })],
    warns: ['invalid-origin', 'invalid-origin', 'invalid-origin'],
  },
  {
    row: 12,
    what: 'a fixed origin is sent to everyone',
    options: () => ({ origin: A }),
    sends: [from(EVIL), {}],
    seen: [passed({ ...acao(A), vary: 'Origin' }), passed({ ...acao(A), vary: 'Origin' })],
  },
  {
    row: 13,
    what: 'a pattern is sent unchanged',
    options: () => ({ origin: 'https://*.a.example' }),
    sends: [from(A)],
    seen: [passed({ ...acao('https://*.a.example'), vary: 'Origin' })],
    warns: ['invalid-origin'],
  },
  {
    row: 15,
    what: 'any OPTIONS request gets a response',
    options: () => ({}),
    sends: [{ method: 'OPTIONS' }],
    seen: [{ status: 204, headers: { vary: 'Access-Control-Request-Headers' } }],
  },
  {
    row: 16,
    what: 'Content-Length on 204',
    options: () => ({}),
    sends: [asks(A)],
    seen: [{ status: 204, headers: { 'content-length': '0' } }],
  },
  {
    row: 17,
    what: 'a numeric string',
    options: () => ({ optionsSuccessStatus: '200' }),
    sends: [asks(A)],
    seen: [{ status: 200 }],
  },
  {
    row: 17,
    what: 'a status outside 200 to 299',
    options: () => ({ optionsSuccessStatus: 404 }),
    sends: [asks(A)],
    seen: [{ status: 404 }],
    warns: ['invalid-success-status'],
  },
  {
    row: 18,
    what: 'a refused origin learns the policy',
    options: () => ({ origin: [A], credentials: true, allowedHeaders: ['X-A'], maxAge: 5 }),
    sends: [asks(EVIL), from(EVIL)],
    seen: [
      {
        status: 204,
        headers: {
          vary: 'Origin',
          'access-control-allow-credentials': 'true',
          'access-control-allow-headers': 'X-A',
          'access-control-max-age': '5',
        },
      },
      passed({ vary: 'Origin', 'access-control-allow-credentials': 'true' }),
    ],
  },
  {
    row: 21,
    what: 'a RegExp and no Origin',
    options: () => ({ origin: /^undef/ }),
    seen: [passed({ vary: 'Origin' })],
    warns: ['unanchored-regexp'],
  },
  {
    row: 22,
    what: 'a function is called without Origin',
    options: () => ({ origin: (origin: unknown, callback: Callback) => callback(null, String(origin)) }),
    seen: [passed({ ...acao('undefined'), vary: 'Origin' })],
  },
  {
    row: 26,
    what: 'an error wins',
    options: () => ({ origin: (_: unknown, callback: Callback) => callback('no', true) }),
    sends: [asks(A)],
    seen: [{ headers: {}, next: 'no' }],
  },
  {
    row: 27,
    what: 'a function passes a string',
    options: answering(EVIL),
    sends: [from(A)],
    seen: [passed({ ...acao(EVIL), vary: 'Origin' })],
  },
  {
    row: 27,
    what: 'a function passes a list',
    options: answering([/x/, [A]]),
    sends: [from(A)],
    seen: [passed({ ...acao(A), vary: 'Origin' })],
  },
  {
    row: 28,
    what: 'a function is called without a receiver, with two arguments',
    options: () => ({
      origin(this: unknown, ...args: [unknown, Callback]) {
        args[1](null, `https://${args.length}${this === undefined}.example`);
      },
    }),
    seen: [passed({ ...acao('https://2true.example'), vary: 'Origin' })],
  },
  {
    row: 29,
    what: 'any origin',
    options: () => undefined,
    sends: [{}, from(A)],
    seen: [passed(acao('*')), passed(acao('*'))],
  },
  {
    row: 30,
    what: 'any origin with credentials',
    options: () => ({ credentials: true }),
    seen: [passed({ ...acao('*'), 'access-control-allow-credentials': 'true' })],
    warns: ['wildcard-with-credentials'],
  },
  {
    row: 31,
    what: "credentials: 'true'",
    options: () => ({ credentials: 'true' }),
    seen: [passed(acao('*'))],
    warns: ['invalid-type'],
  },
  {
    row: 32,
    what: 'methods as a list, in lower case',
    options: () => ({ methods: ['put', 'GET'], allowedHeaders: [] }),
    sends: [asks(A)],
    seen: [{ headers: { 'access-control-allow-methods': 'put,GET' } }],
    warns: ['invalid-method'],
  },
  {
    row: 32,
    what: 'no methods',
    options: () => ({ methods: [], allowedHeaders: [] }),
    sends: [asks(A)],
    seen: [{ headers: { ...acao('*'), 'content-length': '0' } }],
  },
  {
    row: 34,
    what: 'headers is an alias',
    options: () => ({ allowedHeaders: '', headers: 'X-A' }),
    sends: [asks(A)],
    seen: [{ headers: { ...allowsHeaders, 'access-control-allow-headers': 'X-A' } }],
  },
  {
    row: 35,
    what: 'the requested headers are sent back',
    options: () => ({}),
    sends: [asks(A, ',x-a, X-B')],
    seen: [
      {
        headers: {
          ...allowsHeaders,
          'access-control-allow-headers': ',x-a, X-B',
          vary: 'Access-Control-Request-Headers',
        },
      },
    ],
  },
  {
    row: 35,
    what: 'an empty list echoes nothing',
    options: () => ({ allowedHeaders: [] }),
    sends: [asks(A, 'x-a')],
    seen: [{ headers: allowsHeaders }],
  },
  {
    row: 36,
    what: "allowedHeaders: '*' with credentials",
    options: () => ({ origin: A, allowedHeaders: '*', credentials: true }),
    sends: [asks(A)],
    seen: [{ headers: { 'access-control-allow-headers': '*' } }],
    warns: ['wildcard-with-credentials'],
  },
  {
    row: 37,
    what: 'exposedHeaders on preflights',
    options: () => ({ exposedHeaders: ['X-A', 'X-B'] }),
    sends: [asks(A), {}],
    seen: [
      { headers: { 'access-control-expose-headers': 'X-A,X-B' } },
      passed({ ...acao('*'), 'access-control-expose-headers': 'X-A,X-B' }),
    ],
  },
  ...[0, 600, '600', 1.5].map(
    (maxAge): Row => ({
      row: 38,
      what: `maxAge: ${JSON.stringify(maxAge)}`,
      options: () => ({ maxAge }),
      sends: [asks(A)],
      seen: [{ headers: { 'access-control-max-age': String(maxAge) } }],
      warns: maxAge === 1.5 ? ['invalid-max-age'] : [],
    }),
  ),
  {
    row: 38,
    what: 'maxAge over the limit',
    options: () => ({ maxAge: 100000 }),
    sends: [asks(A)],
    seen: [{ headers: { 'access-control-max-age': '100000' } }],
    warns: ['max-age-over-limit'],
  },
  {
    row: 39,
    what: 'Vary is merged',
    options: () => ({ origin: A }),
    sends: [{ before: { vary: 'origin' } }, { before: { vary: ['Accept', 'A'] } }, { before: { vary: '*' } }],
    seen: [
      passed({ ...acao(A), vary: 'origin' }),
      passed({ ...acao(A), vary: 'Accept, A, Origin' }),
      passed({ ...acao(A), vary: '*' }),
    ],
  },
  {
    row: 40,
    what: 'an outer layer stays',
    options: () => ({ origin: [A] }),
    sends: [{ ...from(EVIL), before: acao('*') as Record<string, string> }],
    seen: [passed({ ...acao('*'), vary: 'Origin' })],
  },
  {
    row: 43,
    what: 'preflightContinue',
    options: () => ({ origin: [A], preflightContinue: true }),
    sends: [asks(EVIL)],
    seen: [passed({ vary: 'Origin, Access-Control-Request-Headers', 'access-control-allow-methods': METHODS })],
  },
  {
    row: 44,
    what: 'options in lower case',
    options: () => ({}),
    sends: [{ method: 'options' }],
    seen: [{ status: 204 }],
  },
  {
    row: 45,
    what: "a fetch request's Headers have no Origin property",
    options: () => ({ origin: true }),
    sends: [{ headers: new Headers({ origin: A }) as never }],
    seen: [passed({ vary: 'Origin' })],
  },
];

export const FIXED: readonly Fixed[] = [
  ...[A, [A], new String(A), /^https:\/\/a\.example$/].map(
    (origin): Fixed => ({
      row: 1,
      what: `a bare origin: ${JSON.stringify(origin)}`,
      options: () => origin,
      sends: [from(A)],
      cors: [passed(acao('*'))],
      compat: [passed({ ...acao(A), vary: 'Origin' })],
    }),
  ),
  {
    row: 4,
    what: 'a function passes an object',
    options: answering({}),
    sends: [from(EVIL)],
    cors: [passed(acao(EVIL))],
    compat: [{ headers: {}, next: { code: 'ERR_CORS_CONFIG' } }],
  },
  {
    row: 4,
    what: 'a function passes a function',
    options: answering(() => false),
    sends: [from(EVIL)],
    cors: [passed(acao(EVIL))],
    compat: [{ headers: {}, next: { code: 'ERR_CORS_CONFIG' } }],
  },
  {
    row: 8,
    what: 'a delegate passes nothing',
    options: () => (_: unknown, callback: Callback) => callback(null),
    cors: [passed(acao('*'))],
    compat: [passed({ ...acao('*'), vary: 'Origin' })],
  },
  {
    row: 8,
    what: 'a delegate passes a string',
    options: () => (_: unknown, callback: Callback) => callback(null, A),
    sends: [from(A)],
    cors: [passed(acao('*'))],
    compat: [passed({ ...acao(A), vary: 'Origin' })],
  },
  {
    row: 8,
    what: 'methods: undefined',
    options: () => ({ methods: undefined }),
    sends: [asks(A)],
    cors: [{ threw: new TypeError("Cannot read properties of undefined (reading 'join')") }],
    compat: [{ status: 204, headers: { 'access-control-allow-methods': METHODS } }],
  },
  {
    row: 11,
    what: "new String('*')",
    options: () => ({ origin: new String('*') }),
    sends: [from(A)],
    absent: ['vary'],
    cors: [passed({ ...acao('*'), vary: 'Origin' })],
    compat: [{ next: 'nothing', headers: acao('*') }],
  },
  {
    row: 19,
    what: 'a function refuses',
    options: answering(false),
    sends: [asks(A)],
    cors: [passed({})],
    compat: [passed({ vary: 'Origin' })],
  },
  {
    row: 20,
    what: 'a RegExp with memory',
    options: () => ({ origin: /example$/g }),
    sends: [from(A), from(A)],
    cors: [passed({ ...acao(A), vary: 'Origin' }), passed({ vary: 'Origin' })],
    compat: [passed({ ...acao(A), vary: 'Origin' }), passed({ ...acao(A), vary: 'Origin' })],
  },
  {
    row: 23,
    what: 'a function returns',
    options: () => ({ origin: () => true }),
    sends: [from(A)],
    cors: [{ hangs: true }],
    compat: [passed(acao(A))],
  },
  {
    row: 23,
    what: 'an async function',
    options: () => ({ origin: async () => A }),
    sends: [from(A)],
    cors: [{ hangs: true }],
    compat: [passed(acao(A))],
  },
  {
    row: 23,
    what: 'an async delegate',
    options: () => async () => ({ origin: A }),
    sends: [from(A)],
    cors: [{ hangs: true }],
    compat: [passed(acao(A))],
  },
  {
    row: 24,
    what: 'a function throws',
    options: () => ({
      origin: () => {
        throw new Error('down');
      },
    }),
    sends: [from(A)],
    cors: [{ threw: new Error('down') }],
    compat: [{ next: new Error('down'), headers: {} }],
  },
  {
    row: 24,
    what: 'a delegate throws',
    options: () => () => {
      throw new Error('down');
    },
    cors: [{ threw: new Error('down') }],
    compat: [{ next: new Error('down'), headers: {} }],
  },
  {
    row: 25,
    what: 'a function calls back twice',
    options: () => ({
      origin: (_: unknown, callback: Callback) => {
        callback(null, true);
        callback(new Error('late'));
      },
    }),
    sends: [from(A)],
    cors: [{ next: ['nothing', new Error('late')] }],
    compat: [passed(acao(A))],
  },
  {
    row: 27,
    what: "a function passes '*'",
    options: answering('*'),
    sends: [from(A)],
    cors: [passed(acao('*'))],
    compat: [passed({ ...acao('*'), vary: 'Origin' })],
  },
  {
    row: 33,
    what: 'methods: null',
    options: () => ({ methods: null }),
    sends: [asks(A)],
    cors: [{ threw: new TypeError("Cannot read properties of null (reading 'join')") }],
    compat: [{ status: 204, headers: { 'access-control-allow-methods': METHODS } }],
  },
  {
    row: 35,
    what: 'a value that is not a list of tokens',
    options: () => ({}),
    sends: [asks(A, ',,x y,<script>')],
    absent: ['access-control-allow-headers'],
    cors: [{ headers: { 'access-control-allow-headers': ',,x y,<script>' } }],
    compat: [{ headers: { ...allowsHeaders, vary: 'Access-Control-Request-Headers' } }],
  },
  ...[-1, Number.NaN, true, [5], ' '].map(
    (maxAge): Fixed => ({
      row: 38,
      what: `maxAge: ${String(maxAge)}`,
      options: () => ({ maxAge, allowedHeaders: [] }),
      sends: [asks(A)],
      absent: ['access-control-max-age'],
      cors: [{ headers: { 'access-control-max-age': String(maxAge) } }],
      compat: [{ headers: allowsHeaders }],
    }),
  ),
  {
    row: 41,
    what: 'two Origin lines',
    options: () => ({ origin: /\.example$/ }),
    sends: [from(`${EVIL}, ${A}`)],
    absent: ['access-control-allow-origin'],
    cors: [passed(acao(`${EVIL}, ${A}`))],
    compat: [passed({ vary: 'Origin' })],
  },
  ...(
    [
      ['origin: true', { origin: true, credentials: true }],
      ["['*']", { origin: ['*'], credentials: true }],
      ['a RegExp', { origin: /./, credentials: true }],
      [
        'a function that returns every Origin',
        { origin: (origin: unknown, callback: Callback) => callback(null, origin), credentials: true },
      ],
      [
        'a delegate that returns every Origin',
        ({ headers }: { headers: Record<string, unknown> }, callback: Callback) =>
          callback(null, { origin: headers['origin'], credentials: true }),
      ],
    ] as const
  ).map(
    ([what, options]): Fixed => ({
      row: 41,
      what: `Origin: * and ${what}`,
      options: () => options,
      sends: [from('*')],
      absent: ['access-control-allow-origin'],
      cors: [passed({ ...acao('*'), ...CREDENTIALS })],
      compat: [passed({ ...CREDENTIALS, vary: 'Origin' })],
    }),
  ),
  {
    row: 49,
    what: 'a delegate turns CORS off',
    options: () => (_: unknown, callback: Callback) => callback(null, { origin: false }),
    sends: [from(EVIL), asks(EVIL), {}],
    cors: [passed({}), passed({}), passed({})],
    compat: [passed({ vary: 'Origin' }), passed({ vary: 'Origin' }), passed({ vary: 'Origin' })],
  },
  {
    row: 49,
    what: 'a delegate allows any origin',
    options: () => (_: unknown, callback: Callback) => callback(null, {}),
    sends: [from(A), asks(A, 'x-a')],
    cors: [passed(acao('*')), { headers: { ...allowsHeaders, vary: 'Access-Control-Request-Headers' } }],
    compat: [
      passed({ ...acao('*'), vary: 'Origin' }),
      { headers: { ...allowsHeaders, vary: 'Origin, Access-Control-Request-Headers' } },
    ],
  },
];

class Configured {
  get origin(): string {
    return A;
  }
}

export const REFUSED: readonly Refused[] = [
  ...[42, true, new Set([A]), Promise.resolve({ origin: A })].map(
    (options): Refused => ({
      row: 1,
      what: `${String(options)} instead of options`,
      options: () => options,
      code: 'invalid-type',
    }),
  ),
  { row: 3, what: 'a getter of a class', options: () => new Configured(), code: 'invalid-type' },
  { row: 3, what: 'inherited options', options: () => Object.create({ origin: A }), code: 'invalid-type' },
  ...[{}, new Set([A]), Promise.resolve(true), 1, [{}], [() => true]].map(
    (origin): Refused => ({
      row: 4,
      what: `origin: ${JSON.stringify(origin)}`,
      options: () => ({ origin }),
      code: 'invalid-type',
    }),
  ),
  { row: 14, what: 'a line break in origin', options: () => ({ origin: `${A}\n` }), code: 'invalid-origin' },
  { row: 14, what: 'a line break in methods', options: () => ({ methods: 'GET\n' }), code: 'invalid-method' },
  {
    row: 14,
    what: 'a line break in exposedHeaders',
    options: () => ({ exposedHeaders: ['X\n'] }),
    code: 'invalid-header-name',
  },
  ...[0, 'abc', 42, 1000, 200.5].map(
    (optionsSuccessStatus): Refused => ({
      row: 17,
      what: `optionsSuccessStatus: ${optionsSuccessStatus}`,
      options: () => ({ optionsSuccessStatus }),
      code: 'invalid-success-status',
    }),
  ),
];
