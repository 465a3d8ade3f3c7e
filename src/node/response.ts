import type { CorsResponse } from '../options/refusal-handler.ts';
import { appendVary } from '../standard/append-vary.ts';
import { CORS_RESPONSE_HEADERS } from '../standard/cors-headers.ts';
import { warnLayered } from './emit-warning.ts';

export type { CorsNext, CorsResponse } from '../options/refusal-handler.ts';

/** Removes the headers of an outer policy: only the last policy applies. */
export function removeCorsHeaders(response: CorsResponse): void {
  if (
    response.getHeader('access-control-allow-origin') === undefined &&
    response.getHeader('access-control-allow-credentials') === undefined
  )
    return;
  removeAllCorsHeaders(response);
}

/** Not inside `removeCorsHeaders`, which runs for each request. */
function removeAllCorsHeaders(response: CorsResponse): void {
  for (const name of CORS_RESPONSE_HEADERS) response.removeHeader?.(name);
  warnLayered();
}

/**
 * Adds names to the `Vary` header of a response.
 *
 * @param lookUp Node finds lower-case names fastest; mock responses may know only `Vary`
 */
export function addVary(response: CorsResponse, names: readonly string[], lookUp: 'vary' | 'Vary' = 'vary'): void {
  if (names.length === 0) return;
  response.setHeader('Vary', appendVary(response.getHeader(lookUp), names));
}

/** Is it too late for headers: has the response started, or has the client disconnected? */
export function isResponseStarted({ headersSent, writableEnded, destroyed, stream }: CorsResponse): boolean {
  return headersSent === true || writableEnded === true || destroyed === true || stream?.destroyed === true;
}
