import { type ReceivedRequest, readRequest, requestHeader } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import { callUserFunction, type Outcome } from '../decide/call-user-function.ts';
import {
  type CorsMiddleware,
  type CorsNext,
  type CorsResponse,
  isResponseStarted,
  respond,
} from '../node/middleware.ts';
import { isObserved } from '../node/observe.ts';
import { type CorsIssue, createIssue } from '../options/issues.ts';
import { matchOrigin } from '../origin/origin-rule.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { selectResponse } from '../policy/responses.ts';
import { type CompatReading, liveReader } from './live.ts';
import { COMPAT_TIMEOUT } from './origin.ts';
import { attempt, type Callable, createQuestion } from './question.ts';
import { asCompatOptions } from './written.ts';

type Warn = (issue: CorsIssue) => void;

/** Middleware whose options stay live. */
export function optionsMiddleware(options: unknown, warn: Warn): CorsMiddleware {
  const read = liveReader(warn);
  const written = asCompatOptions(options);
  read(written);
  const readNow = (request: CorsRequest) => read(written, request);
  return function corsMiddleware(request, response, next) {
    const outcome = attempt(readNow, request);
    if ('error' in outcome) next(outcome.error);
    else answer(outcome.answer, request, response, next);
  };
}

/** Middleware that asks for the options of each request. */
export function compatDelegateMiddleware(delegate: Callable, warn: Warn): CorsMiddleware {
  const read = liveReader(warn);
  const readAnswer = (options: unknown): CompatReading => {
    if (options === undefined || options === null) warn(NO_OPTIONS);
    return read(options);
  };
  const question = createQuestion('the delegate', readAnswer, warn);
  return function corsMiddleware(request, response, next) {
    callUserFunction(question, delegate, COMPAT_TIMEOUT, request, request, applyChosen, { request, response, next });
  };
}

interface Exchanged {
  readonly request: CorsRequest;
  readonly response: CorsResponse;
  readonly next: CorsNext;
}

function applyChosen(outcome: Outcome<CompatReading>, { request, response, next }: Exchanged): void {
  if (isResponseStarted(response)) return;
  if ('error' in outcome) next(outcome.error);
  else answer(outcome.answer, request, response, next);
}

function answer(reading: CompatReading, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  const { asks, question, policy } = reading;
  if (asks === undefined) apply(policy, request, response, next);
  else
    callUserFunction(question, asks, COMPAT_TIMEOUT, request.headers['origin'], request, applyAnswer, {
      request,
      response,
      next,
    });
}

/** The answer chooses among policies; who refuses leaves the request to the application. */
function applyAnswer(outcome: Outcome<PolicyCore>, { request, response, next }: Exchanged): void {
  if (isResponseStarted(response)) return;
  if ('error' in outcome) next(outcome.error);
  else apply(outcome.answer, request, response, next);
}

function apply(policy: PolicyCore, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  // to read no header is to save Node the parsing of all of them
  if (policy.allowOrigin.kind === 'off' && policy.responses.regular.notCors.vary.length === 0 && !isObserved())
    return next();
  const exchange = classifyLoosely(request);
  const allowed = exchange.kind !== 'not-cors' && matchOrigin(policy.allowOrigin, exchange.origin) === true;
  const template = selectResponse(policy.responses.regular, exchange, allowed);
  respond(policy, template, exchange, request, response, next);
}

/** To npm `cors` every OPTIONS is a preflight, whoever sends it and in whatever case. */
function classifyLoosely(request: CorsRequest): ReceivedRequest {
  const exchange = readRequest(request);
  if (exchange.kind === 'preflight' || request.method?.toUpperCase?.() !== 'OPTIONS') return exchange;
  return {
    kind: 'preflight',
    origin: exchange.kind === 'actual' ? exchange.origin : '',
    method: requestHeader(request, 'access-control-request-method') ?? '',
    headers: requestHeader(request, 'access-control-request-headers'),
  };
}

const NO_OPTIONS: CorsIssue = createIssue(
  'missing-origin',
  '',
  'the delegate answered without options, which allows any origin',
  'Answer options',
);
