import type { PageRequest } from '../browser/page-request.ts';

/** How a page sends a request without credentials, including a beacon. */
export function withoutCredentials({ method = 'GET' }: PageRequest): string {
  const beacon =
    method === 'POST' ? '. navigator.sendBeacon() always includes them: use fetch() with keepalive: true' : '';
  return `If the request needs no cookies, send it without credentials${beacon}`;
}
