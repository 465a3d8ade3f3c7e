import { normalizeMethod } from './methods.ts';
import { isCrossOrigin, requestHeaderList } from './page-request.ts';
import type { HeaderLine, PageRequest, WireRequest } from './types.ts';

/** The request itself as the browser sends it. A cookie stands for all credentials. */
export function actualRequest(request: PageRequest): WireRequest {
  const origin = originHeader(request);
  const hasBody = request.body !== undefined || request.streamBody === true;
  return {
    method: normalizeMethod(request.method),
    url: request.url,
    headers: [
      ...requestHeaderList(request),
      ...(origin === null ? [] : [['Origin', origin] as const]),
      ...fetchMetadata(request),
      ...(sendsCredentials(request) ? [['Cookie', 'session=1'] as const] : []),
    ],
    ...(hasBody ? { body: 'a=1' } : {}),
  };
}

/** https://fetch.spec.whatwg.org/#append-a-request-origin-header, under the default referrer policy. */
export function originHeader(request: PageRequest): string | null {
  if (request.mode === 'cors' && isCrossOrigin(request)) return request.origin;
  const method = normalizeMethod(request.method);
  if (method === 'GET' || method === 'HEAD') return null;
  const isDowngrade = request.origin.startsWith('https:') && !request.url.startsWith('https:');
  return request.mode !== 'cors' && isDowngrade ? 'null' : request.origin;
}

/** https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch, includeCredentials. */
function sendsCredentials(request: PageRequest): boolean {
  return request.credentials === 'include' || (request.credentials === 'same-origin' && !isCrossOrigin(request));
}

/** https://www.w3.org/TR/fetch-metadata/#fetch-metadata-headers: only to a trustworthy URL. */
export function fetchMetadata(request: PageRequest): readonly HeaderLine[] {
  if (!isTrustworthy(new URL(request.url))) return [];
  return [
    ['Sec-Fetch-Dest', 'empty'],
    ['Sec-Fetch-Mode', request.mode],
    ['Sec-Fetch-Site', fetchSite(request)],
  ];
}

/** https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(hostname);
}

/** https://html.spec.whatwg.org/#same-site; the last two labels stand for the registrable domain. */
function fetchSite(request: PageRequest): 'same-origin' | 'same-site' | 'cross-site' {
  if (!isCrossOrigin(request)) return 'same-origin';
  const url = new URL(request.url);
  const page = /^([^:]+:)\/\/(.+?)(?::[0-9]+)?$/.exec(request.origin);
  if (page?.[1] !== url.protocol || page[2] === undefined) return 'cross-site';
  return site(page[2]) === site(url.hostname) ? 'same-site' : 'cross-site';
}

function site(host: string): string {
  return /^[0-9.]+$|^\[/.test(host) ? host : host.split('.').slice(-2).join('.');
}
