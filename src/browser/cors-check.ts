import { headerLines, headerValue } from '../standard/header-lines.ts';
import type { CredentialsMode, RawResponse } from './page-request.ts';
import type { Finding } from './steps.ts';

/**
 * May this origin read this response? The findings in the order of the check; the last one tells, for it ends at the
 * first failure.
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
    return { code, problem: 'allow-origin-missing', message: 'There is no Access-Control-Allow-Origin' };
  }
  if (seen === '*' && credentials !== 'include') {
    return { code, seen, message: 'Access-Control-Allow-Origin allows any origin' };
  }
  if (seen === origin) return { code, seen, message: `Access-Control-Allow-Origin names the page's origin` };
  if (seen === '*') {
    const message = 'Access-Control-Allow-Origin is "*", which no request with credentials may be answered with';
    return { code, problem: 'allow-origin-wildcard', seen, message };
  }
  if (lines.length > 1) {
    return {
      code,
      problem: 'allow-origin-multiple',
      seen,
      message: `Access-Control-Allow-Origin was sent ${lines.length} times`,
    };
  }
  if (/[ ,]/.test(seen)) {
    const message = 'Access-Control-Allow-Origin holds several values where only one is allowed';
    return { code, problem: 'allow-origin-multiple', seen, message };
  }
  if (seen !== 'null' && !URL.canParse(seen)) {
    return { code, problem: 'allow-origin-invalid', seen, message: 'Access-Control-Allow-Origin is no origin' };
  }
  const message = `Access-Control-Allow-Origin names another origin than ${origin}`;
  return { code, problem: 'allow-origin-mismatch', seen, message };
}

function checkAllowCredentials({ headers }: RawResponse): Finding {
  const code = 'allow-credentials';
  const seen = headerValue(headers, 'Access-Control-Allow-Credentials');
  if (seen === 'true') return { code, seen, message: 'Access-Control-Allow-Credentials is "true"' };
  if (seen === undefined) {
    const message = 'There is no Access-Control-Allow-Credentials, and the request is made with credentials';
    return { code, problem: 'allow-credentials-missing', message };
  }
  const message = 'Access-Control-Allow-Credentials is not exactly "true"';
  return { code, problem: 'allow-credentials-not-true', seen, message };
}
