import type { ProblemCode } from '../../browser/problems.ts';
import { isRedirectStatus } from '../../standard/statuses.ts';
import { type FailureContext, valueIn } from '../failure-context.ts';
import { namesAsWritten } from '../page-header-names.ts';

/** The messages of WebKitGTK 2.50. */
export const WEBKIT: Readonly<Partial<Record<ProblemCode, (failure: FailureContext) => string>>> = {
  'same-origin-mode': ({ seen }) => `Fetch API cannot load ${seen}.`,
  'preflight-redirect': unsuccessful,
  'preflight-status': unsuccessful,
  'allow-origin-missing': notAllowed,
  'allow-origin-multiple': (failure) =>
    failure.seen.includes(',')
      ? redirected(failure, 'Access-Control-Allow-Origin cannot contain more than one origin.')
      : notAllowed(failure),
  'allow-origin-wildcard': (failure) =>
    redirected(failure, 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.'),
  'allow-origin-invalid': notAllowed,
  'allow-origin-mismatch': notAllowed,
  'allow-credentials-missing': credentials,
  'allow-credentials-not-true': credentials,
  'allow-methods-syntax': ({ seen }) => `Header Access-Control-Allow-Methods has an invalid value: ${seen}`,
  'allow-headers-syntax': ({ seen }) => `Header Access-Control-Allow-Headers has an invalid value: ${seen}`,
  'method-not-allowed': ({ names: [method] }) => `Method ${method} is not allowed by Access-Control-Allow-Methods.`,
  'header-not-allowed': (failure) =>
    `Request header field ${namesAsWritten(failure)[0]} is not allowed by Access-Control-Allow-Headers.`,
  'redirect-credentials': ({ seen, url }) =>
    `Cross-origin redirection to ${new URL(seen, url).href} denied by Cross-Origin Resource Sharing policy: redirection URL ${new URL(seen, url).href} has credentials`,
  'redirect-scheme': ({ seen }) =>
    `Cross-origin redirection to ${seen} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme`,
};

function unsuccessful({ response }: FailureContext): string {
  return `Preflight response is not successful. Status code: ${response.status}`;
}

function notAllowed(failure: FailureContext): string {
  const { origin, response } = failure;
  const reason = `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${response.status}`;
  return redirected(failure, reason);
}

function credentials(failure: FailureContext): string {
  return redirected(failure, 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".');
}

/** A redirect is denied for the same reasons as a response. */
function redirected(failure: FailureContext, reason: string): string {
  const location = valueIn(failure, 'Location');
  if (location === '' || !isRedirectStatus(failure.response.status) || failure.step.stage === 'preflight')
    return reason;
  const target = URL.canParse(location, failure.url) ? new URL(location, failure.url).href : location;
  return `Cross-origin redirection to ${target} denied by Cross-Origin Resource Sharing policy: ${reason}`;
}
