import { loadTriggers } from './load-triggers.ts';
import { type NotCors, type Preflight, readRequest, requestHeader } from './read-request.ts';
import type { ReceivedTrigger } from './received-triggers.ts';
import type { CorsRequest } from './request.ts';

/** What kind of request arrived, if a page of another origin made it. */
export type ClassifiedRequest =
  /** No Origin: a same-origin GET, curl, a health check. */
  | NotCors
  /** The browser says that page and server have the same origin. */
  | SameOriginRequest
  /** A browser sends it without a preflight. */
  | SimpleRequest
  /** A browser sends a preflight first. */
  | PreflightedRequest
  /** The preflight itself. */
  | Preflight;

/** A request of a page of the server's own origin. */
export interface SameOriginRequest {
  readonly kind: 'same-origin';
  /** The Origin header. */
  readonly origin: string;
}

/** A request that a browser sends without a preflight. */
export interface SimpleRequest {
  readonly kind: 'simple';
  /** The Origin header. */
  readonly origin: string;
}

/** A request before which a browser sends a preflight. */
export interface PreflightedRequest {
  readonly kind: 'preflighted';
  /** The Origin header. */
  readonly origin: string;
  /** Why a browser sends a preflight first; without the values of headers, which may be secret. */
  readonly triggers: readonly ReceivedTrigger[];
}

/** What `classify` should know about the proxies in front of your server. */
export interface ClassifyOptions {
  /**
   * Other headers that your proxies add, in any case. They trigger no preflight.
   *
   * @default none
   * @example classify(request, { ignoreHeaders: ['X-Edge-Region'] })
   */
  readonly ignoreHeaders?: readonly string[] | undefined;
}

/**
 * If a page of another origin made this request, what kind of request was it, and did the browser send a preflight first?
 *
 * An approximation, since a received request does not say who wrote a header: see `pageHeaders` for those that browsers,
 * proxies and hosts add. Other clients can send any headers, so base no security decision on it.
 *
 * @example
 * classify({ method: 'POST', headers: { origin: 'https://a.example', 'content-type': 'application/json' } });
 * // { kind: 'preflighted', origin: 'https://a.example',
 * //   triggers: [{ code: 'header', name: 'content-type', why: 'content-type' }] }
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function classify(request: CorsRequest, { ignoreHeaders = [] }: ClassifyOptions = {}): ClassifiedRequest {
  const received = readRequest(request);
  if (received.kind !== 'actual') return received;
  const { origin } = received;
  if (requestHeader(request, 'sec-fetch-site') === 'same-origin') return { kind: 'same-origin', origin };
  const triggers = sendsPreflights(request) ? loadTriggers().receivedTriggers(request, ignoreHeaders) : [];
  return triggers.length === 0 ? { kind: 'simple', origin } : { kind: 'preflighted', origin, triggers };
}

/** Only `cors` requests have preflights, not forms, pings and reports: https://fetch.spec.whatwg.org/#concept-request-mode */
function sendsPreflights(request: CorsRequest): boolean {
  return (requestHeader(request, 'sec-fetch-mode') ?? 'cors') === 'cors';
}
