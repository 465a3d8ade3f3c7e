import type { WireRequest } from '../browser/page-request.ts';
import { isTrustworthy } from '../browser/wire-request.ts';
import { headerValue } from '../standard/header-lines.ts';
import type { Header } from '../standard/request-headers.ts';
import { VERSION } from './version.ts';

/** Some servers send other responses, or none, to clients that are not browsers. */
export const USER_AGENT: string = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 corsmith/${VERSION}`;

/**
 * A request with the headers that every browser adds. They are not the page's, so they trigger no preflight; a header
 * that the page sets is kept.
 *
 * https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
 */
export function asBrowser(wire: WireRequest, page: string, userAgent: string): WireRequest {
  const { headers, url } = wire;
  // a range of compressed bytes could not be decoded
  const encoding = headerValue(headers, 'Range') === undefined ? 'gzip, deflate, br' : 'identity';
  const added: readonly Header[] = [
    ['User-Agent', userAgent],
    ['Accept-Language', 'en-US,en;q=0.9'],
    ['Accept-Encoding', encoding],
    ...referer(page, new URL(url)),
  ];
  return { ...wire, headers: [...headers, ...added.filter(([name]) => headerValue(headers, name) === undefined)] };
}

/** Only the page's origin is known. https://w3c.github.io/webappsec-referrer-policy/#referrer-policy-strict-origin-when-cross-origin */
function referer(page: string, url: URL): readonly Header[] {
  const isDowngrade = URL.canParse(page) && isTrustworthy(new URL(page)) && !isTrustworthy(url);
  return /^https?:/.test(page) && !isDowngrade ? [['Referer', `${page}/`]] : [];
}
