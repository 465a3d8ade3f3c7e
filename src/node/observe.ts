import { channel } from 'node:diagnostics_channel';
import { debuglog } from 'node:util';
import { type ClassifiedRequest, classify, type ReceivedTrigger } from '../classify/classify.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsDecision } from '../decide/decision.ts';
import { type CorsReason, findReasons } from '../decide/reasons.ts';
import { coreOf, type OpaquePolicy, type PolicyCore } from '../policy/policy.ts';
import { escapeControls, formatValue } from '../standard/text.ts';
import { varyNames } from '../standard/vary.ts';

/** What is published on the diagnostics channel `corsmith:decision` for every request, while it has subscribers. */
export interface CorsDecisionMessage {
  readonly request: CorsRequest;
  /** `undefined` where an adapter did not pass it. */
  readonly response: object | undefined;
  /** What kind of request it was; without the values of headers. */
  readonly classified: ClassifiedRequest;
  readonly decision: CorsDecision;
  readonly reasons: readonly CorsReason[];
}

const decisions = channel('corsmith:decision');
const debug = debuglog('corsmith');
// NODE_DEBUG is read once, when a process starts
const debugging = debug.enabled;

/** Are there subscribers, or is NODE_DEBUG=corsmith set? Otherwise there is nothing to do. */
export function isObserved(): boolean {
  return debugging || decisions.hasSubscribers;
}

/**
 * Publishes a decision on the channel `corsmith:decision`, and logs it under `NODE_DEBUG=corsmith`, for adapters that use
 * `policy.evaluate()`: that is silent, while the middleware does this by itself.
 *
 * @param response whose `Vary` is checked when it finishes, if it is a response of Node
 * @example
 * const decision = await policy.evaluate(request);
 * observe(policy, request, decision);
 */
export function observe(
  policy: OpaquePolicy,
  request: CorsRequest,
  decision: CorsDecision,
  response?: object | undefined,
): void {
  if (isObserved()) publishDecision(coreOf(policy), request, decision, response);
}

export function publishDecision(
  policy: PolicyCore,
  request: CorsRequest,
  decision: CorsDecision,
  response: object | undefined,
): void {
  const classified = classify(request);
  const reasons = findReasons(policy, request);
  const message: CorsDecisionMessage = { request, response, classified, decision, reasons };
  decisions.publish(message);
  if (!debugging) return;
  log(message);
  watchVary(request, response, decision.vary);
}

function log({ request, classified, decision: { allowed, guard }, reasons }: CorsDecisionMessage): void {
  const method = escapeControls(String(request.method));
  debug('%s %s', method, describeRequest(classified));
  if (guard !== undefined) debug('guard %s: %s from origin %s', guard, method, formatValue(request.headers['origin']));
  const why = reasons.filter(({ code }) => code !== 'origin-function' || allowed === false);
  for (const { code, message, fix } of why)
    debug('%s %s: %s. %s [%s]', method, classified.kind, escapeControls(message), escapeControls(fix), code);
}

const MOST_TRIGGERS = 20;

/** Names and reasons, never the values of headers: they may be secret. */
function describeRequest(classified: ClassifiedRequest): string {
  if (classified.kind === 'not-cors') return 'not-cors';
  const from = `from origin ${formatValue(classified.origin)}`;
  if (classified.kind === 'preflight') return `preflight for method ${formatValue(classified.method)} ${from}`;
  if (classified.kind !== 'preflighted') return `${classified.kind} ${from}`;
  const triggers = classified.triggers.slice(0, MOST_TRIGGERS).map(describeTrigger);
  return `preflighted ${from}, because of ${triggers.join(', ')}`;
}

function describeTrigger(trigger: ReceivedTrigger): string {
  if (trigger.code === 'method') return `method ${formatValue(trigger.method)}`;
  return `header ${formatValue(trigger.name)} (${trigger.why})`;
}

/** A handler that sets `Vary` anew takes ours away, and shared caches mix up origins. */
function watchVary(request: CorsRequest, response: object | undefined, names: readonly string[]): void {
  if (!isWatchable(response)) return;
  response.once('finish', () => {
    const present = varyNames([String(response.getHeader('vary'))]);
    const lost = present.has('*') ? [] : names.filter((name) => !present.has(name.toLowerCase()));
    if (lost.length > 0)
      debug('%s: Vary lost %s. Add to it by res.vary(), not by setHeader [vary-lost]', request.method, lost.join(', '));
  });
}

interface WatchableResponse {
  once(event: 'finish', listener: () => void): unknown;
  getHeader(name: string): unknown;
}

function isWatchable(response: object | undefined): response is WatchableResponse {
  return response !== undefined && 'once' in response && typeof response.once === 'function' && 'getHeader' in response;
}
