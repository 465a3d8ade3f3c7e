import type { PageRequest } from '../../browser/page-request.ts';
import type { ProblemCode } from '../../browser/problems.ts';
import type { Step } from '../../browser/steps.ts';
import { type FailureContext, valueIn } from '../failure-context.ts';

const VALID = 'Have the server send the header with a valid value.';

/** The messages of Chromium 156. */
export const CHROMIUM: Readonly<Partial<Record<ProblemCode, (failure: FailureContext) => string>>> = {
  'same-origin-mode': ({ seen, page }) =>
    `Fetch API cannot load ${seen}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${page.origin}.`,
  'preflight-redirect': (failure) => checked(failure, 'Redirect is not allowed for a preflight request.'),
  'preflight-status': (failure) => checked(failure, 'It does not have HTTP ok status.'),
  'allow-origin-missing': (failure) =>
    checked(failure, "No 'Access-Control-Allow-Origin' header is present on the requested resource."),
  'allow-origin-multiple': (failure) =>
    checked(
      failure,
      `The 'Access-Control-Allow-Origin' header contains multiple values '${failure.seen}', but only one is allowed. ${VALID}`,
    ),
  'allow-origin-wildcard': (failure) =>
    checked(
      failure,
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    ),
  'allow-origin-invalid': (failure) =>
    checked(failure, `The 'Access-Control-Allow-Origin' header contains the invalid value '${failure.seen}'. ${VALID}`),
  'allow-origin-mismatch': (failure) =>
    checked(
      failure,
      `The 'Access-Control-Allow-Origin' header has a value '${failure.seen}' that is not equal to the supplied origin. ${VALID}`,
    ),
  'allow-credentials-missing': credentials,
  'allow-credentials-not-true': credentials,
  'allow-methods-syntax': (failure) => unparsed(failure, 'Access-Control-Allow-Methods'),
  'allow-headers-syntax': (failure) => unparsed(failure, 'Access-Control-Allow-Headers'),
  'method-not-allowed': (failure) =>
    blockedInChromium(
      failure,
      `Method ${failure.names[0]} is not allowed by Access-Control-Allow-Methods in preflight response.`,
    ),
  'header-not-allowed': (failure) =>
    blockedInChromium(
      failure,
      `Request header field ${failure.names[0]} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    ),
  'redirect-credentials': (failure) =>
    blockedInChromium(
      failure,
      "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
    ),
  'redirect-scheme': () => 'Failed to load resource: net::ERR_UNSAFE_REDIRECT',
};

function credentials(failure: FailureContext): string {
  const value = valueIn(failure, 'Access-Control-Allow-Credentials');
  return checked(
    failure,
    `The value of the 'Access-Control-Allow-Credentials' header in the response is '${value}' which must be 'true' when the request's credentials mode is 'include'.`,
  );
}

function unparsed(failure: FailureContext, name: string): string {
  return blockedInChromium(failure, `Cannot parse ${name} response header field in preflight response.`);
}

/** The access control check, which applies to both responses. */
function checked(failure: FailureContext, reason: string): string {
  const isPreflight = failure.step.stage === 'preflight';
  return blockedInChromium(
    failure,
    isPreflight ? `Response to preflight request doesn't pass access control check: ${reason}` : reason,
  );
}

/** What the line says about a request. */
export interface BlockedRequest {
  readonly url: string;
  readonly page: PageRequest;
  readonly step: Pick<Step, 'hop'>;
}

export function blockedInChromium({ url, page, step }: BlockedRequest, reason: string): string {
  const from = step.hop === 0 ? '' : `(redirected from '${page.url}') `;
  return `Access to fetch at '${url}' ${from}from origin '${page.origin}' has been blocked by CORS policy: ${reason}`;
}
