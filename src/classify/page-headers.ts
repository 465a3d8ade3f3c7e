import { type Header, hasUnsafeByte, isForbiddenRequestHeaderName } from '../standard/request-headers.ts';
import type { CorsRequest } from './request.ts';

// what browsers send by themselves: identity, hints, what their caches know
const BROWSERS: ReadonlySet<string> = new Set([
  'cache-control',
  'device-memory',
  'downlink',
  'dpr',
  'ect',
  'http2-settings',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'pragma',
  'priority',
  'purpose',
  'rtt',
  'save-data',
  'upgrade-insecure-requests',
  'user-agent',
  'viewport-width',
  'width',
]);

// what proxies and hosts in front of a server add
const PROXIES =
  /^(?:cdn-loop|client-ip|forwarded|true-client-ip|x-(?:amz-cf-id|client-ip|cloud-trace-context|real-ip))$/;
const PROXY_FAMILIES = /^(?:cf|fastly|fly|x-amzn|x-azure|x-envoy|x-forwarded|x-vercel)-/;

/**
 * The headers of a received request that its page most likely wrote, for `preflightTriggers`. An approximation, for a
 * received request does not tell who wrote what. Left out are the headers that no page can set, those that browsers add
 * by themselves (User-Agent, If-None-Match, Cache-Control, ...; Accept and Accept-Language unless they hold a byte that
 * browsers never write there), and those that proxies add (Forwarded, X-Forwarded-*, ...). So a page's own
 * Cache-Control is missed, and an unknown proxy's header is taken for the page's.
 *
 * @example
 * pageHeaders({ host: 'api.example', 'user-agent': 'Mozilla/5.0', 'x-api-version': '2' }); // [['x-api-version', '2']]
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
export function pageHeaders(received: CorsRequest['headers']): readonly Header[] {
  return Object.entries(received)
    .flatMap(([name, value = []]) => [value].flat().map((each): Header => [name.toLowerCase(), each]))
    .filter(([name, value]) => isPageHeader(name, value));
}

function isPageHeader(name: string, value: string): boolean {
  if (name === 'accept' || name === 'accept-language') return hasUnsafeByte(value);
  if (name.startsWith(':') || isForbiddenRequestHeaderName(name) || BROWSERS.has(name)) return false;
  return !PROXIES.test(name) && !PROXY_FAMILIES.test(name);
}
