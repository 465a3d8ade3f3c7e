import { type Preflight, readRequest, requestHeader } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsSettings } from '../options/read-options.ts';
import { closestOrigin } from '../origin/closest-origin.ts';
import { matchOrigin } from '../origin/origin-rule.ts';
import { formatCode } from '../standard/format-code.ts';
import { isSafelistedMethod } from '../standard/methods.ts';
import { type OriginParts, parseOrigin } from '../standard/origins.ts';
import { formatValue } from '../standard/text.ts';
import { isToken, splitList } from '../standard/tokens.ts';
import { isReflectable } from './decision.ts';

/** Why an origin is refused, or what an allowed preflight does not cover. */
export interface CorsReason {
  readonly code:
    | 'cors-off'
    | 'origin-malformed'
    | 'origin-null'
    | 'origin-not-allowed'
    | 'origin-function'
    | 'method-not-allowed'
    | 'header-not-allowed';
  readonly message: string;
  /** What to change in the options, if the request is meant to pass. */
  readonly fix: string;
  /** The names that are not covered, for `method-not-allowed` and `header-not-allowed`. */
  readonly names?: readonly string[];
}

export function findReasons(policy: CorsSettings, request: CorsRequest): readonly CorsReason[] {
  const received = readRequest(request);
  if (received.kind === 'not-cors') return [];
  const origin = originReason(policy, received.origin, request);
  if (origin !== undefined && origin.code !== 'origin-function') return [origin];
  const requested = received.kind === 'preflight' ? preflightReasons(policy, received) : [];
  return origin === undefined ? requested : [origin, ...requested];
}

function originReason(
  { allowOrigin: rule }: CorsSettings,
  origin: string,
  request: CorsRequest,
): CorsReason | undefined {
  const allowed = matchOrigin(rule, origin);
  if (allowed === true) return undefined;
  if (rule.kind === 'off')
    return {
      code: 'cors-off',
      message: 'CORS is off: origin is false',
      fix: 'List in origin the origins that may read responses',
    };
  if (allowed === 'pending') {
    return {
      code: 'origin-function',
      message: `the origin function decides about ${formatValue(origin)}`,
      fix: 'Return true for origins that may read responses',
    };
  }
  if (origin === 'null') {
    const message = 'the origin is null: a sandboxed iframe, a page opened from a file, or a redirect across origins';
    return { code: 'origin-null', message, fix: 'Serve the page over http or https, without a sandbox' };
  }
  const parts = parseOrigin(origin);
  // rules without a list refuse nothing else
  if (parts === undefined || !('exact' in rule)) {
    return {
      code: 'origin-malformed',
      message: `${formatValue(origin)} is not an origin that a browser sends`,
      fix: 'Send one origin in one Origin header',
    };
  }
  const closest = closestOrigin(rule, parts);
  const but = closest === undefined ? '' : `; ${formatValue(closest.origin)} is: ${closest.difference}`;
  const isOwn = hostOf(parts) === (requestHeader(request, ':authority') ?? requestHeader(request, 'host'));
  return {
    code: 'origin-not-allowed',
    message: `${formatValue(origin)} is not allowed${but}`,
    fix: isOwn
      ? 'This is the server itself: its own pages need no CORS'
      : `If its pages may read responses, add ${formatCode(origin)} to origin`,
  };
}

function hostOf({ host, port }: OriginParts): string {
  return port === '' ? host : `${host}:${port}`;
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, from the step that looks at the methods on. */
function preflightReasons(settings: CorsSettings, { method, headers }: Preflight): readonly CorsReason[] {
  const found: CorsReason[] = [];
  const methodCovered =
    isSafelistedMethod(method) || settings.methods === '*' ? isToken(method) : settings.methods.includes(method);
  if (!methodCovered) {
    const twin =
      settings.methods === '*'
        ? undefined
        : settings.methods.find((name) => name.toUpperCase() === method.toUpperCase());
    const fix =
      twin === undefined
        ? `If pages may send it, add ${formatCode(method)} to methods`
        : `Write ${formatCode(twin)} in the page: browsers keep the letter case of this method`;
    found.push({
      code: 'method-not-allowed',
      message: `the method ${formatValue(method)} is not in methods`,
      fix,
      names: [method],
    });
  }
  const missing = missingHeaders(settings, headers ?? '');
  if (missing.length > 0) {
    const names = missing.slice(0, 20).map(formatCode).join(', ');
    found.push({
      code: 'header-not-allowed',
      message: `${names}: not in allowedHeaders`,
      fix: `If pages may send them, add ${names} to allowedHeaders`,
      names: missing,
    });
  }
  return found;
}

function missingHeaders({ allowedHeaders, credentials }: CorsSettings, requested: string): readonly string[] {
  // with credentials every header is allowed by sending the list back
  if (allowedHeaders === '*') return !credentials || requested === '' || isReflectable(requested) ? [] : [requested];
  const covered = new Set(allowedHeaders.map((name) => name.toLowerCase()));
  return splitList(requested).filter((name) => !covered.has(name.toLowerCase()));
}
