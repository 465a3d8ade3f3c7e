import { getHeader } from './syntax.ts';
import type { PageRequest, RawResponse } from './types.ts';

/** https://fetch.spec.whatwg.org/#concept-cors-check, with the credentials mode of the request itself. */
export function corsCheck(request: Pick<PageRequest, 'origin' | 'credentials'>, response: RawResponse): boolean {
  const origin = getHeader(response.headers, 'Access-Control-Allow-Origin');
  if (origin === null) return false;
  if (request.credentials !== 'include' && origin === '*') return true;
  if (request.origin !== origin) return false;
  if (request.credentials !== 'include') return true;
  return getHeader(response.headers, 'Access-Control-Allow-Credentials') === 'true';
}
