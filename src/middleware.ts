import { askOrigin } from './ask-origin.ts';
import { askPolicy, type CorsOptionsDelegate } from './ask-policy.ts';
import type { CorsDecision } from './cells.ts';
import { decide } from './decision.ts';
import { conclude } from './guard.ts';
import { observe } from './observe.ts';
import type { CorsRequest } from './options.ts';
import { matchOrigin } from './origin.ts';
import type { PolicyCore } from './policy.ts';
import { type CorsExchange, classify } from './request.ts';
import { mergeNames, REFUSED_BODY, RESPONSE_FIELDS } from './response-fields.ts';
import { warnLayered } from './warnings.ts';

/** What corsmith needs of a response. Responses of Express, Connect, `node:http` and `node:http2` all have it. */
export interface CorsResponse {
  statusCode: number;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string): unknown;
  removeHeader?(name: string): void;
  end(body?: string): unknown;
}

/** Hands the request on, or hands on what went wrong. */
export type CorsNext = (error?: unknown) => void;

/** Middleware for Express, Connect, or any `(request, response, next)`. */
export type CorsMiddleware = (request: CorsRequest, response: CorsResponse, next: CorsNext) => void;

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
  const exchange = classify(request);
  const rule = policy.allowOrigin;
  const allowed = exchange.kind !== 'not-cors' && matchOrigin(rule, exchange.origin);
  if (allowed !== 'ask' || rule.kind !== 'asked' || exchange.kind === 'not-cors') {
    finish(policy, exchange, allowed === true, request, response, next);
    return;
  }
  askOrigin(rule, exchange.origin, request, (outcome) => {
    if (hasBegun(response)) return;
    if ('error' in outcome) fail(decide(policy, exchange, false), response, next, outcome.error);
    else finish(policy, exchange, outcome.answer, request, response, next);
  });
}

function finish(
  policy: PolicyCore,
  exchange: CorsExchange,
  allowed: boolean,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  const decision = conclude(policy, request, exchange, allowed);
  observe(policy, request, response, decision);
  write(decision, response);
  if (decision.status === undefined) next();
  else if (decision.guard === 'refused') answerRefused(policy, decision.status, request, response, next);
  else {
    response.statusCode = decision.status;
    response.end();
  }
}

function answerRefused(
  { settings }: PolicyCore,
  status: number,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  const onRefused = settings.enforce?.onRefused;
  if (onRefused !== undefined) {
    onRefused(request as never, response as never, next); // the application's own types, which it knows
    return;
  }
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(REFUSED_BODY);
}

/** Writes a decision; the last policy applied wins whole, so what an outer layer set goes first. */
function write(decision: CorsDecision, response: CorsResponse): void {
  takeAway(response);
  for (const field of decision.set) response.setHeader(field[0], field[1]);
  mergeVary(response, decision.vary);
}

function takeAway(response: CorsResponse): void {
  if (
    response.getHeader('access-control-allow-origin') === undefined &&
    response.getHeader('access-control-allow-credentials') === undefined
  )
    return;
  warnLayered();
  for (const name of RESPONSE_FIELDS) response.removeHeader?.(name);
}

function mergeVary(response: CorsResponse, names: readonly string[]): void {
  if (names.length === 0) return;
  const present = response.getHeader('vary');
  response.setHeader('Vary', mergeNames(present === undefined ? undefined : String(present), names));
}

/** What is wrong is the application's to answer: no status of ours, no fields, and `Vary` as on any other answer. */
function fail(refusal: CorsDecision, response: CorsResponse, next: CorsNext, error: unknown): void {
  takeAway(response);
  mergeVary(response, refusal.vary);
  next(error);
}

/** An answer that comes after the response has begun, or the client has left, can change nothing any more. */
function hasBegun({ headersSent, writableEnded, destroyed }: CorsResponse): boolean {
  return headersSent === true || writableEnded === true || destroyed === true;
}
