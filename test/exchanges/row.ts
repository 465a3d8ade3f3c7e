import type { CorsArgument, CorsRequest } from '../../src/index.ts';

/** Header fields by name; a list goes over the wire as so many lines. */
export type HeaderFields = Readonly<Record<string, string | readonly string[]>>;

/** One exchange as data: under these options, this request gets that answer, whatever server carries it. */
export interface ExchangeRow {
  readonly name: string;
  /** What `cors()` gets; absent: no argument. */
  readonly options?: CorsArgument;
  readonly request: CorsRequest & { readonly method: string; readonly headers: HeaderFields };
  /** What an outer layer has set on the response. */
  readonly before?: HeaderFields;
  readonly expect: ExpectedAnswer;
}

export interface ExpectedAnswer {
  /** Of an answer of our own; absent where the request is handed on. */
  readonly status?: number;
  /** The body of an answer of our own; absent: empty. */
  readonly body?: string;
  /** Whether `next` is called: once, and without an error but for `error`. */
  readonly next: boolean;
  readonly error?: ExpectedError;
  /** Each field and its value, or `null` where it has to be absent. */
  readonly headers: Readonly<Record<string, string | null>>;
  readonly vary: string | null;
}

/** What `next` gets: an error with this code, if there is one, and a message that contains this. */
export interface ExpectedError {
  readonly code?: string;
  readonly message: string;
}

/** The fields of an answer by what they say; what is left out has to be absent. */
export interface AnswerFields {
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
  expect: ExpectedAnswer,
  before?: ExchangeRow['before'],
];

export const A = 'https://a.example';
export const B = 'https://b.example';
/** The defaults of a preflight's answer, without credentials. */
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

/** Whether all that decides is at hand, so that the answer has to come at once. */
export function isDecidedAtOnce({ options }: ExchangeRow): boolean {
  if (typeof options !== 'object' || !('origin' in options)) return typeof options !== 'function';
  return typeof options.origin !== 'function';
}

export function send(
  method: string,
  origin?: string | readonly string[],
  headers: HeaderFields = {},
): ExchangeRow['request'] {
  return { method, headers: origin === undefined ? headers : { origin, ...headers } };
}

export function get(origin?: string | readonly string[], headers?: HeaderFields): ExchangeRow['request'] {
  return send('GET', origin, headers);
}

/** A preflight for a method, and for headers where there are any. */
export function preflight(
  origin: string | readonly string[],
  method: string = 'PUT',
  headers?: string,
): ExchangeRow['request'] {
  const asked = headers === undefined ? {} : { 'access-control-request-headers': headers };
  return send('OPTIONS', origin, { 'access-control-request-method': method, ...asked });
}

/** The request is handed on with these fields. */
export function handsOn(fields: AnswerFields, vary: string | null): ExpectedAnswer {
  return { next: true, headers: fieldsOf(fields), vary };
}

/** We answer ourselves, without a body. */
export function answers(status: number, fields: AnswerFields, vary: string | null): ExpectedAnswer {
  return { status, next: false, headers: fieldsOf(fields), vary };
}

/** The guard refuses, with a body for programs. */
export function refuses(vary: string | null): ExpectedAnswer {
  return { ...answers(403, {}, vary), body: '{"code":"cross-site-request-refused"}' };
}

/** An error is handed on, without fields. */
export function fails(error: ExpectedError, vary: string | null): ExpectedAnswer {
  return { next: true, error, headers: fieldsOf({}), vary };
}

/** Every field of an answer by its name. */
export function fieldsOf({
  origin,
  credentials,
  methods,
  headers,
  maxAge,
  exposed,
}: AnswerFields): ExpectedAnswer['headers'] {
  return {
    'access-control-allow-origin': origin ?? null,
    'access-control-allow-credentials': credentials ?? null,
    'access-control-allow-methods': methods ?? null,
    'access-control-allow-headers': headers ?? null,
    'access-control-max-age': maxAge ?? null,
    'access-control-expose-headers': exposed ?? null,
  };
}
