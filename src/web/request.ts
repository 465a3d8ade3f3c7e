import type { CorsRequest } from '../options/options.ts';

/** What the core reads of a request, from a web-standard one; an absent Host is told by the URL. */
export function readRequest(request: Request): CorsRequest {
  const headers = Object.fromEntries(request.headers);
  headers['host'] ??= new URL(request.url).host;
  return { method: request.method, headers };
}
