import type { WireRequest } from '../browser/page-request.ts';

const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'cookie']);

/** A request without the credentials that were pasted, unless it goes to the origin that they were pasted for. */
export function withOwnCredentials(wire: WireRequest, url: string): WireRequest {
  if (new URL(wire.url).origin === new URL(url).origin) return wire;
  return { ...wire, headers: wire.headers.filter(([name]) => !CREDENTIALS.has(name.toLowerCase())) };
}
