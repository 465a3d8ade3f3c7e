import type { CorsRequest } from '../classify/request.ts';

/** What the core reads of a request, from a web-standard one. Without a Host header, the URL has the host. */
export function toCorsRequest(request: Request): CorsRequest {
  const headers = Object.fromEntries(request.headers);
  headers['host'] ??= new URL(request.url).host;
  return { method: request.method, headers };
}
