import { type ReceivedRequest, readRequest } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import { type CorsOptionsDelegate, delegateCaller } from '../decide/call-delegate.ts';
import type { Outcome } from '../decide/call-user-function.ts';
import { toDecision, writeHeaders } from '../decide/decision.ts';
import { type Judgement, judge, judgeLater, type PendingRequest, readFor } from '../decide/judge.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { ResponseTemplate } from '../policy/responses.ts';
import { isObserved, publishDecision } from './observe.ts';
import { respondRefused } from './refuse.ts';
import { addVary, type CorsNext, type CorsResponse, isResponseStarted, removeCorsHeaders } from './response.ts';

export type { CorsNext, CorsResponse } from './response.ts';

const ORIGIN: readonly string[] = ['Origin'];

/**
 * Middleware for Express, Connect, or any `(request, response, next)`. Without a framework, check the error: `next(error)`
 * means that nothing was decided, so the request must not reach your handler.
 *
 * @example
 * const policy = cors({ origin: 'https://app.example.com', enforce: 'unsafe-methods' });
 * createServer((request, response) => {
 *   policy(request, response, (error) => {
 *     if (error) return response.writeHead(500).end();
 *     handle(request, response);
 *   });
 * });
 */
export type CorsMiddleware<Request extends CorsRequest = CorsRequest> = (
  request: Request,
  response: CorsResponse,
  next: CorsNext,
) => void;

/** Middleware that applies one policy to every request. */
export function policyMiddleware(policy: PolicyCore): CorsMiddleware {
  return function corsMiddleware(request, response, next) {
    handle(policy, request, response, next);
  };
}

/** Middleware whose delegate chooses a policy for each request: it may read Origin, so every response varies on Origin. */
export function delegateMiddleware(
  delegate: CorsOptionsDelegate,
  policyOf: (options: unknown) => PolicyCore,
): CorsMiddleware {
  const callDelegate = delegateCaller(delegate, policyOf);
  return function corsMiddleware(request, response, next) {
    callDelegate(applyChosen, { request, response, next });
  };
}

/** A request that the middleware handles. */
export interface Exchange {
  readonly request: CorsRequest;
  readonly response: CorsResponse;
  readonly next: CorsNext;
}

function applyChosen(outcome: Outcome<PolicyCore>, { request, response, next }: Exchange): void {
  if (isResponseStarted(response)) return;
  if ('error' in outcome) return fail(ORIGIN, response, next, outcome.error);
  const { regular } = outcome.value.responses;
  // most policies vary on Origin already, and it is the first name: Vary is not set twice
  if (regular.notCors.vary[0] !== 'Origin') addVary(response, ORIGIN);
  handle(outcome.value, request, response, next);
}

function handle(policy: PolicyCore, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  if (isObserved()) return handleObserved(policy, request, response, next);
  const received = readFor(policy, request);
  const judgement = judge(policy, request, received);
  if (judgement !== 'pending') return respond(policy, judgement, received, request, response, next);
  const pending: PendingExchange = { policy, request, received, settle: respondLater, response, next };
  judgeLater(pending);
}

/** Not inside `handle`, which runs for each request. */
function handleObserved(policy: PolicyCore, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  const received = readRequest(request);
  const pending: PendingExchange = { policy, request, received, settle: respondLater, response, next };
  const judgement = judge(policy, request, received);
  if (judgement === 'pending') judgeLater(pending);
  else publishAndRespond(judgement, pending);
}

interface PendingExchange extends PendingRequest, Exchange {
  readonly request: CorsRequest;
}

function respondLater(judgement: Judgement, pending: PendingExchange): void {
  if (!isResponseStarted(pending.response)) publishAndRespond(judgement, pending);
}

function publishAndRespond(judgement: Judgement, { policy, request, received, response, next }: PendingExchange): void {
  if (!('error' in judgement) && isObserved())
    publishDecision(policy, request, toDecision(judgement, received), response);
  respond(policy, judgement, received, request, response, next);
}

/** Writes the headers, and ends the response or calls next(). */
function respond(
  policy: PolicyCore,
  judgement: Judgement,
  received: ReceivedRequest,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  if ('error' in judgement) return fail(judgement.vary, response, next, judgement.error);
  removeCorsHeaders(response);
  if (judgement.guard !== 'refused') return writeResponse(judgement, received, response, next);
  addVary(response, judgement.vary);
  respondRefused(policy, request, response, next, judgement.code);
}

/** Sets the headers of a template, and ends the response or calls next(). */
export function writeResponse(
  template: ResponseTemplate,
  received: ReceivedRequest,
  response: CorsResponse,
  next: CorsNext,
  lookUp?: 'vary' | 'Vary',
): void {
  writeHeaders(template, received, response);
  addVary(response, template.vary, lookUp);
  if (template.status === undefined) {
    next();
    return;
  }
  response.statusCode = template.status;
  response.end();
}

/** The application responds to errors: corsmith sets no status and no headers except `Vary`. */
function fail(vary: readonly string[], response: CorsResponse, next: CorsNext, error: unknown): void {
  removeCorsHeaders(response);
  addVary(response, vary);
  next(error);
}
