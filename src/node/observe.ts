import { channel } from 'node:diagnostics_channel';
import { debuglog } from 'node:util';
import { classify } from '../classify/classify.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsDecision } from '../decide/decision.ts';
import type { CorsSettings } from '../options/read-options.ts';
import { coreOf, type OpaquePolicy } from '../policy/policy.ts';
import { loadReport } from './load-report.ts';

const decisions = channel('corsmith:decision');
const debug = debuglog('corsmith');
let debugging: boolean | undefined;

/** Are there subscribers, or is NODE_DEBUG=corsmith set? Otherwise there is nothing to do. */
export function isObserved(): boolean {
  debugging ??= isDebugging();
  return debugging || decisions.hasSubscribers;
}

/** Read once, at the first request: Bun and Deno have a `debuglog` without `enabled`. */
function isDebugging(): boolean {
  const enabled: boolean | undefined = debug.enabled;
  return enabled ?? /\bcorsmith\b/i.test(process.env['NODE_DEBUG'] ?? '');
}

/**
 * Publishes a decision on the channel `corsmith:decision`, and logs it under `NODE_DEBUG=corsmith`, for adapters that use
 * `policy.evaluate()`, which is silent. The middleware does this on its own.
 *
 * @param response a Node response, whose headers are checked when it finishes
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
  if (isObserved() && !('error' in decision)) publishDecision(coreOf(policy), request, decision, response);
}

export function publishDecision(
  policy: CorsSettings,
  request: CorsRequest,
  decision: CorsDecision,
  response: object | undefined,
): void {
  const exchange = { request, response, classified: classify(request), decision };
  const changes = channel('corsmith:change');
  loadReport().publish(policy, exchange, { decisions, changes, debug: debugging === true ? debug : undefined });
}
