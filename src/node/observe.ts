import { channel } from 'node:diagnostics_channel';
import { debuglog } from 'node:util';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsDecision } from '../decide/decision.ts';
import { type CorsReason, findReasons } from '../decide/reasons.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { escapeControls, formatValue } from '../standard/text.ts';
import { varyNames } from '../standard/vary.ts';

/** What is published on the diagnostics channel `corsmith:decision` for every request, while somebody listens. */
export interface CorsDecisionMessage {
  readonly request: CorsRequest;
  readonly response: object;
  readonly decision: CorsDecision;
  readonly reasons: readonly CorsReason[];
}

const decisions = channel('corsmith:decision');
const debug = debuglog('corsmith');
// NODE_DEBUG is read once, when a process starts
const debugging = debug.enabled;

/** Does anybody listen? What is told is only made if so. */
export function isObserved(): boolean {
  return debugging || decisions.hasSubscribers;
}

/** Tells who listens: subscribers of the channel, and whoever set `NODE_DEBUG=corsmith`. */
export function observe(policy: PolicyCore, request: CorsRequest, response: object, decision: CorsDecision): void {
  if (decisions.hasSubscribers) {
    const message: CorsDecisionMessage = { request, response, decision, reasons: findReasons(policy, request) };
    decisions.publish(message);
  }
  if (debugging) {
    log(policy, request, decision);
    watchVary(request, response, decision.vary);
  }
}

function log(policy: PolicyCore, request: CorsRequest, { requestKind, allowed, guard }: CorsDecision): void {
  const method = escapeControls(String(request.method));
  const why = findReasons(policy, request).filter(({ code }) => code !== 'origin-function' || allowed === false);
  if (guard !== undefined) debug('guard %s: %s from origin %s', guard, method, formatValue(request.headers['origin']));
  for (const { code, message, fix } of why)
    debug('%s %s: %s. %s [%s]', method, requestKind, escapeControls(message), escapeControls(fix), code);
}

/** A handler that sets `Vary` anew takes ours away, and shared caches mix up origins. */
function watchVary(request: CorsRequest, response: object, names: readonly string[]): void {
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

function isWatchable(response: object): response is WatchableResponse {
  return 'once' in response && typeof response.once === 'function' && 'getHeader' in response;
}
