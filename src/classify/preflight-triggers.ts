import { isHeaderValue, normalizeHeaderValue } from '../standard/header-values.ts';
import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from '../standard/methods.ts';
import {
  type Header,
  isForbiddenRequestHeader,
  type UnsafeHeader,
  unsafeRequestHeaders,
} from '../standard/request-headers.ts';
import { isToken } from '../standard/tokens.ts';

/** A cross-origin request as a page makes it with `fetch` or XMLHttpRequest. */
export interface ScriptedRequest {
  /** The method in any case. @default 'GET' */
  readonly method?: string | undefined;
  /** The headers that the page sets, in any case, and the Content-Type that its body implies. @default none */
  readonly headers?: readonly Header[] | undefined;
  /** A listener on `XMLHttpRequest.upload`. @default false */
  readonly uploadListener?: boolean | undefined;
  /** A ReadableStream as the body. @default false */
  readonly streamBody?: boolean | undefined;
}

/** One thing about a request that makes a browser send a preflight first. */
export type PreflightTrigger =
  | MethodTrigger
  | HeaderTrigger
  | { readonly code: 'upload-listener' }
  | { readonly code: 'stream-body' }
  /** The page's call throws, so no request is sent. */
  | { readonly code: 'forbidden'; readonly method: string }
  | { readonly code: 'forbidden'; readonly name: string; readonly value: string };

/** A method that is not CORS-safelisted. */
export interface MethodTrigger {
  readonly code: 'method';
  /** The method as sent. */
  readonly method: string;
}

/** A header that is not CORS-safelisted. */
export interface HeaderTrigger extends UnsafeHeader {
  readonly code: 'header';
}

/**
 * Why a browser would send a preflight before this request; empty for a simple request. Headers that pages cannot set
 * (Cookie, Origin, Sec-*, ...) are dropped, as browsers drop them. A forbidden or malformed method or header makes the
 * page's call throw: its code is `forbidden`.
 *
 * `fetch` checks headers of the same name one by one. With an upload listener the request is an XMLHttpRequest, which
 * joins them first.
 *
 * @example
 * preflightTriggers({ method: 'PUT', headers: [['Content-Type', 'application/json']] });
 * // [{ code: 'method', method: 'PUT' },
 * //  { code: 'header', name: 'Content-Type', value: 'application/json', why: 'content-type' }]
 * @see https://fetch.spec.whatwg.org/#http-fetch
 */
export function preflightTriggers(request: ScriptedRequest): readonly PreflightTrigger[] {
  const { method = 'GET', headers = [], uploadListener = false, streamBody = false } = request;
  const normalized = headers.map(([name, value]): Header => [name, normalizeHeaderValue(value)]);
  const forbidden = forbiddenParts(method, normalized);
  if (forbidden.length > 0) return forbidden;

  const set = normalized.filter(([name, value]) => !isForbiddenRequestHeader(name, value));
  const sent = withAccept(uploadListener ? joinByName(set) : set);
  return [
    ...requestTriggers(normalizeMethod(method), sent),
    ...(uploadListener ? [{ code: 'upload-listener' } as const] : []),
    ...(streamBody ? [{ code: 'stream-body' } as const] : []),
  ];
}

/** What triggers a preflight on the wire: the method and the headers that a page wrote. */
export function requestTriggers(
  method: string,
  headers: readonly Header[],
): readonly (MethodTrigger | HeaderTrigger)[] {
  return [
    ...(isSafelistedMethod(method) ? [] : [{ code: 'method', method } as const]),
    ...unsafeRequestHeaders(headers).map((header) => ({ code: 'header', ...header }) as const),
  ];
}

/** https://fetch.spec.whatwg.org/#dom-request and https://fetch.spec.whatwg.org/#headers-validate */
function forbiddenParts(method: string, headers: readonly Header[]): readonly PreflightTrigger[] {
  const malformed = headers.filter(([name, value]) => !isToken(name) || !isHeaderValue(value));
  return [
    ...(!isToken(method) || isForbiddenMethod(method) ? [{ code: 'forbidden', method } as const] : []),
    ...malformed.map(([name, value]) => ({ code: 'forbidden', name, value }) as const),
  ];
}

/** https://xhr.spec.whatwg.org/#dom-xmlhttprequest-setrequestheader */
export function joinByName(headers: readonly Header[]): readonly Header[] {
  const values = new Map<string, Header>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const [first, before] = values.get(key) ?? [name];
    values.set(key, [first, before === undefined ? value : `${before}, ${value}`]);
  }
  return [...values.values()];
}

/** Fetch adds Accept before it counts the bytes: https://fetch.spec.whatwg.org/#concept-fetch */
export function withAccept(headers: readonly Header[]): readonly Header[] {
  return headers.some(([name]) => name.toLowerCase() === 'accept') ? headers : [...headers, ['Accept', '*/*']];
}
