import type { ProblemCode } from '../../browser/problems.ts';
import { isToken, splitList } from '../../standard/tokens.ts';
import { type FailureContext, linesIn } from '../failure-context.ts';

/** The messages of Firefox 153. */
export const FIREFOX: Readonly<Partial<Record<ProblemCode, (failure: FailureContext) => string>>> = {
  'same-origin-mode': ({ seen, page }) => `Security Error: Content at ${page.origin}/ may not load data from ${seen}.`,
  'no-response': (failure) => blockedInFirefox(failure, 'CORS request did not succeed', '(null)'),
  'preflight-redirect': (failure) => blockedInFirefox(failure, 'CORS request external redirect not allowed'),
  'preflight-status': (failure) =>
    blockedInFirefox(failure, 'CORS preflight response did not succeed', failure.response.status),
  'allow-origin-missing': (failure) =>
    blockedInFirefox(failure, 'CORS header ‘Access-Control-Allow-Origin’ missing', failure.response.status),
  'allow-origin-multiple': (failure) =>
    linesIn(failure, 'Access-Control-Allow-Origin').length > 1
      ? blockedInFirefox(failure, 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed')
      : mismatch(failure),
  'allow-origin-wildcard': (failure) =>
    blockedInFirefox(
      { url: `‘${failure.url}’` },
      'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’',
    ),
  'allow-origin-invalid': mismatch,
  'allow-origin-mismatch': mismatch,
  'allow-credentials-missing': credentials,
  'allow-credentials-not-true': credentials,
  'allow-methods-syntax': (failure) => invalidToken(failure, 'Access-Control-Allow-Methods'),
  'allow-headers-syntax': (failure) => invalidToken(failure, 'Access-Control-Allow-Headers'),
  'method-not-allowed': (failure) =>
    blockedInFirefox(failure, 'Did not find method in CORS header ‘Access-Control-Allow-Methods’'),
  'header-not-allowed': (failure) =>
    blockedInFirefox(
      failure,
      `header ‘${failure.names[0]}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response`,
    ),
  'authorization-wildcard': ({ url }) =>
    `Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at ${url} soon. (Reason: When the \`Access-Control-Allow-Headers\` is \`*\`, the \`Authorization\` header is not covered. To include the \`Authorization\` header, it must be explicitly listed in CORS header \`Access-Control-Allow-Headers\`).`,
  'redirect-credentials': (failure) => blockedInFirefox(failure, 'CORS request did not succeed', '(null)'),
};

function mismatch(failure: FailureContext): string {
  return blockedInFirefox(failure, `CORS header ‘Access-Control-Allow-Origin’ does not match ‘${failure.seen}’`);
}

function credentials(failure: FailureContext): string {
  return blockedInFirefox(failure, 'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’');
}

function invalidToken(failure: FailureContext, name: string): string {
  const invalid = linesIn(failure, name)
    .flatMap(splitList)
    .find((member) => !isToken(member));
  return blockedInFirefox(failure, `invalid token ‘${invalid}’ in CORS header ‘${name}’`);
}

export function blockedInFirefox(
  { url }: Pick<FailureContext, 'url'>,
  reason: string,
  status?: number | string,
): string {
  const code = status === undefined ? '' : ` Status code: ${status}.`;
  return `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${reason}).${code}`;
}
