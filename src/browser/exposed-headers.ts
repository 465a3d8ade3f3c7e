import { headerTokens, headerValue } from '../standard/header-lines.ts';
import type { Header } from '../standard/request-headers.ts';
import { isForbiddenResponseHeaderName, isSafelistedResponseHeaderName } from '../standard/response-headers.ts';
import type { CredentialsMode, RawResponse } from './page-request.ts';
import type { Finding } from './steps.ts';

/** The headers that a script can read: https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
export function exposedHeaders(credentials: CredentialsMode, { headers }: RawResponse): readonly Header[] {
  const tokens = headerTokens(headers, 'Access-Control-Expose-Headers');
  const listed = typeof tokens === 'object' ? tokens.map((name) => name.toLowerCase()) : [];
  const any = listed.includes('*') && credentials !== 'include';
  return readableHeaders(headers).filter(
    ([name]) => any || isSafelistedResponseHeaderName(name) || listed.includes(name.toLowerCase()),
  );
}

/** The headers that a page of the same origin can read: https://fetch.spec.whatwg.org/#concept-filtered-response-basic */
export function readableHeaders(headers: readonly Header[]): readonly Header[] {
  return headers.filter(([name]) => !isForbiddenResponseHeaderName(name));
}

/** The response headers that the page cannot read. */
export function exposedHeadersFinding(credentials: CredentialsMode, response: RawResponse): Finding {
  const seen = headerValue(response.headers, 'Access-Control-Expose-Headers');
  const readable = new Set(exposedHeaders(credentials, response).map(([name]) => name.toLowerCase()));
  const names = [...new Set(response.headers.map(([name]) => name.toLowerCase()))].filter(
    (name) => !readable.has(name),
  );
  const message =
    names.length === 0 ? 'The page can read every response header' : `The page cannot read ${names.join(', ')}`;
  return { code: 'exposed-headers', seen, message, names };
}
