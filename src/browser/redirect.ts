import { headerValue } from '../standard/header-lines.ts';
import { isNonWildcardRequestHeaderName } from '../standard/request-headers.ts';
import { isRedirectStatus } from '../standard/statuses.ts';
import type { RawResponse } from './page-request.ts';
import { isDroppedClientHint } from './preflight-request.ts';
import type { PreparedRequest } from './prepare-request.ts';
import type { ProblemCode } from './problems.ts';
import type { Finding } from './steps.ts';
import { isCrossOrigin } from './wire-request.ts';

const LIMIT = 20;

type RedirectProblem = Extract<ProblemCode, `redirect-${string}`>;

/** https://fetch.spec.whatwg.org/#request-body-header-name */
const BODY_HEADERS: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
]);

/** The Location of a redirect. Without Location, a browser that follows redirects uses the response itself. */
export function redirectLocation({ redirect }: PreparedRequest, { status, headers }: RawResponse): string | undefined {
  if (!isRedirectStatus(status)) return undefined;
  return headerValue(headers, 'Location') ?? (redirect === 'follow' ? undefined : '');
}

/** Whether the browser follows the redirect: https://fetch.spec.whatwg.org/#concept-http-redirect-fetch */
export function checkRedirect(request: PreparedRequest, status: number, location: string): Finding {
  const code = 'redirect';
  const seen = location;
  const refuse = (problem: RedirectProblem, message: string): Finding => ({
    code,
    problem,
    detail: { status, location },
    seen,
    message,
  });
  if (request.redirect === 'error')
    return refuse('redirect-refused', 'The page does not allow redirects (redirect: error)');
  if (!URL.canParse(location, request.url.href)) return refuse('redirect-location', 'Location is not a valid URL');
  const target = new URL(location, request.url);
  if (!/^https?:$/.test(target.protocol))
    return refuse('redirect-scheme', 'The redirect leads to a URL that is not http or https');
  if (request.previous.length >= LIMIT) return refuse('redirect-limit', `Browsers follow at most ${LIMIT} redirects`);
  const isForeign = isCrossOrigin(request) || target.origin !== request.origin;
  if (request.mode === 'cors' && isForeign && (target.username !== '' || target.password !== '')) {
    return refuse('redirect-credentials', 'The redirect leads to a URL with a user name or password');
  }
  if (request.body?.kind === 'ReadableStream' && status !== 303) {
    return refuse('redirect-stream', 'The body is a stream and cannot be sent twice');
  }
  return { code, seen, message: `The browser follows the redirect (${status}) to ${target.href}` };
}

/** The request after a redirect that passed the check. */
export function followRedirect(request: PreparedRequest, status: number, location: string): PreparedRequest {
  const { url, previous } = request;
  const target = new URL(location, url);
  const isElsewhere = url.origin !== target.origin;
  const becomesGet =
    (request.rules.redirectsDeleteAsGet && request.method === 'DELETE' && isElsewhere) ||
    ((status === 301 || status === 302) && request.method === 'POST') ||
    (status === 303 && request.method !== 'GET' && request.method !== 'HEAD');
  const isKept = (name: string) =>
    !(becomesGet && BODY_HEADERS.has(name.toLowerCase())) &&
    !(isElsewhere && isNonWildcardRequestHeaderName(name)) &&
    !(request.rules.safelistsClientHints && isDroppedClientHint(name));
  return {
    ...request,
    url: target,
    previous: [...previous, url],
    method: becomesGet ? 'GET' : request.method,
    body: becomesGet ? undefined : request.body,
    headers: request.headers.filter(([name]) => isKept(name)),
    requestedAgain: requestedAgain(request, isKept),
    tainted: isCrossOrigin(request),
  };
}

function requestedAgain(
  { rules, preflighted = [] }: PreparedRequest,
  isKept: (name: string) => boolean,
): readonly string[] {
  if (rules.preflightsRedirects === false) return [];
  return rules.preflightsRedirects === 'first-headers' ? preflighted : preflighted.filter(isKept);
}
