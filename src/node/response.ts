import { CORS_RESPONSE_HEADERS } from '../standard/cors-headers.ts';
import { appendVary } from '../standard/vary.ts';
import { warnLayered } from './emit-warning.ts';

/** What corsmith needs of a response. Responses of Express, Connect, `node:http` and `node:http2` all have it. */
export interface CorsResponse {
  statusCode: number;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  /** Of `node:http2`, where only the stream knows that the client has left. */
  readonly stream?: { readonly destroyed?: boolean } | undefined;
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string): unknown;
  removeHeader?(name: string): void;
  end(): unknown;
  end(body: string): unknown;
}

/**
 * Calls the next handler, or reports an error. The type of a method, which may take a narrower error: h3's `next` takes
 * an `Error`.
 */
export type CorsNext = { next(error?: unknown): void }['next'];

/** The last policy applied wins whole: what an outer layer set goes first. */
export function removeCorsHeaders(response: CorsResponse): void {
  if (
    response.getHeader('access-control-allow-origin') === undefined &&
    response.getHeader('access-control-allow-credentials') === undefined
  )
    return;
  removeAllCorsHeaders(response);
}

/** Apart from `takeAway`, which is run for each request, while this seldom is. */
function removeAllCorsHeaders(response: CorsResponse): void {
  warnLayered();
  for (const name of CORS_RESPONSE_HEADERS) response.removeHeader?.(name);
}

/** Adds names to the `Vary` header of a response. */
export function addVary(response: CorsResponse, names: readonly string[]): void {
  if (names.length === 0) return;
  response.setHeader('Vary', appendVary(response.getHeader('vary'), names));
}

/** An answer that comes after the response has begun, or the client has left, can change nothing any more. */
export function isResponseStarted({ headersSent, writableEnded, destroyed, stream }: CorsResponse): boolean {
  return headersSent === true || writableEnded === true || destroyed === true || stream?.destroyed === true;
}
