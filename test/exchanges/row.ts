import type { CorsArgument, CorsRequest } from '../../src/index.ts';

/** Headers by name. A list is sent as several header lines. */
export type HeaderValues = Readonly<Record<string, string | readonly string[]>>;

/** One exchange as data: with these options, the request gets that response on every server. */
export interface ExchangeRow {
  readonly name: string;
  /** The argument of `cors()`; absent if there is none. */
  readonly options?: CorsArgument;
  readonly request: CorsRequest & { readonly method: string; readonly headers: HeaderValues };
  /** Headers that an outer layer has set on the response. */
  readonly before?: HeaderValues;
  readonly expect: ExpectedResponse;
}

export interface ExpectedResponse {
  /** The status that corsmith responds with; absent if it calls `next()`. */
  readonly status?: number;
  /** The body that corsmith responds with; absent if it is empty. */
  readonly body?: string;
  /** Whether `next` is called, exactly once. */
  readonly next: boolean;
  readonly error?: ExpectedError;
  /** Each header and its value, or `null` where it must be absent. */
  readonly headers: Readonly<Record<string, string | null>>;
  readonly vary: string | null;
}

/** The error that `next` gets: its code, if it has one, and a part of its message. */
export interface ExpectedError {
  readonly code?: string;
  readonly message: string;
}

/** The CORS headers of a response; those that are left out must be absent. */
export interface CorsHeaders {
  readonly origin?: string;
  readonly credentials?: 'true';
  readonly methods?: string;
  readonly headers?: string;
  readonly maxAge?: string;
  readonly exposed?: string;
}

export type Case = readonly [
  name: string,
  request: ExchangeRow['request'],
  expect: ExpectedResponse,
  before?: ExchangeRow['before'],
];

export const A = 'https://a.example';
export const B = 'https://b.example';
/** The defaults of a preflight's response, without credentials. */
export const DEFAULTS = { methods: 'GET,HEAD,PUT,PATCH,POST,DELETE', headers: '*, authorization' } as const;

/** Cases under the same options. */
export function rows(topic: string, options: CorsArgument | undefined, cases: readonly Case[]): readonly ExchangeRow[] {
  return cases.map(([name, request, expect, before]) => ({
    name: `${topic}: ${name}`,
    request,
    expect,
    ...(options === undefined ? {} : { options }),
    ...(before === undefined ? {} : { before }),
  }));
}

/** Whether no function is called, so that the decision must be synchronous. */
export function isSynchronous({ options }: ExchangeRow): boolean {
  if (typeof options !== 'object' || !('origin' in options)) return typeof options !== 'function';
  return typeof options.origin !== 'function';
}

export function send(
  method: string,
  origin?: string | readonly string[],
  headers: HeaderValues = {},
): ExchangeRow['request'] {
  return { method, headers: origin === undefined ? headers : { origin, ...headers } };
}

export function get(origin?: string | readonly string[], headers?: HeaderValues): ExchangeRow['request'] {
  return send('GET', origin, headers);
}

/** A preflight for a method, and for headers if any are given. */
export function preflight(
  origin: string | readonly string[],
  method: string = 'PUT',
  headers?: string,
): ExchangeRow['request'] {
  const requested = headers === undefined ? {} : { 'access-control-request-headers': headers };
  return send('OPTIONS', origin, { 'access-control-request-method': method, ...requested });
}

/** The middleware calls `next()` with these headers set. */
export function callsNext(fields: CorsHeaders, vary: string | null): ExpectedResponse {
  return { next: true, headers: headersOf(fields), vary };
}

/** The middleware responds, without a body. */
export function responds(status: number, fields: CorsHeaders, vary: string | null): ExpectedResponse {
  return { status, next: false, headers: headersOf(fields), vary };
}

/** The guard refuses, with a JSON body. */
export function refuses(vary: string | null): ExpectedResponse {
  return { ...responds(403, {}, vary), body: '{"code":"cross-site-request-refused"}' };
}

/** The middleware calls `next(error)`, without CORS headers. */
export function fails(error: ExpectedError, vary: string | null): ExpectedResponse {
  return { next: true, error, headers: headersOf({}), vary };
}

/** Every CORS header by its name. */
export function headersOf({
  origin,
  credentials,
  methods,
  headers,
  maxAge,
  exposed,
}: CorsHeaders): ExpectedResponse['headers'] {
  return {
    'access-control-allow-origin': origin ?? null,
    'access-control-allow-credentials': credentials ?? null,
    'access-control-allow-methods': methods ?? null,
    'access-control-allow-headers': headers ?? null,
    'access-control-max-age': maxAge ?? null,
    'access-control-expose-headers': exposed ?? null,
  };
}
