import { append } from 'vary';
import { type Outcome, UNTOUCHED } from './play.ts';
import {
  decidingOrigin,
  entriesOf,
  isAsked,
  mapEntries,
  optionsOf,
  originOf,
  rewriteFunctions,
  rewriteMember,
  rewriteOptions,
  rewriteOrigin,
} from './reach.ts';
import { build, type FunctionSpec, type RequestSpec, type SessionSpec, type Spec } from './spec.ts';

/**
 * One row of the table that is marked Fix, as what would make npm `cors` do the same: other options or requests, or
 * another outcome. The very same thing is returned where the row does not apply.
 */
export interface Fix {
  readonly row: number;
  readonly session?: (session: SessionSpec) => SessionSpec;
  readonly outcome?: (outcome: Outcome, session: SessionSpec, request: RequestSpec) => Outcome;
}

const TRUE: Spec = { kind: 'value', value: true };
const isValue = (spec: Spec | undefined, ...values: readonly unknown[]): boolean =>
  spec?.kind === 'value' && values.includes(spec.value);
const isText = (spec: Spec): boolean => spec.kind === 'value' && typeof spec.value === 'string';
const asOrigin = (origin: Spec): Spec => ({ kind: 'members', shape: 'plain', members: { origin } });
const isShorthand = (options: Spec): boolean => isText(options) || options.kind === 'list';

