import type { CorsArgument } from '../../src/index.ts';
import { A, B, type ExchangeRow, get, type HeaderValues, preflight, send } from '../exchanges/row.ts';
import { EXCHANGES } from '../exchanges/table.ts';

/** A request that is sent to every recipe. The policy is that of the row, or the one on the page. */
export interface Row {
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly headers: HeaderValues;
  /** The place of the policy in `ROWS`; `undefined` for the one on the page. */
  readonly policy: number | undefined;
  readonly options?: CorsArgument;
  /** Whether corsmith responds, so that even the body is the same everywhere. */
  readonly isOwn: boolean;
}

const PATHS = ['throws', 'rejects', 'vary', 'cookies', 'redirect', 'stream', 'missing'] as const;

const POLICIES: Readonly<Record<string, CorsArgument>> = {
  'one origin': { origin: A, credentials: true, exposedHeaders: 'X-Total' },
  'any origin': '*',
  off: { origin: false },
  'an origin function': { origin: async (origin) => origin === A },
  'a delegate': () => ({ origin: A, vary: 'X-Tenant' }),
  'an origin function that fails': {
    origin: () => {
      throw new Error('the database is down');
    },
  },
};

/** Rows about the application behind the policy: its errors and its own headers. */
const APPLICATION: readonly Omit<Row, 'policy'>[] = Object.entries(POLICIES).flatMap(([policy, options]) =>
  PATHS.flatMap((path) =>
    [get(A), get(B), get()].map(({ method, headers }) => ({
      name: `${policy}: ${path} for ${headers['origin'] ?? 'no origin'}`,
      path,
      method,
      headers,
      options,
      isOwn: false,
    })),
  ),
);

/** Without the rows that need another layer of middleware, and those of HTTP/2. */
const TABLE: readonly Omit<Row, 'policy'>[] = EXCHANGES.filter(
  ({ before, request }) => before === undefined && request.headers[':authority'] === undefined,
).map(fromTable);

function fromTable({ name, options, request: { method, headers }, expect }: ExchangeRow): Omit<Row, 'policy'> {
  return { name, path: 'echo', method, headers, isOwn: !expect.next, ...(options !== undefined && { options }) };
}

const PAGE_ORIGIN = 'https://app.example.com';
const FORM = { 'content-type': 'text/plain' };

/** The policy as it is written on the page. Frameworks with their own guard refuse forms and requests without a body. */
const AS_WRITTEN: readonly (readonly [name: string, request: ExchangeRow['request']])[] = [
  ['allowed', get(PAGE_ORIGIN)],
  ['refused', get(A)],
  ['a preflight', preflight(PAGE_ORIGIN, 'PUT', 'x-a')],
  ['a refused preflight', preflight(A)],
  ['a form', send('POST', PAGE_ORIGIN, FORM)],
  ['a DELETE without a body', send('DELETE', PAGE_ORIGIN)],
];

const PAGE: readonly Row[] = AS_WRITTEN.map(([name, { method, headers }]) => ({
  name: `as on the page: ${name}`,
  path: 'echo',
  method,
  headers,
  policy: undefined,
  isOwn: method === 'OPTIONS',
}));

export const ROWS: readonly Row[] = [...[...TABLE, ...APPLICATION].map((row, policy) => ({ ...row, policy })), ...PAGE];
