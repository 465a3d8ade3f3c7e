import { type Preflight, readRequest, requestHeader } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsSettings } from '../options/read-options.ts';
import { type ClosestOrigin, closestOrigin } from '../origin/closest-origin.ts';
import { matchOrigin, type OriginListRule } from '../origin/origin-rule.ts';
import { parseAuthority } from '../standard/authority.ts';
import { formatCode } from '../standard/format-code.ts';
import { isRegisteredMethod, isSafelistedMethod } from '../standard/methods.ts';
import { type OriginParts, parseOrigin } from '../standard/origins.ts';
import { formatValue } from '../standard/text.ts';
import { isToken, splitList } from '../standard/tokens.ts';
import { isReflectable } from './decision.ts';

/** Why an origin is refused, or what an allowed preflight does not cover. */
export interface CorsReason {
  /** What kind of reason it is; never renamed. */
  readonly code:
    | 'host-not-allowed'
    | 'cors-off'
    | 'origin-malformed'
    | 'origin-null'
    | 'origin-not-allowed'
    | 'origin-function'
    | 'method-not-allowed'
    | 'header-not-allowed';
  /** What was found, in one sentence without a period. */
  readonly message: string;
  /** What to change in the options, if the request is meant to pass. */
  readonly fix: string;
  /** The names that are not covered, for `method-not-allowed` and `header-not-allowed`. */
  readonly names?: readonly string[];
}

export function findReasons(policy: CorsSettings, request: CorsRequest): readonly CorsReason[] {
  const host = policy.enforce?.foreignHost?.(request);
  if (host !== undefined) return [hostReason(host)];
  const received = readRequest(request);
  if (received.kind === 'not-cors') return [];
  const origin = originReason(policy, received.origin, request);
  if (origin !== undefined && origin.code !== 'origin-function') return [origin];
  const requested = received.kind === 'preflight' ? preflightReasons(policy, received) : [];
  return origin === undefined ? requested : [origin, ...requested];
}

function hostReason(host: string): CorsReason {
  return {
    code: 'host-not-allowed',
    message:
      host === '' ? 'the request has no Host header' : `the Host ${formatValue(host)} is not in enforce.allowedHosts`,
    fix:
      parseAuthority(host) === undefined
        ? 'Send one host name in one Host header'
        : `If that is this server's name, add ${formatCode(host.toLowerCase())} to enforce.allowedHosts`,
  };
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
      fix: 'Set origin to the origins that may read responses',
    };
  if (allowed === 'pending') {
    return {
      code: 'origin-function',
      message: `the origin function decides whether to allow ${formatValue(origin)}`,
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
    fix: isOwn ? 'This is the server itself: its own pages need no CORS' : originFix(rule, origin, closest),
  };
}

/** An origin that is close to an allowed one is most likely your own. Any other may be anyone's. */
function originFix(rule: OriginListRule, origin: string, closest: ClosestOrigin | undefined): string {
  if (closest === undefined) return 'If this is your own origin, list it in origin';
  return `If its pages may read responses, set origin: ${extended(rule, origin)}`;
}

// a line of a log has no room for more
const MOST_LISTED = 10;
const MOST_SHOWN = 20;

/** The list with the origin, as code; `origins` is the current list if it cannot be shown. */
function extended({ exact, patterns, regexps }: OriginListRule, origin: string): string {
  const isShown = patterns === undefined && regexps.length === 0 && exact.size < MOST_LISTED;
  return isShown ? formatCode([...exact, origin]) : `[...origins, ${formatCode(origin)}]`;
}

function hostOf({ host, port }: OriginParts): string {
  return port === '' ? host : `${host}:${port}`;
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, from the step that checks the method onward. */
function preflightReasons(settings: CorsSettings, { method, headers }: Preflight): readonly CorsReason[] {
  return [methodReason(settings, method), headerReason(settings, headers ?? '')].filter((found) => found !== undefined);
}

function methodReason({ methods }: CorsSettings, method: string): CorsReason | undefined {
  const code = 'method-not-allowed';
  const names = [method];
  if (!isToken(method)) {
    const message = `${formatValue(method)} is not a valid method`;
    return { code, message, fix: 'Send one method in Access-Control-Request-Method', names };
  }
  if (methods === '*' || isSafelistedMethod(method) || methods.includes(method)) return undefined;
  const upper = method.toUpperCase();
  const meant = methods.find((name) => name.toUpperCase() === upper) ?? (isRegisteredMethod(upper) ? upper : method);
  const page = `use ${formatCode(meant)} in the page: browsers send this method exactly as written`;
  const list = `if pages may send it, set methods: ${formatCode([...methods, meant])}`;
  const fixes = [...(meant === method ? [] : [page]), ...(methods.includes(meant) ? [] : [list])];
  const message = `the method ${formatValue(method)} is not in methods`;
  return { code, message, fix: capitalize(fixes.join('; ')), names };
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function headerReason({ allowedHeaders, credentials }: CorsSettings, requested: string): CorsReason | undefined {
  const code = 'header-not-allowed';
  if (allowedHeaders === '*') {
    // with credentials every header is allowed by sending the list back
    if (!credentials || requested === '' || isReflectable(requested)) return undefined;
    const message = `${formatValue(requested)} is not a valid list of headers, or is too long`;
    return { code, message, fix: 'Send fewer headers', names: [requested] };
  }
  const covered = new Set(allowedHeaders.map((name) => name.toLowerCase()));
  const names = splitList(requested).filter((name) => !covered.has(name.toLowerCase()));
  if (names.length === 0) return undefined;
  const message = `allowedHeaders lacks ${names.slice(0, MOST_SHOWN).map(formatCode).join(', ')}`;
  const valid = names.slice(0, MOST_SHOWN).filter(isToken);
  const list = formatCode([...allowedHeaders, ...valid]);
  const fix =
    valid.length === 0
      ? 'Send valid header names'
      : `If pages may send ${valid.length > 1 ? 'them' : 'it'}, set allowedHeaders: ${list}`;
  return { code, message, fix, names };
}
