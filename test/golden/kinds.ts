import type { CorsArgument } from '../../src/index.ts';
import { A, B, type ExchangeRow, get, type HeaderValues, preflight, send } from '../exchanges/row.ts';

/** One kind of response, with the file that contains its bytes. */
interface Kind {
  readonly file: string;
  readonly options: CorsArgument;
  readonly request: ExchangeRow['request'];
  readonly before?: HeaderValues;
}

const ONE = { origin: A, exposedHeaders: ['X-Total', 'ETag'], allowedHeaders: ['X-A', 'X-B'], maxAge: 600 };
const CREDENTIALS = { origin: A, credentials: true, exposedHeaders: 'X-Total', methods: ['PUT', 'DELETE'], maxAge: 0 };
const OUTER = {
  vary: 'Accept-Encoding',
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Outer',
};
const broken = (): never => {
  throw new Error('the database is down');
};

export const KINDS: readonly Kind[] = [
  { file: 'any-not-cors', options: {}, request: get() },
  { file: 'any-actual', options: { exposedHeaders: 'X-Total' }, request: get(A) },
  { file: 'any-preflight', options: {}, request: preflight(A, 'PUT', 'x-a') },
  {
    file: 'any-preflight-wildcards',
    options: { methods: '*', allowedHeaders: '*', maxAge: 86400 },
    request: preflight(A),
  },
  { file: 'any-preflight-no-headers', options: { methods: [], allowedHeaders: [] }, request: preflight(A) },
  { file: 'listed-not-cors', options: ONE, request: get() },
  { file: 'listed-actual-allowed', options: ONE, request: get(A) },
  { file: 'listed-actual-refused', options: ONE, request: get(B) },
  { file: 'listed-preflight-allowed', options: ONE, request: preflight(A, 'PUT', 'x-a') },
  { file: 'listed-preflight-refused', options: ONE, request: preflight(B, 'PUT', 'x-a') },
  { file: 'listed-head', options: ONE, request: send('HEAD', A) },
  { file: 'listed-plain-options', options: ONE, request: send('OPTIONS', A) },
  { file: 'credentials-actual', options: CREDENTIALS, request: get(A) },
  { file: 'credentials-preflight-echo', options: CREDENTIALS, request: preflight(A, 'PUT', 'x-a, authorization') },
  { file: 'credentials-preflight-nothing-to-echo', options: CREDENTIALS, request: preflight(A) },
  { file: 'preflight-success-200', options: { optionsSuccessStatus: 200 }, request: preflight(A) },
  { file: 'preflight-continue-allowed', options: { origin: A, preflightContinue: true }, request: preflight(A) },
  { file: 'preflight-continue-refused', options: { origin: A, preflightContinue: true }, request: preflight(B) },
  { file: 'off', options: { origin: false }, request: preflight(A) },
  { file: 'vary-option', options: { origin: A, vary: ['X-Tenant'] }, request: get(A) },
  { file: 'outer-layer-replaced', options: { origin: A }, request: get(A), before: OUTER },
  { file: 'outer-layer-refused', options: { origin: A }, request: get(B), before: OUTER },
  { file: 'delegate-any', options: () => ({}), request: get(A) },
  { file: 'function-failed', options: { origin: broken }, request: get(A), before: OUTER },
  { file: 'guard-refused', options: { origin: A, enforce: 'unsafe-methods' }, request: send('POST', B) },
  { file: 'guard-refused-all', options: { origin: A, enforce: 'all' }, request: get(B) },
];
