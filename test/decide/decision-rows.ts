import type { CorsDecision, CorsOptions, CorsRequest } from '../../src/index.ts';

export const A = 'https://a.example';
export const B = 'https://b.example';
const ALL = 'GET,HEAD,PUT,PATCH,POST,DELETE';

export const ACAO = 'Access-Control-Allow-Origin';
const ACAC = ['Access-Control-Allow-Credentials', 'true'] as const;
const ACEH = 'Access-Control-Expose-Headers';
const ACAM = 'Access-Control-Allow-Methods';
const ACAH = 'Access-Control-Allow-Headers';
const ACMA = 'Access-Control-Max-Age';

type Fields = readonly (readonly [string, string])[];
type Vary = readonly string[];

export const none: CorsRequest = { method: 'GET', headers: {} };
export const actual = (origin: string): CorsRequest => ({ method: 'GET', headers: { origin } });
export const preflight = (origin: string, headers?: string): CorsRequest => ({
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': headers },
});

export const notCors = (set: Fields = [], vary: Vary = []): CorsDecision => ({
  requestKind: 'not-cors',
  allowed: undefined,
  set,
  vary,
  status: undefined,
});
export const answer = (
  requestKind: 'actual' | 'preflight',
  allowed: boolean | undefined,
  set: Fields,
  vary: Vary,
  status?: number,
): CorsDecision => ({
  requestKind,
  allowed,
  set,
  vary,
  status,
});

const FULL: CorsOptions = {
  origin: A,
  credentials: true,
  exposedHeaders: ['X-A', 'X-B'],
  allowedHeaders: 'X-C, Content-Type',
  methods: 'put',
  maxAge: 0,
};
const ECHO: CorsOptions = { origin: A, credentials: true };
const ECHO_VARY: Vary = ['Origin', 'Access-Control-Request-Headers'];

export const DECISION_ROWS: readonly (readonly [CorsOptions, CorsRequest, CorsDecision])[] = [
  // any origin
  [{}, none, notCors([[ACAO, '*']])],
  [
    { exposedHeaders: '*' },
    none,
    notCors([
      [ACAO, '*'],
      [ACEH, '*'],
    ]),
  ],
  [{}, actual(A), answer('actual', true, [[ACAO, '*']], [])],
  [{}, actual('null'), answer('actual', true, [[ACAO, '*']], [])],
  [
    {},
    preflight(A),
    answer(
      'preflight',
      true,
      [
        [ACAO, '*'],
        [ACAM, ALL],
        [ACAH, '*, authorization'],
      ],
      [],
      204,
    ),
  ],
  [{ vary: 'X-Tenant' }, none, notCors([[ACAO, '*']], ['X-Tenant'])],
  [
    { methods: [], allowedHeaders: [], maxAge: 600 },
    preflight(A),
    answer(
      'preflight',
      true,
      [
        [ACAO, '*'],
        [ACAM, 'GET,HEAD,POST'],
        [ACMA, '600'],
      ],
      [],
      204,
    ),
  ],
  [
    { methods: '*' },
    preflight(A),
    answer(
      'preflight',
      true,
      [
        [ACAO, '*'],
        [ACAM, '*'],
        [ACAH, '*, authorization'],
      ],
      [],
      204,
    ),
  ],
  // listed
  [FULL, none, notCors([], ['Origin'])],
  [FULL, actual(A), answer('actual', true, [[ACAO, A], ACAC, [ACEH, 'X-A,X-B']], ['Origin'])],
  [FULL, actual(B), answer('actual', false, [], ['Origin'])],
  [FULL, { ...actual(A), method: 'OPTIONS' }, answer('actual', true, [[ACAO, A], ACAC, [ACEH, 'X-A,X-B']], ['Origin'])],
  [
    FULL,
    preflight(A, 'x-z'),
    answer(
      'preflight',
      true,
      [[ACAO, A], ACAC, [ACAM, 'PUT'], [ACAH, 'X-C,Content-Type'], [ACMA, '0']],
      ['Origin'],
      204,
    ),
  ],
  [FULL, preflight(B), answer('preflight', false, [], ['Origin'], 403)],
  [{ origin: A, vary: ['X-T', 'origin'] }, none, notCors([], ['Origin', 'X-T'])],
  // echoed
  [ECHO, preflight(A), answer('preflight', true, [[ACAO, A], ACAC, [ACAM, ALL]], ECHO_VARY, 204)],
  [
    ECHO,
    preflight(A, 'x-a,x-b'),
    answer('preflight', true, [[ACAO, A], ACAC, [ACAM, ALL], [ACAH, 'x-a,x-b']], ECHO_VARY, 204),
  ],
  [
    ECHO,
    preflight(A, 'x'.repeat(4096)),
    answer('preflight', true, [[ACAO, A], ACAC, [ACAM, ALL], [ACAH, 'x'.repeat(4096)]], ECHO_VARY, 204),
  ],
  [ECHO, preflight(A, 'x'.repeat(4097)), answer('preflight', true, [[ACAO, A], ACAC, [ACAM, ALL]], ECHO_VARY, 204)],
  [ECHO, preflight(A, 'x a'), answer('preflight', true, [[ACAO, A], ACAC, [ACAM, ALL]], ECHO_VARY, 204)],
  [ECHO, preflight(A, ''), answer('preflight', true, [[ACAO, A], ACAC, [ACAM, ALL]], ECHO_VARY, 204)],
  [ECHO, preflight(B, 'x-a'), answer('preflight', false, [], ['Origin'], 403)],
  // statuses
  [
    { origin: A, optionsSuccessStatus: 200 },
    preflight(A),
    answer(
      'preflight',
      true,
      [
        [ACAO, A],
        [ACAM, ALL],
        [ACAH, '*, authorization'],
      ],
      ['Origin'],
      200,
    ),
  ],
  [{ origin: A, optionsSuccessStatus: 200 }, preflight(B), answer('preflight', false, [], ['Origin'], 403)],
  [
    { origin: A, preflightContinue: true },
    preflight(A),
    answer(
      'preflight',
      true,
      [
        [ACAO, A],
        [ACAM, ALL],
        [ACAH, '*, authorization'],
      ],
      ['Origin'],
    ),
  ],
  [{ origin: A, preflightContinue: true }, preflight(B), answer('preflight', false, [], ['Origin'])],
  // off
  [{ origin: false }, none, notCors()],
  [{ origin: false }, actual(A), answer('actual', undefined, [], [])],
  [{ origin: false }, preflight(A), answer('preflight', undefined, [], [])],
  [{ origin: false, vary: 'X-T' }, actual(A), answer('actual', undefined, [], ['X-T'])],
  [
    { origin: false, enforce: 'all' },
    none,
    notCors([], ['Origin', 'Sec-Fetch-Site', 'Sec-Fetch-Mode', 'Sec-Fetch-Dest']),
  ],
];
