import { channel } from 'node:diagnostics_channel';
import { debuglog } from 'node:util';
import { type ClassifiedRequest, classify, type ReceivedTrigger } from '../classify/classify.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsDecision } from '../decide/decision.ts';
import { type CorsReason, findReasons } from '../decide/reasons.ts';
import type { CorsSettings } from '../options/read-options.ts';
import { coreOf, type OpaquePolicy } from '../policy/policy.ts';
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
const changes = channel('corsmith:change');
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
  policy: CorsSettings,
  request: CorsRequest,
  decision: CorsDecision,
  response: object | undefined,
): void {
  const classified = classify(request);
  const reasons = findReasons(policy, request);
  const message: CorsDecisionMessage = { request, response, classified, decision, reasons };
  decisions.publish(message);
  if (debugging === true) log(message);
  watchHeaders(message);
}

function log({ request, classified, decision: { allowed, guard }, reasons }: CorsDecisionMessage): void {
  const call = describeCall(request);
  debug('%s: %s', call, describeRequest(classified));
  if (guard !== undefined) debug('%s: guard %s, origin %s', call, guard, formatValue(request.headers['origin']));
  const why = reasons.filter(({ code }) => code !== 'origin-function' || allowed === false);
  for (const { code, message, fix } of why)
    debug('%s: %s. %s [%s]', call, escapeControls(message), escapeControls(fix), code);
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

/** Published on the channel `corsmith:change`: a later handler changed a header that the decision set. */
export interface CorsChangeMessage extends CorsDecisionMessage {
  readonly header: 'Access-Control-Allow-Origin' | 'Vary';
  /** The value that was sent; `undefined` where the header was removed. */
  readonly sent: string | undefined;
}

/** Reports a response that was sent with other headers than the decision set: browsers and caches see those. */
function watchHeaders(message: CorsDecisionMessage): void {
  const { request, response, decision } = message;
  if (!isWatchable(response)) return;
  const [, allowOrigin] = decision.set.find(([name]) => name === 'Access-Control-Allow-Origin') ?? [];
  response.once('finish', () => {
    const sent = sentValue(response, 'access-control-allow-origin');
    if (sent !== allowOrigin) report({ ...message, header: 'Access-Control-Allow-Origin', sent });
    const vary = sentValue(response, 'vary');
    const present = varyNames([vary ?? '']);
    const isComplete = present.has('*') || decision.vary.every((name) => present.has(name.toLowerCase()));
    if (!isComplete) report({ ...message, header: 'Vary', sent: vary });
  });

  function report(change: CorsChangeMessage): void {
    changes.publish(change);
    if (debugging !== true) return;
    const { header, sent } = change;
    const what = sent === undefined ? `removed ${header}` : `changed ${header} to ${formatValue(sent)}`;
    const advice = header === 'Vary' ? 'Add to it with res.vary()' : 'Leave it to corsmith, or remove corsmith';
    debug('%s: a later handler %s. %s [header-changed]', describeCall(request), what, advice);
  }
}

function sentValue(response: WatchableResponse, name: string): string | undefined {
  const value = response.getHeader(name);
  return value === undefined ? undefined : String(value);
}

function describeCall({ method, url }: CorsRequest & { readonly url?: unknown }): string {
  return escapeControls(`${method}${typeof url === 'string' ? ` ${url.replace(/\?.*$/s, '')}` : ''}`);
}

interface WatchableResponse {
  once(event: 'finish', listener: () => void): unknown;
  getHeader(name: string): unknown;
}

function isWatchable(response: object | undefined): response is WatchableResponse {
  return response !== undefined && 'once' in response && typeof response.once === 'function' && 'getHeader' in response;
}
