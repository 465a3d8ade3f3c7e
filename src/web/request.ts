import type { CorsRequest } from '../classify/request.ts';

/** The parts of a web-standard request that the core reads. Without a Host header, the host comes from the URL. */
export function toCorsRequest(request: Request): CorsRequest {
  const headers = Object.fromEntries(request.headers);
  headers['host'] ??= new URL(request.url).host;
  return { method: request.method, headers };
}
