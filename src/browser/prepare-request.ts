import { joinByName, withAccept } from '../classify/preflight-triggers.ts';
import { headerValue } from '../standard/header-lines.ts';
import { isHeaderValue, normalizeHeaderValue } from '../standard/header-values.ts';
import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from '../standard/methods.ts';
import { type Header, isForbiddenRequestHeader, isSafelistedRequestHeader } from '../standard/request-headers.ts';
import { isToken } from '../standard/tokens.ts';
import type { EngineRules } from './engine-rules.ts';
import type { CredentialsMode, PageBody, PageRequest, RedirectMode, RequestMode } from './page-request.ts';
import type { FailedFinding } from './steps.ts';

/** A request ready for fetching: https://fetch.spec.whatwg.org/#concept-request */
export interface PreparedRequest {
  readonly origin: string;
  /** The current URL. */
  readonly url: URL;
  /** The URLs before each redirect. */
  readonly previous: readonly URL[];
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body: PageBody | undefined;
  readonly credentials: CredentialsMode;
  readonly mode: RequestMode;
  readonly redirect: RedirectMode;
  readonly uploadListener: boolean;
  readonly cookie: string | undefined;
  /** After a response from another origin, the request stays cross-origin. */
  readonly tainted: boolean;
  readonly rules: EngineRules;
  readonly addresses: Readonly<Record<string, string>>;
  /** The header names of the first preflight, if a redirect followed it. */
  readonly preflighted: readonly string[] | undefined;
  /** Those that the next preflight requests again. */
  readonly requestedAgain: readonly string[];
}

const NO_CORS_SAFELISTED: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
  'content-type',
]);

/** The request that `fetch()` or XMLHttpRequest creates, or why it throws. */
export function prepare(request: PageRequest, rules: EngineRules): PreparedRequest | FailedFinding {
  const { origin, method = 'GET', mode = 'cors', uploadListener = false } = request;
  const lines = normalizedHeaders(request);
  const invalid = findInvalid(request, lines, rules);
  if (invalid !== undefined) {
    const { value, message } = invalid;
    return { code: 'request', problem: 'invalid-request', detail: { value }, seen: value, message };
  }

  const normalized = normalizeMethod(method);
  // XMLHttpRequest ignores the body of GET and HEAD, and fetch throws
  const body = isBodyless(normalized) ? undefined : sentBody(request.body, rules);
  const guarded = guard(lines, mode);
  return {
    origin,
    url: new URL(request.url),
    previous: [],
    method: normalized,
    headers: withAccept(withContentType(uploadListener || rules.joinsHeaders ? joinByName(guarded) : guarded, body)),
    body,
    credentials: request.credentials ?? 'same-origin',
    mode,
    redirect: request.redirect ?? 'follow',
    uploadListener: uploadListener && (body !== undefined || !rules.listenerNeedsBody),
    cookie: request.cookie,
    tainted: false,
    rules,
    addresses: request.addresses ?? {},
    preflighted: undefined,
    requestedAgain: [],
  };
}

/** The headers that the browser drops silently. */
export function droppedHeaders(request: PageRequest): readonly string[] {
  return normalizedHeaders(request)
    .filter(([name, value]) => isForbiddenRequestHeader(name, value))
    .map(([name]) => name);
}

function normalizedHeaders({ headers = [] }: PageRequest): readonly Header[] {
  const pairs: readonly Header[] = isList(headers) ? headers : Object.entries(headers);
  return pairs.map(([name, value]): Header => [name, normalizeHeaderValue(value)]);
}

function isList(headers: NonNullable<PageRequest['headers']>): headers is readonly Header[] {
  return Array.isArray(headers);
}

/** https://fetch.spec.whatwg.org/#dom-request */
function findInvalid(
  request: PageRequest,
  lines: readonly Header[],
  { streams }: EngineRules,
): { readonly value: string; readonly message: string } | undefined {
  const { url, method = 'GET', mode = 'cors', body } = request;
  if (!URL.canParse(url)) return { value: url, message: 'This is not an absolute URL' };
  const { username, password } = new URL(url);
  if (username !== '' || password !== '')
    return { value: url, message: 'fetch() does not accept a user name or password in the URL' };
  if (!isToken(method)) return { value: method, message: 'This is not a valid method' };
  if (isForbiddenMethod(method)) return { value: method, message: `Pages cannot send ${method.toUpperCase()}` };
  const malformed = lines.find(([name, value]) => !isToken(name) || !isHeaderValue(value));
  if (malformed !== undefined) return { value: malformed.join(': '), message: 'This is not a valid header' };
  const normalized = normalizeMethod(method);
  const isStream = body?.kind === 'ReadableStream';
  if (mode === 'no-cors' && (!isSafelistedMethod(normalized) || isStream || request.uploadListener === true))
    return { value: normalized, message: 'Mode no-cors allows simple requests only' };
  if (isStream && streams === 'unsupported')
    return { value: body.kind, message: 'This engine does not support stream bodies' };
  if (isBodyless(normalized) && body !== undefined && request.uploadListener !== true)
    return { value: normalized, message: 'GET and HEAD cannot have a body' };
  return undefined;
}

function isBodyless(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function sentBody(body: PageBody | undefined, { streams }: EngineRules): PageBody | undefined {
  return body?.kind === 'ReadableStream' && streams === 'as-text' ? { kind: 'string' } : body;
}

/** https://fetch.spec.whatwg.org/#concept-headers-append, with the guard of the mode. */
function guard(lines: readonly Header[], mode: RequestMode): readonly Header[] {
  const permitted = lines.filter(([name, value]) => !isForbiddenRequestHeader(name, value));
  if (mode !== 'no-cors') return permitted;
  const kept: Header[] = [];
  for (const [name, value] of permitted) {
    const before = headerValue(kept, name);
    const together = before === undefined ? value : `${before}, ${value}`;
    if (NO_CORS_SAFELISTED.has(name.toLowerCase()) && isSafelistedRequestHeader(name, together))
      kept.push([name, value]);
  }
  return kept;
}

/** https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
function withContentType(headers: readonly Header[], body: PageBody | undefined): readonly Header[] {
  const type = body === undefined ? '' : contentTypeOf(body);
  return type === '' || headerValue(headers, 'Content-Type') !== undefined
    ? headers
    : [...headers, ['Content-Type', type]];
}

function contentTypeOf(body: PageBody): string {
  switch (body.kind) {
    case 'string':
      return 'text/plain;charset=UTF-8';
    case 'URLSearchParams':
      return 'application/x-www-form-urlencoded;charset=UTF-8';
    case 'FormData':
      return 'multipart/form-data; boundary=----formdata';
    case 'Blob':
      return body.type;
    case 'ArrayBuffer':
    case 'ReadableStream':
      return '';
  }
}
