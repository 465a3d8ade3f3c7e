import { ask, type Outcome, type Question } from './ask.ts';
import { type Callable, type CompatReading, liveReader } from './compat-live.ts';
import { COMPAT_TIMEOUT } from './compat-origin.ts';
import { asCompatOptions } from './compat-written.ts';
import { type CorsIssue, createIssue } from './issues.ts';
import { type CorsMiddleware, type CorsNext, type CorsResponse, finish, hasBegun } from './middleware.ts';
import { isObserved } from './observe.ts';
import type { CorsRequest } from './options.ts';
import { matchOrigin } from './origin.ts';
import type { PolicyCore } from './policy.ts';
import { type CorsExchange, classify, field } from './request.ts';

type Warn = (issue: CorsIssue) => void;

/** Middleware whose options stay live. */
export function optionsMiddleware(options: unknown, warn: Warn): CorsMiddleware {
  const read = liveReader(warn);
  const written = asCompatOptions(options);
  read(written);
  return function corsMiddleware(request, response, next) {
    const outcome = attempt(() => read(written, request));
    if ('error' in outcome) next(outcome.error);
    else answer(outcome.answer, warn, request, response, next);
  };
}

/** Middleware that asks for the options of each request. */
export function delegateMiddleware(delegate: Callable, warn: Warn): CorsMiddleware {
  const read = liveReader(warn);
  const readAnswer = (options: unknown): CompatReading => {
    if (options === undefined || options === null) warn(NO_OPTIONS);
    return read(options);
  };
  return function corsMiddleware(request, response, next) {
    consult(delegate, request, request, 'the delegate', readAnswer, warn, (outcome) => {
      if (hasBegun(response)) return;
      if ('error' in outcome) next(outcome.error);
      else answer(outcome.answer, warn, request, response, next);
    });
  };
}

function answer(
  reading: CompatReading,
  warn: Warn,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  if (reading.asks === undefined) apply(reading.policy, request, response, next);
  else askFirst(reading, reading.asks, warn, request, response, next);
}

/** The answer chooses among policies; who refuses leaves the request to the application. */
function askFirst(
  { policy, answered }: CompatReading,
  asks: Callable,
  warn: Warn,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  const choose = (origin: unknown): PolicyCore => (origin ? answered(origin) : policy);
  const origin = request.headers['origin'];
  consult(asks, origin, request, 'the origin function', choose, warn, (outcome) => {
    if (hasBegun(response)) return;
    if ('error' in outcome) next(outcome.error);
    else apply(outcome.answer, request, response, next);
  });
}

function apply(policy: PolicyCore, request: CorsRequest, response: CorsResponse, next: CorsNext): void {
  // to read no header is to save Node the parsing of all of them
  if (policy.allowOrigin.kind === 'off' && policy.cells.notCors.decision.vary.length === 0 && !isObserved())
    return next();
  const exchange = classifyLoosely(request);
  const allowed = exchange.kind !== 'not-cors' && matchOrigin(policy.allowOrigin, exchange.origin) === true;
  finish(policy, exchange, allowed, request, response, next);
}

/** To npm `cors` every OPTIONS is a preflight, whoever sends it and in whatever case. */
function classifyLoosely(request: CorsRequest): CorsExchange {
  const exchange = classify(request);
  if (exchange.kind === 'preflight' || request.method?.toUpperCase?.() !== 'OPTIONS') return exchange;
  return {
    kind: 'preflight',
    origin: exchange.kind === 'actual' ? exchange.origin : '',
    method: field(request, 'access-control-request-method') ?? '',
    headers: field(request, 'access-control-request-headers'),
  };
}

/** Asks with npm `cors`' two parameters; a promise, or a value from who declares fewer, is an answer too. */
function consult<Answer>(
  whom: Callable,
  subject: unknown,
  request: CorsRequest,
  name: string,
  read: (value: unknown) => Answer,
  warn: Warn,
  settle: (outcome: Outcome<Answer>) => void,
): void {
  const question: Question<Callable, unknown, Answer> = {
    put(asked, about, _request, callback) {
      let answered = false;
      return asked(about as never, (error, value) => {
        if (answered) warn(answeredTwice(name));
        answered = true;
        callback(error, value);
      });
    },
    read: (value) => attempt(() => read(value)),
    isAnswer: (value): boolean => value !== undefined,
    whom: name,
    fix: 'answer by the callback or by value',
  };
  ask(question, whom, COMPAT_TIMEOUT, subject, request, settle);
}

function attempt<Answer>(read: () => Answer): Outcome<Answer> {
  try {
    return { answer: read() };
  } catch (error) {
    return { error };
  }
}

const NO_OPTIONS: CorsIssue = createIssue(
  'missing-origin',
  '',
  'the delegate answered without options, which allows any origin',
  'Answer options',
);

function answeredTwice(whom: string): CorsIssue {
  return createIssue('answered-twice', '', `${whom} answered more than once; the first answer counts`, 'Answer once');
}
