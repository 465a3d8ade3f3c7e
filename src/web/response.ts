import type { CorsDecision } from '../decide/decision.ts';
import { REFUSED_BODY } from '../decide/refusal.ts';
import { CORS_RESPONSE_HEADERS } from '../standard/cors-headers.ts';
import { appendVary } from '../standard/vary.ts';

/** What a response is to bear. */
export type ResponseHeaders = Pick<CorsDecision, 'set' | 'vary'>;

/** Has somebody decided about CORS on this response already? */
export function hasCorsHeaders({ headers }: Response): boolean {
  return headers.has('access-control-allow-origin') || headers.has('access-control-allow-credentials');
}

/**
 * Writes on a response; fields that it already bears go first. One that cannot be changed is copied: its body goes on
 * streaming, its lines of Set-Cookie stay apart. What is no final response (an upgrade, `Response.error()`) is left alone.
 */
export function writeHeadersTo(response: Response, { set, vary }: ResponseHeaders): Response {
  const bears = hasCorsHeaders(response);
  if (response.status < 200 || (!bears && set.length === 0 && vary.length === 0)) return response;
  const ours = mutableResponse(response);
  if (bears) for (const name of CORS_RESPONSE_HEADERS) ours.headers.delete(name);
  for (const [name, value] of set) ours.headers.set(name, value);
  if (vary.length > 0) ours.headers.set('Vary', appendVary(ours.headers.get('vary') ?? undefined, vary));
  return ours;
}

/** What a request is told that the guard refuses. */
export function refusal(): Response {
  return new Response(REFUSED_BODY, { status: 403, headers: { 'Content-Type': 'application/json' } });
}

/** https://fetch.spec.whatwg.org/#concept-headers-guard */
function mutableResponse(response: Response): Response {
  try {
    // nobody bears it: throws where the guard is "immutable", and changes nothing where it is not
    response.headers.delete('corsmith');
    return response;
  } catch {
    return new Response(response.body, response);
  }
}
