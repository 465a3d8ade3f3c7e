import type { Trace } from '../browser/verdict.ts';
import { allowOriginCause, cachedCause, nullCause } from './allow-origin.ts';
import { corsHeaderCause } from './cors-headers.ts';
import type { Cause, Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type FailureContext, failureContext, hasCorsPolicy, lacksCors, valueIn } from './failure-context.ts';
import { misspelledHeaderCause } from './misspelled-header.ts';
import { authorizationDropped, methodCase, notesOn } from './notes.ts';
import { redirectCause } from './redirects.ts';
import { responderCause } from './responders.ts';
import { responseMessage } from './response-message.ts';
import { withStatedReason } from './stated-reason.ts';
import { isUpstreamStatus, preflightStatusCause, responseStatusCause } from './statuses.ts';

/** The first that applies is the likeliest. */
const DETECTORS: readonly ((failure: FailureContext) => Cause | undefined)[] = [
  droppedAuthorizationCause,
  redirectCause,
  misspelledHeaderCause,
  corsHeaderCause,
  allowOriginCause,
  responderCause,
  statedRefusalCause,
  methodCaseCause,
  preflightStatusCause,
  responseStatusCause,
  cachedCause,
  nullCause,
  originRefusedCause,
  resourcePolicyCause,
  noCorsCause,
];

/**
 * The likeliest cause of a failure, and problems that will appear later, also for requests that pass. Both are inferred
 * from the responses. The steps show what failed for certain.
 *
 * @example
 * for (const { message, fix } of diagnose(await perform(request, send))) console.log(message, fix);
 */
export function diagnose(trace: Trace, evidence: Evidence = {}): readonly Diagnosis[] {
  const failure = failureContext(withStatedReason(trace), evidence);
  const notes = notesOn(trace, evidence);
  if (failure === undefined) return notes;
  for (const detect of DETECTORS) {
    const cause = detect(failure);
    if (cause !== undefined) return [diagnosisOf(cause), ...notes.filter(({ code }) => code !== cause.code)];
  }
  return notes;
}

/** Only browsers check CORS: the page's server can always send the request. */
function diagnosisOf({
  code,
  message,
  page = 'If the server is not yours, send the request from your own server, where CORS does not apply',
  fix,
}: Cause): Diagnosis {
  return { code, message, page, fix };
}

/** The preflight passed, and the server does not know the method itself. */
function methodCaseCause(failure: FailureContext): Cause | undefined {
  const { step, page, response } = failure;
  return step.stage === 'actual' && lacksCors(failure) && response.status >= 400 ? methodCase(page) : undefined;
}

function droppedAuthorizationCause(failure: FailureContext): Cause | undefined {
  const { response, url, dropsAuthorization } = failure;
  const isRefused = response.status === 401 || response.status === 403;
  return isRefused && lacksCors(failure) && dropsAuthorization ? authorizationDropped(url) : undefined;
}

/** The error says that a policy refuses the origin. */
function statedRefusalCause(failure: FailureContext): Cause | undefined {
  const { step, response } = failure;
  const isError = response.status >= 400 && !isUpstreamStatus(response.status);
  if (step.problem !== 'allow-origin-missing' || !isError) return undefined;
  return REFUSAL.test(responseMessage(response)) ? originRefused(failure) : undefined;
}

// Spring, Starlette, Quarkus, ASP.NET, actix, and what applications throw in origin functions of `cors`
const REFUSAL =
  /^(?!.*\b(?:method|headers?)\b).*(?:\b(?:not allowed by|disallowed|blocked by|invalid) cors\b|\bcors (?:rejected|error|policy)\b|\borigin\b.{0,80}\bnot allowed\b)/is;

/** A policy ran, and it does not allow this origin. */
function originRefusedCause(failure: FailureContext): Cause | undefined {
  return failure.step.problem === 'allow-origin-missing' && hasCorsPolicy(failure) ? originRefused(failure) : undefined;
}

function originRefused({ origin }: FailureContext): Cause {
  return {
    code: 'origin-refused',
    message: `CORS is set up, but it does not allow the origin ${origin}`,
    fix: "Add the page's origin to the allowed origins",
  };
}

/** https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header */
function resourcePolicyCause(failure: FailureContext): Cause | undefined {
  const policy = valueIn(failure, 'Cross-Origin-Resource-Policy');
  if (failure.step.problem !== 'allow-origin-missing' || policy === '') return undefined;
  return {
    code: 'resource-policy',
    message: `Cross-Origin-Resource-Policy (${policy}) decides which pages may embed a response, not which may read it`,
    fix: 'Set Access-Control-Allow-Origin: only that header allows a page to read a response',
  };
}

function noCorsCause({ step }: FailureContext): Cause | undefined {
  if (step.problem !== 'allow-origin-missing') return undefined;
  return {
    code: 'no-cors-at-all',
    message:
      'The response has no CORS headers at all: CORS is not set up for this URL, or a proxy is removing the headers or sending its own response',
    fix: "Mount CORS before the routes, and allow the page's origin. Check that this is the right server",
  };
}
