import type { CorsDecision } from '../decide/decision.ts';
import { appendVary } from '../standard/append-vary.ts';
import { CORS_RESPONSE_HEADERS } from '../standard/cors-headers.ts';

/** The headers to set on a response. */
export type ResponseHeaders = Pick<CorsDecision, 'set' | 'vary'>;

/** Did anything else set CORS headers on this response? */
export function hasForeignCorsHeaders(response: Response): boolean {
  return !writtenFor.has(response) && hasCorsHeaders(response);
}

function hasCorsHeaders({ headers }: Response): boolean {
  return headers.has('access-control-allow-origin') || headers.has('access-control-allow-credentials');
}

/** The request that a response was written for: a handler may return one response for several requests. */
const writtenFor = new WeakMap<Response, Request>();

/**
 * Writes headers to a response, replacing its CORS headers. A response that cannot be changed, or that was written for
 * another request, is copied: the body still streams, and Set-Cookie lines stay separate. Responses that are not final
 * (an upgrade, `Response.error()`) are returned unchanged.
 */
export function writeHeadersTo(response: Response, request: Request, { set, vary }: ResponseHeaders): Response {
  const hasCors = hasCorsHeaders(response);
  if (response.status < 200 || (!hasCors && set.length === 0 && vary.length === 0)) return response;
  const ours = isSharedBy(response, request) ? copyOf(response.clone()) : mutableResponse(response);
  writtenFor.set(ours, request);
  if (hasCors) for (const name of CORS_RESPONSE_HEADERS) ours.headers.delete(name);
  for (const [name, value] of set) ours.headers.set(name, value);
  if (vary.length > 0) ours.headers.set('Vary', appendVary(ours.headers.get('vary') ?? undefined, vary));
  return ours;
}

/** https://fetch.spec.whatwg.org/#concept-headers-guard */
function mutableResponse(response: Response): Response {
  try {
    // no response has this header: deleting it throws if the guard is "immutable", and otherwise changes nothing
    response.headers.delete('corsmith');
    return response;
  } catch {
    return copyOf(response);
  }
}

function copyOf(response: Response): Response {
  return new Response(response.body, response);
}

function isSharedBy(response: Response, request: Request): boolean {
  const before = writtenFor.get(response);
  return before !== undefined && before !== request;
}
