import { BROWSER_HEADERS } from '../../classify/page-headers.ts';
import { headerValue } from '../../standard/header-lines.ts';
import { type Header, hasUnsafeByte, isForbiddenRequestHeaderName } from '../../standard/request-headers.ts';

/** The headers that the page set, from all headers of a copied request. */
export function pageHeadersOf(headers: readonly Header[]): readonly Header[] {
  const isCacheDisabled = headerValue(headers, 'Pragma') === 'no-cache';
  const isEventStream = headerValue(headers, 'Accept') === 'text/event-stream';
  return headers.filter(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'pragma') return value !== 'no-cache';
    if (lower === 'cache-control')
      return !(value === 'max-age=0' || (value === 'no-cache' && (isCacheDisabled || isEventStream)));
    if (lower === 'accept-language') return hasUnsafeByte(value);
    if (lower.startsWith(':') || isForbiddenRequestHeaderName(lower)) return false;
    return !BROWSER_HEADERS.has(lower);
  });
}
