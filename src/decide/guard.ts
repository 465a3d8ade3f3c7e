import { type ReceivedRequest, requestHeader } from '../classify/classify.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { EnforceSettings } from '../options/read-enforce.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { CorsDecision } from '../policy/responses.ts';
import { parseOrigin } from '../standard/origins.ts';
import { decide } from './decision.ts';

/** Methods that by their meaning change nothing: https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** `:80` and `:443` are left out of origins, but not always of Host. */
const DEFAULT_PORT: Readonly<Record<string, RegExp>> = { http: /:80$/, https: /:443$/ };

/** What the guard says of a request that it does not let through. */
export type GuardVerdict = NonNullable<CorsDecision['guard']>;

/**
 * The guard's verdict; nothing where there is no guard or it lets the request through. A preflight is never refused by
 * it: it bears no cookies and changes nothing.
 */
export function guard(
  { settings: { enforce } }: PolicyCore,
  request: CorsRequest,
  exchange: ReceivedRequest,
  allowed: boolean,
): GuardVerdict | undefined {
  if (enforce === undefined || exchange.kind === 'preflight' || allows(enforce, request, exchange, allowed))
    return undefined;
  return enforce.reportOnly ? 'would-refuse' : 'refused';
}

/** The whole decision: the answer to the exchange, or the guard's refusal in its place. */
export function applyGuard(
  policy: PolicyCore,
  exchange: ReceivedRequest,
  allowed: boolean,
  verdict: GuardVerdict | undefined,
): CorsDecision {
  const decision = decide(policy, exchange, allowed);
  if (verdict === undefined) return decision;
  return verdict === 'refused'
    ? { ...decision, set: [], status: 403, guard: verdict }
    : { ...decision, guard: verdict };
}

/**
 * Does the guard let this request through? It asks who sent it, in this order: a safe method, a browser's word that the
 * request is the site's own, an origin that the policy allows, a browser's word that it is not, no Origin at all, and at
 * last whether Origin names this very host.
 *
 * https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
 */
function allows(enforce: EnforceSettings, request: CorsRequest, exchange: ReceivedRequest, allowed: boolean): boolean {
  const all = enforce.methods === 'all';
  const method = request.method ?? 'GET';
  if (!all && SAFE.has(method)) return true;
  const site = requestHeader(request, 'sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return true;
  if (exchange.kind === 'not-cors') return site === undefined || (all && isNavigation(request, method));
  if (allowed) return true;
  if (site !== undefined) return all && isNavigation(request, method);
  return isOwnHost(enforce, request, exchange.origin);
}

/** A link that a person follows: https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-mode-header */
function isNavigation(request: CorsRequest, method: string): boolean {
  return method === 'GET' && requestHeader(request, 'sec-fetch-mode') === 'navigate';
}

function isOwnHost({ publicHost }: EnforceSettings, request: CorsRequest, origin: string): boolean {
  const parts = parseOrigin(origin);
  if (parts === undefined) return false;
  const own =
    publicHost === undefined
      ? (requestHeader(request, ':authority') ?? requestHeader(request, 'host'))
      : typeof publicHost === 'function'
        ? publicHost(request)
        : publicHost;
  const originHost = parts.port === '' ? parts.host : `${parts.host}:${parts.port}`;
  const defaultPort = DEFAULT_PORT[parts.scheme] ?? /$^/;
  return (typeof own === 'string' ? [own] : (own ?? [])).some(
    (name) => name.toLowerCase().replace(defaultPort, '') === originHost,
  );
}
