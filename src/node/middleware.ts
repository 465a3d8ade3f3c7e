import { type CorsExchange, classify, NOT_CORS } from '../classify/classify.ts';
import { askPolicy, type CorsOptionsDelegate } from '../decide/call-delegate.ts';
import { askOrigin } from '../decide/call-origin-function.ts';
import { failure, type Outcome } from '../decide/call-user-function.ts';
import { decide, fill, pick } from '../decide/decision.ts';
import { conclude, type GuardVerdict, guard } from '../decide/guard.ts';
import type { CorsRequest } from '../options/options.ts';
import { matchOrigin } from '../origin/origin-rule.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { Cell } from '../policy/responses.ts';
import { isObserved, observe } from './observe.ts';
import { answerRefused } from './refuse.ts';
import { type CorsNext, type CorsResponse, hasBegun, mergeVary, takeAway } from './response.ts';

export type { CorsNext, CorsResponse } from './response.ts';
export { hasBegun } from './response.ts';

const ORIGIN: readonly string[] = ['Origin'];

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
    askPolicy(delegate, request, policyOf, applyChosen, { request, response, next });
  };
}

interface Exchanged {
  readonly request: CorsRequest;
  readonly response: CorsResponse;
  readonly next: CorsNext;
}

function applyChosen(outcome: Outcome<PolicyCore>, { request, response, next }: Exchanged): void {
  if (hasBegun(response)) return;
  if ('error' in outcome) return fail(ORIGIN, response, next, outcome.error);
  mergeVary(response, ORIGIN);
  answer(outcome.answer, request, response, next);
}

function answer(policy: PolicyCore, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  const rule = policy.allowOrigin;
  // the same for everyone, and no guard goes with it: to read no header is to save Node the parsing of all of them
  if (rule.kind === 'any' && request.method !== 'OPTIONS' && !isObserved())
    return write(policy, policy.cells.notCors, NOT_CORS, response, next);
  const exchange = classify(request);
  if (exchange.kind === 'not-cors') return finish(policy, exchange, false, request, response, next);
  const allowed = matchOrigin(rule, exchange.origin);
  if (allowed !== 'ask' || rule.kind !== 'asked')
    return finish(policy, exchange, allowed === true, request, response, next);
  askOrigin(rule, exchange.origin, request, applyAnswer, { policy, exchange, request, response, next });
}

interface Undecided extends Exchanged {
  readonly policy: PolicyCore;
  readonly exchange: CorsExchange;
}

function applyAnswer(outcome: Outcome<boolean>, { policy, exchange, request, response, next }: Undecided): void {
  if (hasBegun(response)) return;
  if ('error' in outcome) fail(pick(policy.cells, exchange, false).decision.vary, response, next, outcome.error);
  else finish(policy, exchange, outcome.answer, request, response, next);
}

export function finish(
  policy: PolicyCore,
  exchange: CorsExchange,
  allowed: boolean,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  if (policy.settings.enforce !== undefined) return guardFirst(policy, exchange, allowed, request, response, next);
  if (isObserved()) observe(policy, request, response, decide(policy, exchange, allowed));
  write(policy, pick(policy.cells, exchange, allowed), exchange, response, next);
}

/** Apart from `finish`: few applications have a guard, but all pay for the length of what is run for each request. */
function guardFirst(
  policy: PolicyCore,
  exchange: CorsExchange,
  allowed: boolean,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  const cell = pick(policy.cells, exchange, allowed);
  const { vary } = cell.decision;
  let verdict: GuardVerdict | undefined;
  try {
    verdict = guard(policy, request, exchange, allowed);
  } catch (error) {
    fail(vary, response, next, failure('enforce.host', error).error);
    return;
  }
  if (isObserved()) observe(policy, request, response, conclude(policy, exchange, allowed, verdict));
  if (verdict !== 'refused') return write(policy, cell, exchange, response, next);
  takeAway(response);
  mergeVary(response, vary);
  answerRefused(policy, request, response, next);
}

function write(policy: PolicyCore, cell: Cell, exchange: CorsExchange, response: CorsResponse, next: CorsNext): void {
  if (policy.keepsOuter !== true) takeAway(response);
  fill(cell, exchange, response);
  const { vary, status } = cell.decision;
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