export const FIXES: readonly Fix[] = [
  {
    // an origin or a list is short for { origin }; other values throw
    row: 1,
    session: (session) =>
      session.argument.kind !== 'function' && isShorthand(session.argument)
        ? { ...session, argument: asOrigin(session.argument) }
        : session,
    outcome: (outcome, { argument }, request) =>
      isValue(argument, 42, true) || argument.kind === 'oddity' ? refused(request) : outcome,
  },
  {
    // options on a prototype throw
    row: 3,
    outcome: (outcome, session, request) => {
      const options = optionsOf(session);
      const known = options.kind === 'members' && Object.keys(options.members).some((name) => name !== 'origins');
      return options.kind === 'members' && options.shape === 'inheriting' && known
        ? failed(outcome, session, request)
        : outcome;
    },
  },
  {
    // truthy values that are not origins throw
    row: 4,
    outcome: (outcome, session, request) => {
      const isStatic = session.argument.kind !== 'function' && originOf(optionsOf(session))?.kind !== 'function';
      if (isStatic && reachesOddity(session, '')) return refused(request);
      const { origin = '' } = request.headers;
      return isInUse(session, request) && reachesOddity(session, origin) ? nextWith(request, CONFIG) : outcome;
    },
  },
  {
    // a delegate may return an origin or a list; other values that are not options fail, except undefined
    row: 8,
    session: (session) =>
      rewriteOptions(withoutUndefined(session), (options) =>
        session.argument.kind === 'function' && isShorthand(options) ? asOrigin(options) : options,
      ),
    outcome: (outcome, session, request) =>
      session.argument.kind === 'function' && isValue(optionsOf(session), 7, false) && isReached(session)
        ? nextWith(request, CONFIG)
        : outcome,
  },
  {
    // a String object counts as its string
    row: 11,
    session: (session) =>
      rewriteOrigin(session, (origin) =>
        mapEntries(origin, (entry) => (entry.kind === 'string-object' ? { kind: 'value', value: entry.value } : entry)),
      ),
  },
  {
    // a value that is not a valid header value throws
    row: 14,
    outcome: (outcome, session, request) => {
      const options = optionsOf(session);
      if (options.kind !== 'members') return outcome;
      const { origin, ...members } = options.members;
      const isSet = members['allowedHeaders'] !== undefined && build(members['allowedHeaders']);
      const allowedHeaders = members[isSet ? 'allowedHeaders' : 'headers'];
      const { exposedHeaders } = members;
      if (session.argument.kind !== 'function' && [allowedHeaders, exposedHeaders, origin].some(isUnbearable))
        return refused(request);
      const sent = [decidingOrigin(session), exposedHeaders, isPreflight(request) ? allowedHeaders : undefined];
      return isInUse(session, request) && sent.some(isUnbearable) ? nextWith(request, CONFIG) : outcome;
    },
  },
  {
    // a status that Node would not send throws, null is the default
    row: 17,
    session: (session) => rewriteMember(session, 'optionsSuccessStatus', (of) => (isValue(of, null) ? undefined : of)),
    outcome: (outcome, session, request) => {
      const options = optionsOf(session);
      const { optionsSuccessStatus, preflightContinue } = options.kind === 'members' ? options.members : {};
      if (!isValue(optionsSuccessStatus, 0, 'abc', 42, 1000) || isTruthy(preflightContinue, request)) return outcome;
      if (session.argument.kind !== 'function') return refused(request);
      return isPreflight(request) && isInUse(session, request) ? nextWith(request, CONFIG) : outcome;
    },
  },
  {
    // a function's refusal depends on the origin, too
    row: 19,
    outcome: (outcome, session, request) => {
      const isFunction = originOf(optionsOf(session))?.kind === 'function';
      return isFunction && isPassedOn(outcome, request) ? varied(outcome, request) : outcome;
    },
  },
  {
    // RegExps ignore lastIndex
    row: 20,
    session: (session) =>
      rewriteOrigin(session, (origin) =>
        mapEntries(origin, (entry) =>
          entry.kind === 'regexp' && /[gy]/.test(entry.flags)
            ? { ...entry, flags: entry.flags.replace(/[gy]/g, '') }
            : entry,
        ),
      ),
  },
  {
    // a function may return its result or a promise; a rejection is an error
    row: 23,
    session: (session) => rewriteFunctions(session, answersByValue),
  },
  {
    // errors that a function throws go to next
    row: 24,
    session: (session) =>
      rewriteFunctions(session, (asked) => (asked.style === 'throws' ? failing(asked, asked.error) : asked)),
  },
  {
    // the first result counts
    row: 25,
    session: (session) =>
      rewriteFunctions(session, (asked) =>
        asked.style === 'answers-twice' ? { ...asked, style: 'calls-back' } : asked,
      ),
  },
  {
    // a function's "*" depends on the origin, too
    row: 27,
    outcome: (outcome, session, request) =>
      originOf(optionsOf(session))?.kind === 'function' &&
      (outcome.ended > 0 || outcome.nexts.join() === 'nothing') &&
      (isValue(decidingOrigin(session), '*') || isEcho(session, request, '*')) &&
      outcome.headers['access-control-allow-origin'] === '*' &&
      !isPassedOn(outcome, request)
        ? varied(outcome, request)
        : outcome,
  },
  {
    // methods that are null are the default
    row: 33,
    session: (session) => rewriteMember(session, 'methods', (of) => (isValue(of, null) ? undefined : of)),
  },
  {
    // only a list of tokens is sent back
    row: 35,
    session: (session) => {
      const requests = session.requests.map((request) => {
        const { 'access-control-request-headers': asked, ...headers } = request.headers;
        return asked?.includes('<') ? { ...request, headers } : request;
      });
      return requests.every((request, index) => request === session.requests[index])
        ? session
        : { ...session, requests };
    },
  },
  {
    // a value that is not a number of seconds is not sent
    row: 38,
    session: (session) =>
      rewriteMember(session, 'maxAge', (of) =>
        of.kind === 'list' || isValue(of, -1, Number.NaN, true, ' ') ? undefined : of,
      ),
  },
  {
    // neither several origins in one header nor "*" are an origin, although a function may return them
    row: 41,
    outcome: (outcome, session, request) => {
      const { origin } = request.headers;
      const deciding = decidingOrigin(session);
      const reflects = deciding !== undefined && deciding.kind !== 'echo' && !isText(deciding);
      const isChosen = session.argument.kind === 'function' || originOf(optionsOf(session))?.kind === 'function';
      if (origin === undefined || !(reflects ? /[ ,]|^\*$/.test(origin) : isChosen && origin === '*')) return outcome;
      if (outcome.headers['access-control-allow-origin'] !== origin) return outcome;
      return { ...outcome, headers: withoutOurs(outcome, request) };
    },
  },
  {
    // the choice of a delegate may depend on the origin
    row: 49,
    outcome: (outcome, session, request) =>
      session.argument.kind === 'function' && (outcome.ended > 0 || outcome.nexts.join() === 'nothing')
        ? varied(outcome, request)
        : outcome,
  },
];

const CONFIG = 'ERR_CORS_CONFIG';

/** Options that are undefined, except `origin`, where undefined turns CORS off. */
function withoutUndefined(session: SessionSpec): SessionSpec {
  return ['methods', 'optionsSuccessStatus'].reduce(
    (rewritten, name) => rewriteMember(rewritten, name, (of) => (isValue(of, undefined) ? undefined : of)),
    session,
  );
}

