import { corsCheck } from './cors-check.ts';
import { readableResponseHeaders } from './exposed.ts';
import { isCrossOrigin, isInvalidRequest } from './page-request.ts';
import { needsPreflight, preflightPasses } from './preflight.ts';
import type { FailedAt, PageRequest, RawResponse, Verdict } from './types.ts';

export interface Responses {
  readonly preflight?: RawResponse;
  readonly actual?: RawResponse;
}

/** https://fetch.spec.whatwg.org/#concept-main-fetch, of one request that is not redirected, with an empty preflight cache. */
export function judge(request: PageRequest, { preflight, actual }: Responses): Verdict {
  const early = failsBeforeSending(request);
  if (early !== null) return refused(early);
  if (isCrossOrigin(request) && request.mode === 'no-cors') return refused('opaque-response');

  if (needsPreflight(request).needed) {
    if (preflight === undefined) return refused('no-preflight-response');
    const outcome = preflightPasses(request, preflight);
    if (!outcome.passes) return refused(outcome.failedAt);
  }

  if (actual === undefined) return refused('no-actual-response');
  if (isCrossOrigin(request) && !corsCheck(request, actual)) return refused('cors-check');
  return { allowed: true, readable: readableResponseHeaders(request, actual) };
}

/** The reason why the browser does not send a request. */
export function failsBeforeSending(request: PageRequest): FailedAt | null {
  if (isInvalidRequest(request)) return 'invalid-request';
  if (!isCrossOrigin(request)) return null;
  if (request.mode === 'same-origin') return 'same-origin-mode';
  return /^https?:/.test(request.url) ? null : 'url-scheme';
}

function refused(failedAt: FailedAt): Verdict {
  return { allowed: false, failedAt, readable: [] };
}
