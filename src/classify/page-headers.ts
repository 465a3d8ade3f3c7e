import { type Header, hasUnsafeByte, isForbiddenRequestHeader, isLanguageValue } from '../standard/request-headers.ts';
import type { CorsRequest } from './request.ts';

/** Headers that browsers add on their own: about themselves, the network and their caches. */
export const BROWSER_HEADERS: ReadonlySet<string> = new Set([
  'alt-used',
  'attribution-reporting-eligible',
  'attribution-reporting-support',
  'available-dictionary',
  'cache-control',
  'device-memory',
  'dictionary-id',
  'downlink',
  'dpr',
  'ect',
  'http2-settings',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'ping-from',
  'ping-to',
  'pragma',
  'priority',
  'purpose',
  'rtt',
  'save-data',
  'service-worker',
  'upgrade-insecure-requests',
  'user-agent',
  'viewport-width',
  'width',
  'x-client-data',
  'x-purpose',
]);

/** Headers that proxies, load balancers and hosts add in front of a server. */
const PROXIES: ReadonlySet<string> = new Set([
  ...['cdn-loop', 'client-ip', 'forwarded', 'max-forwards', 'true-client-ip', 'x-client-ip', 'x-cluster-client-ip'],
  ...['x-forwarded', 'x-original-method', 'x-original-uri', 'x-original-url', 'x-real-ip', 'x-rewrite-url', 'x-scheme'],
  ...['x-remote-user', 'x-ssl-cipher', 'x-ssl-protocol', 'x-varnish'],
  // Heroku, also in use elsewhere
  ...['connect-time', 'total-route-time', 'x-queue-start', 'x-request-id', 'x-request-start'],
  // Azure, Google Cloud, Render
  ...['disguised-host', 'function-execution-id', 'was-default-hostname', 'x-cloud-trace-context', 'rndr-id'],
]);

/** Headers of traces, which a proxy starts as often as a page: https://www.w3.org/TR/trace-context/ */
const TRACING: ReadonlySet<string> = new Set(['b3', 'baggage', 'traceparent', 'tracestate', 'uber-trace-id']);

const FAMILIES: readonly string[] = [
  ...['akamai-', 'cf-', 'cloudfront-', 'fastly-', 'fly-', 'ssl-client-', 'x-akamai-', 'x-amz-cf-', 'x-amzn-'],
  ...['x-appengine-', 'x-appgw-', 'x-appservice-', 'x-arr-', 'x-auth-request-', 'x-azure-', 'x-b3-', 'x-datadog-'],
  ...['x-envoy-', 'x-fd-', 'x-forwarded-', 'x-goog-authenticated-', 'x-goog-iap-', 'x-kong-', 'x-ms-client-', 'x-nf-'],
  ...['x-original-forwarded-', 'x-ot-', 'x-pomerium-', 'x-railway-', 'x-vercel-', 'x-waws-'],
];

/** What Android's WebView puts into X-Requested-With: the name of the application's package. */
const ANDROID_PACKAGE = /^[a-z]\w*(?:\.\w+)+$/i;

/**
 * The headers of a received request that its page most likely wrote, for `preflightTriggers`. An approximation, since a
 * received request does not say who wrote a header. It leaves out headers that no page can set; those that browsers
 * add on their own (User-Agent, If-None-Match, Cache-Control, ...; Accept and Accept-Language unless they contain a byte
 * that browsers never write there); and those that proxies and hosts add (X-Forwarded-*, X-Request-Id, traceparent, ...).
 * So a page's own Cache-Control or traceparent is missed, and an unknown proxy's header counts as the page's.
 *
 * @example
 * pageHeaders({ host: 'api.example', 'user-agent': 'Mozilla/5.0', 'x-api-version': '2' }); // [['x-api-version', '2']]
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
export function pageHeaders(received: CorsRequest['headers']): readonly Header[] {
  return Object.entries(received)
    .flatMap(([name, value = []]) => [value].flat().map((each): Header => [name.toLowerCase(), String(each)]))
    .filter(([name, value]) => isPageHeader(name, value));
}

function isPageHeader(name: string, value: string): boolean {
  if (name === 'accept') return hasUnsafeByte(value);
  if (name === 'accept-language') return !isLanguageValue(value);
  if (name === 'x-requested-with') return !ANDROID_PACKAGE.test(value);
  // HTTP/2: https://www.rfc-editor.org/rfc/rfc9113#section-8.3.1
  if (name.startsWith(':') || isForbiddenRequestHeader(name, value)) return false;
  if (BROWSER_HEADERS.has(name) || PROXIES.has(name) || TRACING.has(name)) return false;
  return !FAMILIES.some((prefix) => name.startsWith(prefix));
}