function answersByValue(asked: FunctionSpec): FunctionSpec {
  const resolved = asked.answer.kind === 'oddity' && asked.answer.name === 'promise' ? TRUE : asked.answer;
  switch (asked.style) {
    case 'returns':
      return isValue(asked.answer, undefined)
        ? failing(asked, 'ERR_CORS_RESULT')
        : { ...asked, style: 'calls-back', answer: resolved };
    case 'returns-with-callback':
      return resolved === asked.answer ? asked : { ...asked, style: 'calls-back-later', answer: resolved };
    case 'resolves':
      return isValue(asked.answer, undefined)
        ? failing(asked, 'ERR_CORS_RESULT')
        : { ...asked, style: 'calls-back-later', answer: resolved };
    case 'resolves-beside':
      return isValue(asked.answer, undefined) ? asked : { ...asked, style: 'calls-back-later', answer: resolved };
    case 'rejects':
      return failing(asked, asked.error);
    default:
      return asked;
  }
}

/** `next` treats a falsy error as no error, so the middleware creates an error with a message. */
function failing(asked: FunctionSpec, error: unknown): FunctionSpec {
  return { ...asked, style: 'fails', error: error || 'ERR_CORS_RESULT' };
}

function isUnbearable(spec: Spec | undefined): boolean {
  return spec?.kind === 'value' && typeof spec.value === 'string' && /[^\t\x20-\x7e\x80-\xff]/.test(spec.value);
}

function isEcho(session: SessionSpec, { headers }: RequestSpec, of: string): boolean {
  return decidingOrigin(session)?.kind === 'echo' && headers['origin'] === of;
}

/** Whether a value that is not an origin precedes the first entry that allows this origin. */
function reachesOddity(session: SessionSpec, origin: string): boolean {
  const entries = entriesOf(decidingOrigin(session));
  const stops = (entry: Spec) => isOddity(entry) || allows(entry, origin);
  return entries.some((entry, index) => isOddity(entry) && !entries.slice(0, index).some(stops));
}

function isOddity(entry: Spec): boolean {
  return entry.kind === 'oddity' || isValue(entry, 1);
}

function allows(entry: Spec, origin: string): boolean {
  if (entry.kind === 'regexp') return origin !== '' && new RegExp(entry.source, entry.flags).test(origin);
  return isValue(entry, true, origin) || (entry.kind === 'string-object' && entry.value === origin);
}

/** Whether this request got past the delegate and the origin function, and CORS is not off. */
function isInUse(session: SessionSpec, request: RequestSpec): boolean {
  const origin = originOf(optionsOf(session));
  if (!isReached(session)) return false;
  if (origin?.kind === 'function' && !isAsked(origin, request.headers['origin'])) return false;
  return origin === undefined || isTruthy(decidingOrigin(session), request);
}

function isTruthy(spec: Spec | undefined, { headers }: RequestSpec): boolean {
  if (spec?.kind === 'echo') return headers['origin'] !== '';
  return spec?.kind === 'value' ? Boolean(spec.value) : spec !== undefined;
}

function isPreflight({ method }: RequestSpec): boolean {
  return method?.toUpperCase() === 'OPTIONS';
}

/** Whether the request gets past the delegate. */
function isReached({ argument }: SessionSpec): boolean {
  return argument.kind !== 'function' || isAsked(argument, undefined);
}

/** Wrong options throw where they are passed: at creation or, from a delegate, at each request. */
function failed(outcome: Outcome, session: SessionSpec, request: RequestSpec): Outcome {
  if (session.argument.kind !== 'function') return refused(request);
  return isReached(session) ? nextWith(request, CONFIG) : outcome;
}

function refused({ before }: RequestSpec): Outcome {
  return { ...UNTOUCHED, refused: CONFIG, headers: before };
}

function nextWith({ before }: RequestSpec, error: string): Outcome {
  return { ...UNTOUCHED, nexts: [error], headers: before };
}

function isPassedOn({ nexts, headers }: Outcome, { before }: RequestSpec): boolean {
  const names = Object.keys(headers);
  return nexts.join() === 'nothing' && names.every((name) => headers[name] === before[name]);
}

function varied(outcome: Outcome, { before }: RequestSpec): Outcome {
  const lines = [before['vary'] ?? ''].flat().join(', ');
  const asked = /access-control-request-headers/i.test(String(outcome.headers['vary']));
  const vary = append(append(lines, 'Origin'), asked ? ['Access-Control-Request-Headers'] : []);
  return { ...outcome, headers: { ...outcome.headers, vary } };
}

/** Headers that an outer layer has set stay. */
function withoutOurs({ headers }: Outcome, { before }: RequestSpec): Outcome['headers'] {
  const { 'access-control-allow-origin': _, ...others } = headers;
  const outer = before['access-control-allow-origin'];
  return outer === undefined ? others : { ...others, 'access-control-allow-origin': outer };
}
