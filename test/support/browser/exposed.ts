import { isCrossOrigin } from './page-request.ts';
import { byteLowercase, extractTokens } from './syntax.ts';
import type { PageRequest, RawResponse } from './types.ts';

const SAFELISTED: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);
const FORBIDDEN: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

/** https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name, the fixed part. */
export function isCorsSafelistedResponseHeaderName(name: string): boolean {
  return SAFELISTED.has(byteLowercase(name));
}

/** https://fetch.spec.whatwg.org/#forbidden-response-header-name */
export function isForbiddenResponseHeaderName(name: string): boolean {
  return FORBIDDEN.has(byteLowercase(name));
}

/** The names a page sees: https://fetch.spec.whatwg.org/#concept-filtered-response, basic, CORS or opaque. */
export function readableResponseHeaders(request: PageRequest, response: RawResponse): readonly string[] {
  const present = [...new Set(response.headers.map(([name]) => byteLowercase(name)))]
    .filter((name) => !isForbiddenResponseHeaderName(name))
    .sort();
  if (!isCrossOrigin(request)) return present;
  if (request.mode !== 'cors') return [];
  const exposed = corsExposedHeaderNames(request, response);
  if (exposed === 'all') return present;
  return present.filter((name) => isCorsSafelistedResponseHeaderName(name) || exposed.includes(name));
}

/** https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list, as main fetch sets it. */
export function corsExposedHeaderNames(request: PageRequest, response: RawResponse): readonly string[] | 'all' {
  const names = extractTokens(response.headers, 'Access-Control-Expose-Headers');
  if (names === null || names === 'failure') return [];
  if (request.credentials !== 'include' && names.includes('*')) return 'all';
  return names.map(byteLowercase);
}
