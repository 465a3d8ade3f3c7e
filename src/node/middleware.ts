import { NOT_CORS, type ReceivedRequest, readRequest } from '../classify/classify.ts';
import type { CorsRequest } from '../classify/request.ts';
import { type CorsOptionsDelegate, callDelegate } from '../decide/call-delegate.ts';
import { callOriginFunction } from '../decide/call-origin-function.ts';
import { callFailed, type Outcome } from '../decide/call-user-function.ts';
import { decide, selectResponse, writeHeaders } from '../decide/decision.ts';
import { applyGuard, type GuardVerdict, guard } from '../decide/guard.ts';
import { matchOrigin } from '../origin/origin-rule.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { ResponseTemplate } from '../policy/responses.ts';
import { isObserved, observe } from './observe.ts';
import { respondRefused } from './refuse.ts';
import { addVary, type CorsNext, type CorsResponse, isResponseStarted, removeCorsHeaders } from './response.ts';

export type { CorsNext, CorsResponse } from './response.ts';
export { isResponseStarted } from './response.ts';

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
    callDelegate(delegate, request, policyOf, applyChosen, { request, response, next });
  };
}

interface Exchanged {
  readonly request: CorsRequest;
  readonly response: CorsResponse;
  readonly next: CorsNext;
}

function applyChosen(outcome: Outcome<PolicyCore>, { request, response, next }: Exchanged): void {
  if (isResponseStarted(response)) return;
  if ('error' in outcome) return fail(ORIGIN, response, next, outcome.error);
  addVary(response, ORIGIN);
  answer(outcome.answer, request, response, next);
}

function answer(policy: PolicyCore, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  const rule = policy.allowOrigin;
  // the same for everyone, and no guard goes with it: to read no header is to save Node the parsing of all of them
  if (rule.kind === 'any' && request.method !== 'OPTIONS' && !isObserved())
    return write(policy, policy.responses.notCors, NOT_CORS, response, next);
  const exchange = readRequest(request);
  if (exchange.kind === 'not-cors') return finish(policy, exchange, false, request, response, next);
  const allowed = matchOrigin(rule, exchange.origin);
  if (allowed !== 'ask' || rule.kind !== 'function')
    return finish(policy, exchange, allowed === true, request, response, next);
  callOriginFunction(rule, exchange.origin, request, applyAnswer, { policy, exchange, request, response, next });
}

interface Undecided extends Exchanged {
  readonly policy: PolicyCore;
  readonly exchange: ReceivedRequest;
}

function applyAnswer(outcome: Outcome<boolean>, { policy, exchange, request, response, next }: Undecided): void {
  if (isResponseStarted(response)) return;
  if ('error' in outcome)
    fail(selectResponse(policy.responses, exchange, false).decision.vary, response, next, outcome.error);
  else finish(policy, exchange, outcome.answer, request, response, next);
}

export function finish(
  policy: PolicyCore,
  exchange: ReceivedRequest,
  allowed: boolean,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  if (policy.settings.enforce !== undefined) return guardFirst(policy, exchange, allowed, request, response, next);
  if (isObserved()) observe(policy, request, response, decide(policy, exchange, allowed));
  write(policy, selectResponse(policy.responses, exchange, allowed), exchange, response, next);
}

/** Apart from `finish`: few applications have a guard, but all pay for the length of what is run for each request. */
function guardFirst(
  policy: PolicyCore,
  exchange: ReceivedRequest,
  allowed: boolean,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  const cell = selectResponse(policy.responses, exchange, allowed);
  const { vary } = cell.decision;
  let verdict: GuardVerdict | undefined;
  try {
    verdict = guard(policy, request, exchange, allowed);
  } catch (error) {
    fail(vary, response, next, callFailed('enforce.publicHost', error).error);
    return;
  }
  if (isObserved()) observe(policy, request, response, applyGuard(policy, exchange, allowed, verdict));
  if (verdict !== 'refused') return write(policy, cell, exchange, response, next);
  removeCorsHeaders(response);
  addVary(response, vary);
  respondRefused(policy, request, response, next);
}

function write(
  policy: PolicyCore,
  cell: ResponseTemplate,
  exchange: ReceivedRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  if (policy.keepsExistingHeaders !== true) removeCorsHeaders(response);
  writeHeaders(cell, exchange, response);
  const { vary, status } = cell.decision;
  addVary(response, vary);
  if (status === undefined) {
    next();
    return;
  }
  response.statusCode = status;
  response.end();
}

/** What is wrong is the application's to answer: no status of ours, no fields, and `Vary` as on any other answer. */
function fail(vary: readonly string[], response: CorsResponse, next: CorsNext, error: unknown): void {
  removeCorsHeaders(response);
  addVary(response, vary);
  next(error);
}
