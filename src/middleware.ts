import { failure } from './ask/ask.ts';
import { askOrigin } from './ask/ask-origin.ts';
import { askPolicy, type CorsOptionsDelegate } from './ask/ask-policy.ts';
import { fill, pick } from './decision.ts';
import { conclude, type GuardVerdict, guard } from './guard.ts';
import { isObserved, observe } from './observe.ts';
import type { CorsRequest } from './options.ts';
import { type AskedOrigins, matchOrigin } from './origin.ts';
import type { PolicyCore } from './policy.ts';
import { answerRefused } from './refuse.ts';
import { type ActualRequest, type CorsExchange, classify, NOT_CORS, type Preflight } from './request.ts';
import { type CorsNext, type CorsResponse, hasBegun, mergeVary, takeAway } from './response.ts';

export type { CorsNext, CorsResponse } from './response.ts';
export { hasBegun } from './response.ts';

/** Middleware for Express, Connect, or any `(request, response, next)`. */
export type CorsMiddleware<Request extends CorsRequest = CorsRequest> = (
  request: Request,
  response: CorsResponse,
  next: CorsNext,
) => void;

/** Middleware that answers every request by one policy. */
export function policyMiddleware(policy: PolicyCore): CorsMiddleware {
  return function corsMiddleware(request, response, next) {
    answer(policy, request, response, next);
  };
}

/** Middleware that asks for each request which policy it falls under; nobody knows what it reads, so answers vary. */
export function delegateMiddleware(
  delegate: CorsOptionsDelegate,
  policyOf: (options: unknown) => PolicyCore,
): CorsMiddleware {
  return function corsMiddleware(request, response, next) {
    askPolicy(delegate, request, policyOf, (outcome) => {
      if (hasBegun(response)) return;
      mergeVary(response, ['Origin']);
      if ('error' in outcome) {
        takeAway(response);
        return next(outcome.error);
      }
      answer(outcome.answer, request, response, next);
    });
  };
}

function answer(policy: PolicyCore, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  const rule = policy.allowOrigin;
  // to read no header is to save Node the parsing of all of them
  const exchange = rule.kind === 'any' && request.method !== 'OPTIONS' && !isObserved() ? NOT_CORS : classify(request);
  if (exchange.kind === 'not-cors') return finish(policy, exchange, false, request, response, next);
  const allowed = matchOrigin(rule, exchange.origin);
  if (allowed !== 'ask' || rule.kind !== 'asked')
    return finish(policy, exchange, allowed === true, request, response, next);
  askFirst(policy, rule, exchange, request, response, next);
}

/** Apart from `answer`, since a function that makes a closure pays for it in every call. */
function askFirst(
  policy: PolicyCore,
  rule: AskedOrigins,
  exchange: ActualRequest | Preflight,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  askOrigin(rule, exchange.origin, request, (outcome) => {
    if (hasBegun(response)) return;
    if ('error' in outcome) fail(pick(policy.cells, exchange, false).decision.vary, response, next, outcome.error);
    else finish(policy, exchange, outcome.answer, request, response, next);
  });
}

export function finish(
  policy: PolicyCore,
  exchange: CorsExchange,
  allowed: boolean,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  let verdict: GuardVerdict | undefined;
  try {
    verdict = guard(policy, request, exchange, allowed);
  } catch (error) {
    fail(pick(policy.cells, exchange, false).decision.vary, response, next, failure('enforce.host', error).error);
    return;
  }
  if (isObserved()) observe(policy, request, response, conclude(policy, exchange, allowed, verdict));
  const cell = pick(policy.cells, exchange, allowed);
  const { vary, status } = cell.decision;
  if (policy.keepsOuter !== true) takeAway(response);
  if (verdict === 'refused') {
    mergeVary(response, vary);
    answerRefused(policy, request, response, next);
    return;
  }
  fill(cell, exchange, response);
  mergeVary(response, vary);
  if (status === undefined) {
    next();
    return;
  }
  response.statusCode = status;
  response.end();
}

/** What is wrong is the application's to answer: no status of ours, no fields, and `Vary` as on any other answer. */
function fail(vary: readonly string[], response: CorsResponse, next: CorsNext, error: unknown): void {
  takeAway(response);
  mergeVary(response, vary);
  next(error);
}
