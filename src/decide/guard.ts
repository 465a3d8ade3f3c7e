import { type ReceivedRequest, requestHeader } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { EnforceSettings } from '../options/read-enforce.ts';
import { parseOrigin } from '../standard/origins.ts';

/** Methods that are defined to change nothing: https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** A server's origin has one of these schemes. Origins omit `:80` and `:443`, but Host may include them. */
const DEFAULT_PORT: Readonly<Record<string, RegExp>> = { http: /:80$/, https: /:443$/ };

/**
 * Whether the guard refuses this request. It accepts, in this order: origins that the policy allows; preflights, which
 * carry no cookies and change nothing; safe methods, unless `methods` is `all`; requests that the browser marks as
 * same-origin or started by the user; with `all`, navigations. It refuses other requests that have Sec-Fetch-Site. Without
 * that header, the Origin must be this server's own, or absent.
 *
 * https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
 */
export function isRefused(
  enforce: EnforceSettings,
  request: CorsRequest,
  received: ReceivedRequest,
  allowed: boolean,
): boolean {
  if (allowed || received.kind === 'preflight') return false;
  const all = enforce.methods === 'all';
  const method = request.method ?? 'GET';
  if (!all && SAFE.has(method)) return false;
  const site = requestHeader(request, 'sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return false;
  if (site !== undefined) return !(all && isNavigation(request, method));
  return received.kind === 'actual' && !isOwnHost(enforce, request, received.origin);
}

/**
 * Does a user follow a link? Frames, `<object>` and `<embed>` also navigate, without the user.
 *
 * https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-mode-header
 * https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-dest-header
 */
function isNavigation(request: CorsRequest, method: string): boolean {
  if (method !== 'GET' || requestHeader(request, 'sec-fetch-mode') !== 'navigate') return false;
  const destination = requestHeader(request, 'sec-fetch-dest');
  return destination === undefined || destination === 'document';
}

function isOwnHost({ publicHost }: EnforceSettings, request: CorsRequest, origin: string): boolean {
  const parts = parseOrigin(origin);
  const defaultPort = parts && DEFAULT_PORT[parts.scheme];
  if (parts === undefined || defaultPort === undefined) return false;
  const own =
    publicHost === undefined
      ? (requestHeader(request, ':authority') ?? requestHeader(request, 'host'))
      : typeof publicHost === 'function'
        ? publicHost(request)
        : publicHost;
  const originHost = parts.port === '' ? parts.host : `${parts.host}:${parts.port}`;
  return (typeof own === 'string' ? [own] : (own ?? [])).some(
    (name) => name.toLowerCase().replace(defaultPort, '') === originHost,
  );
}
