import type { WireExchange } from '../browser/page-request.ts';
import { headerSeconds, headerValue } from '../standard/header-lines.ts';

// https://www.rfc-editor.org/rfc/rfc9110#name-overview-of-status-codes
const CACHEABLE: ReadonlySet<number> = new Set([200, 203, 204, 206, 300, 301, 308, 404, 410]);

/** Whether a shared cache may store a response and reuse it without a new request: https://www.rfc-editor.org/rfc/rfc9111#name-storing-responses-in-caches */
export function storableInSharedCache({ request, response: { status, headers } }: WireExchange): boolean {
  if (request.method !== 'GET' || !CACHEABLE.has(status)) return false;
  const directives = (headerValue(headers, 'Cache-Control') ?? '').toLowerCase().split(/\s*,\s*/);
  const has = (name: string) => directives.some((each) => each === name || each.startsWith(`${name}=`));
  if (has('no-store') || has('private') || has('no-cache') || headerValue(headers, 'Vary') === '*') return false;
  const isForUser = headerValue(request.headers, 'Authorization') !== undefined;
  if (isForUser && !has('public') && !has('s-maxage') && !has('must-revalidate')) return false;
  if (directives.includes('max-age=0') && !has('s-maxage')) return false;
  const isFresh = has('public') || has('max-age') || has('s-maxage') || headerValue(headers, 'Expires') !== undefined;
  const isStored = (headerSeconds(headers, 'Age') ?? 0) > 0;
  // without an explicit lifetime, caches use a fraction of the time since the last change
  return isFresh || isStored || headerValue(headers, 'Last-Modified') !== undefined;
}
