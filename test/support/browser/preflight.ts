import { corsCheck } from './cors-check.ts';
import { isCorsSafelistedMethod, normalizeMethod } from './methods.ts';
import { isCrossOrigin, isPreflightForced, requestHeaderList } from './page-request.ts';
import { corsUnsafeRequestHeaderNames } from './safelist.ts';
import { byteLowercase, extractTokens, getHeader, linesNamed } from './syntax.ts';
import type { PageRequest, PreflightFailure, RawResponse, WireRequest } from './types.ts';
import { fetchMetadata } from './wire.ts';

export interface PreflightNeed {
  readonly needed: boolean;
  /** Normalized: the value of Access-Control-Request-Method. */
  readonly method: string;
  /** CORS-unsafe request-header names: the value of Access-Control-Request-Headers. */
  readonly headers: readonly string[];
}

export type PreflightOutcome =
  | { readonly passes: true }
  | { readonly passes: false; readonly failedAt: PreflightFailure };

/** https://fetch.spec.whatwg.org/#concept-main-fetch: when HTTP fetch is run with makeCORSPreflight. */
export function needsPreflight(request: PageRequest): PreflightNeed {
  const method = normalizeMethod(request.method);
  const headers = corsUnsafeRequestHeaderNames(requestHeaderList(request));
  const unsafe = !isCorsSafelistedMethod(method) || headers.length > 0;
  const needed = request.mode === 'cors' && isCrossOrigin(request) && (isPreflightForced(request) || unsafe);
  return { needed, method, headers };
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, steps 1 to 5. Never with cookies. */
export function preflightRequest(request: PageRequest): WireRequest {
  const { method, headers } = needsPreflight(request);
  return {
    method: 'OPTIONS',
    url: request.url,
    headers: [
      ['Accept', '*/*'],
      ['Access-Control-Request-Method', method],
      ...(headers.length === 0 ? [] : [['Access-Control-Request-Headers', headers.join(',')] as const]),
      ['Origin', request.origin],
      ...fetchMetadata(request),
    ],
  };
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7, in its order. */
export function preflightPasses(request: PageRequest, response: RawResponse): PreflightOutcome {
  if (!corsCheck(request, response)) return failed('preflight-cors-check');
  if (response.status < 200 || response.status > 299) return failed('preflight-status');

  const allowMethods = extractTokens(response.headers, 'Access-Control-Allow-Methods');
  if (allowMethods === 'failure') return failed('preflight-allow-methods-syntax');
  const allowHeaders = extractTokens(response.headers, 'Access-Control-Allow-Headers');
  if (allowHeaders === 'failure') return failed('preflight-allow-headers-syntax');

  const asked = needsPreflight(request);
  const methods = allowMethods ?? (isPreflightForced(request) ? [asked.method] : []);
  const anyWithoutCredentials = (list: readonly string[]) => request.credentials !== 'include' && list.includes('*');
  if (!methods.includes(asked.method) && !isCorsSafelistedMethod(asked.method) && !anyWithoutCredentials(methods)) {
    return failed('preflight-method');
  }

  const names = (allowHeaders ?? []).map(byteLowercase);
  const sendsAuthorization = getHeader(requestHeaderList(request), 'Authorization') !== null;
  if (sendsAuthorization && !names.includes('authorization')) return failed('preflight-authorization');
  const uncovered = asked.headers.some((name) => !names.includes(name));
  if (uncovered && !anyWithoutCredentials(names)) return failed('preflight-headers');
  return { passes: true };
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, steps 7.8 to 7.10: in seconds, before the browser's own limit. */
export function maxAge(lines: readonly string[]): number {
  const [value = '', ...more] = linesNamed(
    lines.map((line) => ['Access-Control-Max-Age', line] as const),
    'Access-Control-Max-Age',
  );
  return more.length === 0 && /^[0-9]+$/.test(value) ? Number(value) : 5;
}

function failed(failedAt: PreflightFailure): PreflightOutcome {
  return { passes: false, failedAt };
}
