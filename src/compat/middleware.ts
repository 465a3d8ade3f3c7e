import { NOT_CORS, type ReceivedRequest, readRequest, requestHeader } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import { attempt, type CallProtocol, callUserFunction, type Outcome, toCallee } from '../decide/call-user-function.ts';
import { toDecision } from '../decide/decision.ts';
import { warnOfContent } from '../node/emit-warning.ts';
import { type CorsMiddleware, type Exchange, writeResponse } from '../node/middleware.ts';
import { isObserved, publishDecision } from '../node/observe.ts';
import { isResponseStarted } from '../node/response.ts';
import { createIssue } from '../options/issues.ts';
import type { ResponseTemplate } from '../policy/responses.ts';
import { decide, type Positions } from './decide.ts';
import { type CompatOptions, readAsStrict, readOptions, toOptions, warnAbout } from './options.ts';

/** npm `cors` calls any function with these arguments. */
type Signature = (subject: unknown, callback: (error: unknown, value?: unknown) => void) => unknown;

type CompatExchange = Exchange & { readonly positions: Positions };

/** Milliseconds. npm `cors` waits forever. */
const TIMEOUT = 60_000;

/** What npm `cors` does in the middleware that it returns. */
export function compatMiddleware(argument: unknown): CorsMiddleware {
  const positions: Positions = new Map();
  if (isFunction(argument)) {
    const delegate = toCallee(argument, TIMEOUT);
    return function corsMiddleware(request, response, next) {
      const exchange = { request, response, next, positions, subject: request, calls: 0 };
      callUserFunction(DELEGATE, delegate, applyChosen, exchange);
    };
  }
  const options = toOptions(argument);
  rehearse(readOptions(options));
  warnAbout({ ...options });
  return function corsMiddleware(request, response, next) {
    const read = attempt(readOptions, options);
    if ('error' in read) next(read.error);
    else apply(read.value, false, { request, response, next, positions });
  };
}

function applyChosen(outcome: Outcome<CompatOptions>, exchange: CompatExchange): void {
  if (isResponseStarted(exchange.response)) return;
  if ('error' in outcome) exchange.next(outcome.error);
  else apply(outcome.value, true, exchange);
}

function apply(options: CompatOptions, isChosen: boolean, exchange: CompatExchange): void {
  const { origin } = options;
  if (!isFunction(origin)) return respond(options, origin, isChosen, exchange);
  const { request, response, next, positions } = exchange;
  const context = { request, response, next, positions, options, subject: request.headers['origin'], calls: 0 };
  callUserFunction(ORIGIN_FUNCTION, toCallee(origin, TIMEOUT), applyOrigin, context);
}

function applyOrigin(outcome: Outcome<unknown>, context: CompatExchange & { readonly options: CompatOptions }): void {
  if (isResponseStarted(context.response)) return;
  if ('error' in outcome) context.next(outcome.error);
  else respond(context.options, outcome.value, true, context);
}

function respond(options: CompatOptions, origin: unknown, isChosen: boolean, exchange: CompatExchange): void {
  const { request, response, next, positions } = exchange;
  const received = receive(origin, isChosen, request);
  let template: ResponseTemplate;
  try {
    template = decide(options, origin, isChosen, received, positions);
  } catch (error) {
    next(error);
    return;
  }
  if (isObserved()) publishDecision(readAsStrict(options).settings, request, toDecision(template, received), response);
  writeResponse(template, received, response, next, 'Vary');
}

/** npm `cors` treats every OPTIONS request as a preflight. */
function receive(origin: unknown, isChosen: boolean, request: CorsRequest): ReceivedRequest {
  // the length first, since toUpperCase() is slow, and Node parses headers only when one is read
  const isOptions = request.method?.length === 7 && request.method.toUpperCase?.() === 'OPTIONS';
  if ((!origin || (origin === '*' && !isChosen && !isOptions)) && !isObserved()) return NOT_CORS;
  const received = readRequest(request);
  if (received.kind === 'preflight' || !isOptions) return received;
  const headers = requestHeader(request, 'access-control-request-headers');
  return { kind: 'preflight', origin: received.kind === 'actual' ? received.origin : '', method: '', headers };
}

/** Throws if options cannot be used. A preflight without Origin uses all of them, and every entry of the list. */
function rehearse(options: CompatOptions): void {
  const preflight: ReceivedRequest = { kind: 'preflight', origin: '', method: '', headers: undefined };
  decide(options, '*', false, preflight, new Map());
  if (!isFunction(options.origin)) decide(options, options.origin, false, preflight, new Map());
}

/** npm `cors` takes results only by callback. Here, returned values and promises also count. */
function protocolOf<Result>(
  name: string,
  read: (value: unknown) => Outcome<Result>,
): CallProtocol<Signature, { readonly subject: unknown; calls: number }, Result> {
  const found = `${name} called its callback more than once, but only the first call counts`;
  const calledTwice = createIssue('called-twice', '', found, 'Call it once');
  return {
    invoke: (called, { subject }, callback) => called(subject, callback),
    read,
    isResult: (value) => value !== undefined,
    onCallback: (context) => (context.calls++ === 0 ? undefined : warnOfContent(calledTwice)),
    name,
    fix: 'call the callback, or return the result',
  };
}

const ORIGIN_FUNCTION = protocolOf('the origin function', (value) => ({ value }));
const NO_OPTIONS = createIssue('missing-origin', '', 'without options, the delegate allows any origin', 'Pass options');
const DELEGATE = protocolOf('the delegate', (value) => attempt(readDelegated, value));

function readDelegated(value: unknown): CompatOptions {
  if (value === undefined || value === null) warnOfContent(NO_OPTIONS);
  const options = { ...toOptions(value) };
  warnAbout(options);
  return readOptions(options);
}

function isFunction(value: unknown): value is Signature {
  return typeof value === 'function';
}
