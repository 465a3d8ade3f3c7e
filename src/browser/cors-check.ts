import { headerLines, headerValue } from '../standard/header-lines.ts';
import type { CredentialsMode, RawResponse } from './page-request.ts';
import type { Finding } from './steps.ts';

/**
 * Whether this origin may read this response. The findings are in the order of the check, which ends at the first
 * failure.
 *
 * https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck(origin: string, credentials: CredentialsMode, response: RawResponse): readonly Finding[] {
  const allowOrigin = checkAllowOrigin(origin, credentials, response);
  if (allowOrigin.problem !== undefined || credentials !== 'include') return [allowOrigin];
  return [allowOrigin, checkAllowCredentials(response)];
}

function checkAllowOrigin(origin: string, credentials: CredentialsMode, { headers }: RawResponse): Finding {
  const code = 'allow-origin';
  const lines = headerLines(headers, 'Access-Control-Allow-Origin');
  const seen = headerValue(headers, 'Access-Control-Allow-Origin');
  if (seen === undefined) {
    const message = 'The response has no Access-Control-Allow-Origin header';
    return { code, problem: 'allow-origin-missing', detail: { origin }, message };
  }
  if (seen === '*' && credentials !== 'include') {
    return { code, seen, message: 'Access-Control-Allow-Origin allows any origin' };
  }
  if (seen === origin) return { code, seen, message: "Access-Control-Allow-Origin is the request's origin" };
  if (seen === '*') {
    const message = 'Access-Control-Allow-Origin is "*", which is not valid for a request with credentials';
    return { code, problem: 'allow-origin-wildcard', detail: { origin }, seen, message };
  }
  if (lines.length > 1) {
    const message = `The response has ${lines.length} Access-Control-Allow-Origin headers, but only one is allowed`;
    return { code, problem: 'allow-origin-multiple', detail: { origin, values: lines }, seen, message };
  }
  if (/[ ,]/.test(seen)) {
    const values = seen.split(/[ ,]+/).filter((value) => value !== '');
    const message = 'Access-Control-Allow-Origin has several values, but only one is allowed';
    return { code, problem: 'allow-origin-multiple', detail: { origin, values }, seen, message };
  }
  const detail = { origin, value: seen };
  if (seen !== 'null' && !URL.canParse(seen)) {
    const message = 'Access-Control-Allow-Origin is not a valid origin';
    return { code, problem: 'allow-origin-invalid', detail, seen, message };
  }
  const message = `Access-Control-Allow-Origin is not "${origin}"`;
  return { code, problem: 'allow-origin-mismatch', detail, seen, message };
}

function checkAllowCredentials({ headers }: RawResponse): Finding {
  const code = 'allow-credentials';
  const expected = 'true';
  const seen = headerValue(headers, 'Access-Control-Allow-Credentials');
  if (seen === expected) return { code, seen, message: 'Access-Control-Allow-Credentials is "true"' };
  if (seen === undefined) {
    const message = 'The request includes credentials, but the response has no Access-Control-Allow-Credentials header';
    return { code, problem: 'allow-credentials-missing', detail: { expected }, message };
  }
  const message = 'Access-Control-Allow-Credentials must be "true"';
  return { code, problem: 'allow-credentials-not-true', detail: { expected, value: seen }, seen, message };
}
