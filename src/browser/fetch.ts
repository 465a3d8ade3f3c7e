import type { PreflightTrigger } from '../classify/preflight-triggers.ts';
import { corsCheck } from './cors-check.ts';
import { checkPreflight } from './cors-preflight-fetch.ts';
import type { EngineRules } from './engine-rules.ts';
import { filterResponse } from './filtered-response.ts';
import { checkMain, checkStream, preflightNeededFinding } from './main-checks.ts';
import type { PageRequest } from './page-request.ts';
import { maxAgeFinding, preflightCacheSecondsByEngine } from './preflight-cache.ts';
import { preflightsAgain, requestedHeaderNames, triggersOf } from './preflight-request.ts';
import { droppedHeaders, type PreparedRequest, prepare } from './prepare-request.ts';
import { checkRedirect, followRedirect, redirectLocation } from './redirect.ts';
import { blockedAt, createTraceRecorder, type Run, record, send, type TraceRecorder } from './trace-recorder.ts';
import type { Trace, Verdict } from './verdict.ts';
import { actualWire, isCrossOrigin, preflightWire, serializeRequestOrigin } from './wire-request.ts';

/**
 * Does what a browser does for a page: yields each request, continues with its response (or with nothing if there is
 * none), and returns the trace. It does no I/O, and the preflight cache is empty.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function* fetchAsPage(request: PageRequest, rules: EngineRules): Run<Trace> {
  const notes = createTraceRecorder();
  const verdict = yield* mainFetch(request, rules, notes);
  const { steps, exchanges, preflightTriggers, crossOrigin, preflightCacheSeconds } = notes;
  const trace = { request, crossOrigin, preflightTriggers, steps, exchanges, verdict };
  return preflightCacheSeconds === undefined ? trace : { ...trace, preflightCacheSeconds };
}

function* mainFetch(request: PageRequest, rules: EngineRules, notes: TraceRecorder): Run<Verdict> {
  const prepared = prepare(request, rules);
  if ('problem' in prepared) {
    record(notes, 'page', 0, [prepared]);
    return blockedAt('page', 0, prepared);
  }
  const dropped = droppedHeaders(request);
  if (dropped.length > 0) {
    const message = `The browser drops ${dropped.join(', ')}, which pages cannot set`;
    record(notes, 'page', 0, [{ code: 'dropped-header', names: dropped, message }]);
  }
  let current = prepared;
  for (let hop = 0; ; hop++) {
    const outcome = yield* httpFetch(current, hop, notes);
    if ('kind' in outcome) return outcome;
    current = outcome;
  }
}

/** https://fetch.spec.whatwg.org/#http-fetch: the verdict, or the request that follows a redirect. */
function* httpFetch(request: PreparedRequest, hop: number, notes: TraceRecorder): Run<Verdict | PreparedRequest> {
  notes.crossOrigin = isCrossOrigin(request);
  const refused = record(notes, 'page', hop, checkMain(request));
  if (refused !== undefined) return refused;

  const isCors = request.mode === 'cors' && notes.crossOrigin;
  const triggers = isCors ? triggersOf(request) : [];
  if (isCors) record(notes, 'page', hop, [preflightNeededFinding(triggers)]);
  const isPreflighted = isCors && (triggers.length > 0 || preflightsAgain(request));
  const refusal = isPreflighted ? yield* corsPreflightFetch(request, triggers, hop, notes) : undefined;
  if (refusal !== undefined) return refusal;

  const unsent = record(notes, 'page', hop, checkStream(request));
  if (unsent !== undefined) return unsent;
  const response = yield* send(notes, hop, actualWire(request));
  if ('kind' in response) return response;
  const findings = isCors ? corsCheck(serializeRequestOrigin(request), request.credentials, response) : [];
  const unreadable = record(notes, 'actual', hop, findings);
  if (unreadable !== undefined) return unreadable;

  const location = redirectLocation(request, response);
  if (location === undefined) return filterResponse(request, response, hop, notes);
  if (request.redirect === 'manual') return { kind: 'opaque' };
  const astray = record(notes, 'actual', hop, [checkRedirect(request, response.status, location)]);
  const next = isPreflighted
    ? { ...request, preflighted: request.preflighted ?? requestedHeaderNames(request) }
    : request;
  return astray ?? followRedirect(next, response.status, location);
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch: nothing if the response allows the request. */
function* corsPreflightFetch(
  request: PreparedRequest,
  triggers: readonly PreflightTrigger[],
  hop: number,
  notes: TraceRecorder,
): Run<Verdict | undefined> {
  if (triggers.length > 0) notes.preflightTriggers = triggers;
  const response = yield* send(notes, hop, preflightWire(request));
  if ('kind' in response) return response;
  const refused = record(notes, 'preflight', hop, checkPreflight(request, response));
  if (refused !== undefined) return refused;
  notes.preflightCacheSeconds = preflightCacheSecondsByEngine(response);
  record(notes, 'preflight', hop, [maxAgeFinding(response)]);
  return undefined;
}
