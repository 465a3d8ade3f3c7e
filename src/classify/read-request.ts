import { joinHeaderLines } from '../standard/header-lines.ts';
import type { CorsRequest } from './request.ts';

/** What the browser is doing: one of three things, told by the method and two headers. */
export type ReceivedRequest = NotCors | ActualRequest | Preflight;

/** No Origin: a same-origin GET, curl, a health check. */
export interface NotCors {
  readonly kind: 'not-cors';
}

/** A request with Origin: perhaps cross-origin, perhaps only not GET or HEAD. */
export interface ActualRequest {
  readonly kind: 'actual';
  readonly origin: string;
}

/** The browser asks first: may a page on `origin` use `method` with these `headers`? */
export interface Preflight {
  readonly kind: 'preflight';
  readonly origin: string;
  /** Access-Control-Request-Method, as received. */
  readonly method: string;
  /** Access-Control-Request-Headers, as received; absent where nothing but the method is asked. */
  readonly headers: string | undefined;
}

/** The one exchange without an Origin. */
export const NOT_CORS: NotCors = Object.freeze({ kind: 'not-cors' });

/**
 * Which exchange is on the wire. A preflight is `OPTIONS` with Origin and Access-Control-Request-Method, an empty value
 * being present; every other OPTIONS is the application's.
 *
 * @example
 * classify({ method: 'OPTIONS', headers: { origin: 'https://a.example', 'access-control-request-method': 'PUT' } });
 * // { kind: 'preflight', origin: 'https://a.example', method: 'PUT', headers: undefined }
 * @see https://fetch.spec.whatwg.org/#cors-preflight-request
 */
export function readRequest({ method, headers }: CorsRequest): ReceivedRequest {
  // each name written out, since V8 is slower to find a property whose name is a variable
  const origin = joinHeaderLines(headers['origin']);
  if (origin === undefined) return NOT_CORS;
  if (method !== 'OPTIONS') return { kind: 'actual', origin };
  const asked = joinHeaderLines(headers['access-control-request-method']);
  if (asked === undefined) return { kind: 'actual', origin };
  return {
    kind: 'preflight',
    origin,
    method: asked,
    headers: joinHeaderLines(headers['access-control-request-headers']),
  };
}

/** A field of a request in one value. */
export function requestHeader({ headers }: CorsRequest, name: string): string | undefined {
  return joinHeaderLines(headers[name]);
}
