import type { Trace } from '../browser/verdict.ts';
import { adviceFor } from './advice.ts';
import { allowOriginCause, cachedCause, nullCause } from './allow-origin.ts';
import { fieldCause } from './cors-headers.ts';
import type { Before, Diagnosis } from './diagnosis.ts';
import { type FailureContext, failureContext, valueIn } from './failure-context.ts';
import { redirectCause } from './redirects.ts';
import { originRefusedCause } from './refusals.ts';
import { answerStatusCause, preflightStatusCause } from './statuses.ts';

/** In the order in which they are believed. */
const DETECTORS: readonly ((failure: FailureContext, before: Before) => Diagnosis | undefined)[] = [
  redirectCause,
  fieldCause,
  allowOriginCause,
  preflightStatusCause,
  answerStatusCause,
  cachedCause,
  nullCause,
  originRefusedCause,
  resourcePolicyCause,
  nothingCause,
];

/**
 * The usual causes that fit a trace, the likeliest first, and what will bite next; also for requests that pass. They are
 * guesses from the bytes: what failed for certain is in the steps.
 *
 * @example
 * for (const cause of diagnose(await perform(request, send))) console.log(cause);
 */
export function diagnose(trace: Trace): readonly Diagnosis[] {
  const failure = failureContext(trace);
  const notes = adviceFor(trace);
  if (failure === undefined) return notes;
  const preflightPassed = trace.steps.some(({ stage, hop }) => stage === 'preflight' && hop === failure.step.hop);
  for (const detect of DETECTORS) {
    const cause = detect(failure, { preflightPassed });
    if (cause !== undefined) return [cause, ...notes];
  }
  return notes;
}

/** https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header */
function resourcePolicyCause(failure: FailureContext): Diagnosis | undefined {
  const policy = valueIn(failure, 'Cross-Origin-Resource-Policy');
  if (failure.step.problem !== 'allow-origin-missing' || policy === '') return undefined;
  return {
    code: 'resource-policy',
    message: `Cross-Origin-Resource-Policy: ${policy} lets pages embed an answer, not read it`,
    fix: 'Set Access-Control-Allow-Origin: only that lets a page read',
  };
}

function nothingCause({ step, origin }: FailureContext): Diagnosis | undefined {
  if (step.problem !== 'allow-origin-missing') return undefined;
  return {
    code: 'no-cors-at-all',
    message: 'The answer bears no CORS field at all: no CORS is set up at this URL, or something before it answers',
    fix: `Mount CORS before the routes, allowing ${origin}; and make sure that this is the server you mean`,
  };
}
