import { joinHeaderLines } from '../standard/header-lines.ts';
import { LONGEST_ORIGIN } from '../standard/origins.ts';
import type { CorsRequest } from './request.ts';

/** What kind of request it is, by its method and two headers. */
export type ReceivedRequest = NotCors | ActualRequest | Preflight;

/** No Origin: a same-origin GET, curl, a health check. */
export interface NotCors {
  readonly kind: 'not-cors';
}

/** A request with Origin: cross-origin, or same-origin but not GET or HEAD. */
export interface ActualRequest {
  readonly kind: 'actual';
  /** The Origin header. */
  readonly origin: string;
}

/** May a page on `origin` send a request with this `method` and these `headers`? */
export interface Preflight {
  readonly kind: 'preflight';
  /** The Origin header. */
  readonly origin: string;
  /** Access-Control-Request-Method, as received. */
  readonly method: string;
  /** Access-Control-Request-Headers, as received; absent if only the method needs a preflight. */
  readonly headers: string | undefined;
}

/** Every request without an Origin header. */
export const NOT_CORS: NotCors = Object.freeze({ kind: 'not-cors' });

/**
 * The kind of a request. A preflight is `OPTIONS` with Origin and Access-Control-Request-Method, which may be empty; every
 * other OPTIONS request goes to the application.
 *
 * @example
 * readRequest({ method: 'OPTIONS', headers: { origin: 'https://a.example', 'access-control-request-method': 'PUT' } });
 * // { kind: 'preflight', origin: 'https://a.example', method: 'PUT', headers: undefined }
 * @see https://fetch.spec.whatwg.org/#cors-preflight-request
 */
export function readRequest({ method, headers }: CorsRequest): ReceivedRequest {
  // each name written out, since V8 is slower to find a property whose name is a variable
  const origin = joinHeaderLines(headers['origin']);
  if (origin === undefined) return NOT_CORS;
  if (method !== 'OPTIONS') return actualRequest(origin);
  const requested = joinHeaderLines(headers['access-control-request-method']);
  if (requested === undefined) return actualRequest(origin);
  return {
    kind: 'preflight',
    origin,
    method: requested,
    headers: joinHeaderLines(headers['access-control-request-headers']),
  };
}

// most requests have the same Origin as the one before
let recent: ActualRequest = { kind: 'actual', origin: '' };

function actualRequest(origin: string): ActualRequest {
  if (origin === recent.origin) return recent;
  const request: ActualRequest = { kind: 'actual', origin };
  if (origin.length <= LONGEST_ORIGIN) recent = request;
  return request;
}

/** The lines of a header as one value. */
export function requestHeader({ headers }: CorsRequest, name: string): string | undefined {
  return joinHeaderLines(headers[name]);
}
