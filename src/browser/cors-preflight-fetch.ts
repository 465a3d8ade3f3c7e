import { headerTokens, headerValue } from '../standard/header-lines.ts';
import { isSafelistedMethod } from '../standard/methods.ts';
import { isNonWildcardRequestHeaderName } from '../standard/request-headers.ts';
import { isOkStatus, isRedirectStatus } from '../standard/statuses.ts';
import { corsCheck } from './cors-check.ts';
import type { RawResponse } from './page-request.ts';
import { requestedHeaderNames } from './preflight-request.ts';
import type { PreparedRequest } from './prepare-request.ts';
import type { Finding } from './steps.ts';
import { preflightOrigin } from './wire-request.ts';

/**
 * Whether the preflight response allows the request: the findings in the order of the checks, up to the first failure.
 * A redirect is reported first, as browsers do.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7
 */
export function checkPreflight(request: PreparedRequest, response: RawResponse): readonly Finding[] {
  const checks = [
    () => checkRedirect(response),
    () => corsCheck(preflightOrigin(request), request.credentials, response),
    () => [checkStatus(response)],
    () => checkSyntax(request, response),
    () => [checkMethod(request, response)],
    () => [checkHeaders(request, response)],
  ];
  const findings: Finding[] = [];
  for (const check of checks) {
    findings.push(...check());
    if (findings.some(({ problem }) => problem !== undefined)) break;
  }
  return findings;
}

function checkRedirect({ status, headers }: RawResponse): readonly Finding[] {
  if (!isRedirectStatus(status)) return [];
  const seen = headerValue(headers, 'Location');
  const message = `The preflight response is a ${status} redirect, which browsers do not follow`;
  const detail = { status, location: seen ?? '' };
  return [{ code: 'preflight-redirect', problem: 'preflight-redirect', detail, seen, message }];
}

function checkStatus({ status }: RawResponse): Finding {
  const code = 'preflight-status';
  const seen = String(status);
  if (isOkStatus(status)) return { code, seen, message: 'The status is in the range 200 to 299' };
  const message = 'The status is not in the range 200 to 299';
  return { code, problem: 'preflight-status', detail: { status }, seen, message };
}

/** Both lists are parsed before either is used, even where they are not needed. */
function checkSyntax(request: PreparedRequest, { headers }: RawResponse): readonly Finding[] {
  const fault = (name: string) =>
    headerTokens(headers, name) === 'malformed' ? headerValue(headers, name) : undefined;
  const methods = fault('Access-Control-Allow-Methods');
  if (methods !== undefined) {
    const message = 'Access-Control-Allow-Methods is not a valid list of methods';
    const detail = { method: request.method, value: methods };
    return [{ code: 'allow-methods', problem: 'allow-methods-syntax', detail, seen: methods, message }];
  }
  const names = fault('Access-Control-Allow-Headers');
  if (names === undefined) return [];
  const message = 'Access-Control-Allow-Headers is not a valid list of header names';
  const detail = { headers: requestedHeaderNames(request), value: names };
  return [{ code: 'allow-headers', problem: 'allow-headers-syntax', detail, seen: names, message }];
}

function checkMethod(request: PreparedRequest, { headers }: RawResponse): Finding {
  const code = 'allow-methods';
  const { method } = request;
  const seen = headerValue(headers, 'Access-Control-Allow-Methods');
  const allowed = tokens(headers, 'Access-Control-Allow-Methods');
  if (allowed.includes(method)) return { code, seen, message: `Access-Control-Allow-Methods includes ${method}` };
  if (isSafelistedMethod(method)) return { code, seen, message: `${method} is always allowed` };
  if (allowed.includes('*') && request.credentials !== 'include') {
    return { code, seen, message: 'Access-Control-Allow-Methods allows any method' };
  }
  if (seen === undefined && request.rules.forcedPreflightAllowsMethod && isForced(request)) {
    return {
      code,
      message: 'With an upload listener or a stream body, the method needs no Access-Control-Allow-Methods',
    };
  }
  const message = `Access-Control-Allow-Methods does not include ${method}${wildcardNote(allowed)}`;
  return { code, problem: 'method-not-allowed', detail: { method, allowed }, seen, message };
}

function checkHeaders(request: PreparedRequest, { headers }: RawResponse): Finding {
  const code = 'allow-headers';
  const seen = headerValue(headers, 'Access-Control-Allow-Headers');
  const allowed = tokens(headers, 'Access-Control-Allow-Headers').map((name) => name.toLowerCase());
  const requested = requestedHeaderNames(request);
  if (requested.length === 0) return { code, seen, message: 'The request has only headers that are always allowed' };

  const any = allowed.includes('*') && request.credentials !== 'include';
  const isCovered = (name: string) =>
    any && (request.rules.wildcardCoversAuthorization || !isNonWildcardRequestHeaderName(name));
  const missing = requested.filter((name) => !allowed.includes(name) && !isCovered(name));
  if (missing.length === 0)
    return { code, seen, message: 'Access-Control-Allow-Headers allows every header of the request' };
  const problem = any ? 'authorization-wildcard' : 'header-not-allowed';
  const note = any ? ', and "*" does not cover it' : wildcardNote(allowed);
  const message = `Access-Control-Allow-Headers does not include ${missing.join(', ')}${note}`;
  return { code, problem, detail: { headers: missing, allowed }, seen, message };
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function wildcardNote(allowed: readonly string[]): string {
  return allowed.includes('*') ? ', and with credentials "*" is not a wildcard' : '';
}

/** https://fetch.spec.whatwg.org/#use-cors-preflight-flag */
function isForced({ uploadListener, body }: PreparedRequest): boolean {
  return uploadListener || body?.kind === 'ReadableStream';
}

function tokens(headers: RawResponse['headers'], name: string): readonly string[] {
  const list = headerTokens(headers, name);
  return typeof list === 'object' ? list : [];
}
