import { isLoopbackHost, parseOrigin } from '../standard/origins.ts';
import { registrableDomain } from '../standard/public-suffixes.ts';
import type { Header } from '../standard/request-headers.ts';
import type { WireRequest } from './page-request.ts';
import { requestedHeaderNames } from './preflight-request.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** https://html.spec.whatwg.org/#same-origin; every URL is cross-origin to a page of origin `null`. */
export function isCrossOrigin(request: PreparedRequest): boolean {
  return request.tainted || request.url.origin !== request.origin;
}

/**
 * The origin of the request: `null` after a redirect from one foreign origin to another.
 *
 * https://fetch.spec.whatwg.org/#serializing-a-request-origin
 */
export function serializeRequestOrigin({ origin, url, previous }: PreparedRequest): string {
  const isForeignHop = previous.some((from, hop) => {
    const to = previous[hop + 1] ?? url;
    return from.origin !== to.origin && from.origin !== origin;
  });
  return isForeignHop ? 'null' : origin;
}

/** The origin in a preflight. In one engine it is the page's even after a redirect. */
export function preflightOrigin(request: PreparedRequest): string {
  return request.rules.preflightsWithPageOrigin ? request.origin : serializeRequestOrigin(request);
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, steps 1 to 6; it never has cookies. */
export function preflightWire(request: PreparedRequest): WireRequest {
  const names = requestedHeaderNames(request);
  return {
    stage: 'preflight',
    method: 'OPTIONS',
    url: request.url.href,
    headers: [
      ['Accept', '*/*'],
      ['Access-Control-Request-Method', request.method],
      ...(names.length === 0 ? [] : [['Access-Control-Request-Headers', names.join(',')] as const]),
      ['Origin', preflightOrigin(request)],
      ...fetchMetadata(request),
    ],
    hasBody: false,
  };
}

/** https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch */
export function actualWire(request: PreparedRequest): WireRequest {
  const origin = requestOriginHeader(request);
  const { cookie } = request;
  return {
    stage: 'actual',
    method: request.method,
    url: request.url.href,
    headers: [
      ...request.headers,
      ...(origin === undefined ? [] : [['Origin', origin] as const]),
      ...fetchMetadata(request),
      ...(cookie !== undefined && sendsCredentials(request) ? [['Cookie', cookie] as const] : []),
    ],
    hasBody: request.body !== undefined,
  };
}

/** Whether the request includes cookies, client certificates and HTTP authentication. */
function sendsCredentials(request: PreparedRequest): boolean {
  return request.credentials === 'include' || (request.credentials === 'same-origin' && !isCrossOrigin(request));
}

/** https://fetch.spec.whatwg.org/#append-a-request-origin-header, under the default referrer policy. */
function requestOriginHeader(request: PreparedRequest): string | undefined {
  const origin = serializeRequestOrigin(request);
  if (request.mode === 'cors' && isCrossOrigin(request)) return origin;
  const isNullSent = request.rules.sendsNullOrigin && request.origin === 'null' && request.credentials === 'include';
  if ((request.method === 'GET' || request.method === 'HEAD') && !isNullSent) return undefined;
  const isDowngrade = origin.startsWith('https:') && request.url.protocol !== 'https:';
  return request.mode !== 'cors' && isDowngrade ? 'null' : origin;
}

/** https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-append-the-fetch-metadata-headers-for-a-request */
function fetchMetadata(request: PreparedRequest): readonly Header[] {
  if (![...request.previous, request.url].every(isTrustworthy)) return [];
  return [
    ['Sec-Fetch-Dest', 'empty'],
    ['Sec-Fetch-Mode', request.mode],
    ['Sec-Fetch-Site', fetchSite(request)],
  ];
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
export function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || isLoopbackHost(hostname);
}

/** https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header: the least that holds for every URL. */
function fetchSite({ origin, url, previous }: PreparedRequest): 'same-origin' | 'same-site' | 'cross-site' {
  const urls = [...previous, url];
  if (urls.every((each) => each.origin === origin)) return 'same-origin';
  return urls.every((each) => isSameSite(origin, each)) ? 'same-site' : 'cross-site';
}

/** https://html.spec.whatwg.org/#same-site */
export function isSameSite(origin: string, url: URL): boolean {
  const page = parseOrigin(origin);
  return page !== undefined && `${page.scheme}:` === url.protocol && siteOf(page.host) === siteOf(url.hostname);
}

function siteOf(host: string): string {
  return registrableDomain(host) ?? host;
}
