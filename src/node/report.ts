import type { ClassifiedRequest } from '../classify/classify.ts';
import type { ReceivedTrigger } from '../classify/received-triggers.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsDecision } from '../decide/decision.ts';
import { type CorsReason, findReasons } from '../decide/find-reasons.ts';
import type { CorsSettings } from '../options/read-options.ts';
import { describeOrigins } from '../policy/describe-origins.ts';
import { escapeControls, formatValue } from '../standard/text.ts';
import { varyNames } from '../standard/vary.ts';

/** What is published on the diagnostics channel `corsmith:decision` for every request, while it has subscribers. */
export interface CorsDecisionMessage {
  /** The request that arrived. */
  readonly request: CorsRequest;
  /** `undefined` if an adapter did not pass it. */
  readonly response: object | undefined;
  /** What kind of request it was, without header values. */
  readonly classified: ClassifiedRequest;
  /** What the policy decided. */
  readonly decision: CorsDecision;
  /** Why a browser blocks the response; empty if it does not. */
  readonly reasons: readonly CorsReason[];
}

type Debug = (format: string, ...values: readonly unknown[]) => void;

const logged = new WeakSet<object>();

/** Where decisions are reported. The adapter has them, so that this file needs no module of Node. */
interface Outputs {
  readonly decisions: Channel;
  readonly changes: Channel;
  /** Undefined if nothing is logged. */
  readonly debug: Debug | undefined;
}

interface Channel {
  publish(message: object): void;
}

/** Publishes a decision, and logs it if `debug` is given. */
export function publish(policy: CorsSettings, exchange: Omit<CorsDecisionMessage, 'reasons'>, outputs: Outputs): void {
  const { decisions, debug } = outputs;
  const message = { ...exchange, reasons: findReasons(policy, exchange.request) };
  decisions.publish(message);
  if (debug !== undefined) {
    logAllowed(policy, debug);
    log(debug, message);
  }
  watchHeaders(message, outputs);
}

/** Logs once which origins a policy allows, if it has RegExps, which do not show that. */
function logAllowed({ allowOrigin }: CorsSettings, debug: Debug): void {
  if (allowOrigin.kind !== 'list' || allowOrigin.regexps.length === 0 || logged.has(allowOrigin)) return;
  logged.add(allowOrigin);
  debug('the policy allows %s', describeOrigins(allowOrigin).join(', '));
}

function log(debug: Debug, { request, classified, decision: { allowed, guard }, reasons }: CorsDecisionMessage): void {
  const call = describeCall(request);
  debug('%s: %s', call, describeRequest(classified));
  const { origin, host, ':authority': authority = host } = request.headers;
  const at = authority === undefined ? '' : `, host ${formatValue(authority)}`;
  if (guard !== undefined) debug('%s: guard %s, origin %s%s', call, guard, formatValue(origin), at);
  const why = reasons.filter(({ code }) => code !== 'origin-function' || allowed === false);
  for (const { code, message, fix } of why)
    debug('%s: %s. %s [%s]', call, escapeControls(message), escapeControls(fix), code);
}

const MOST_TRIGGERS = 20;

/** Names and reasons, never header values, which may be secret. */
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
  /** The value that was sent; `undefined` if the header was removed. */
  readonly sent: string | undefined;
}

/** Reports a response whose headers were changed after the decision set them: browsers and caches see the new ones. */
function watchHeaders(message: CorsDecisionMessage, { changes, debug }: Outputs): void {
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
    if (debug === undefined) return;
    const { header, sent } = change;
    const what = sent === undefined ? `removed ${header}` : `changed ${header} to ${formatValue(sent)}`;
    const advice = header === 'Vary' ? 'Add to it with res.vary()' : 'Let only corsmith set it, or remove corsmith';
    debug('%s: a later handler %s. %s [header-changed]', describeCall(request), what, advice);
  }
}

function sentValue(response: WatchableResponse, name: string): string | undefined {
  const value = response.getHeader(name);
  return value === undefined ? undefined : String(value);
}

function describeCall({ method, url }: CorsRequest & { readonly url?: unknown }): string {
  return escapeControls(`${method}${typeof url === 'string' ? ` ${url.replace(/\?.*/s, '')}` : ''}`);
}

interface WatchableResponse {
  once(event: 'finish', listener: () => void): unknown;
  getHeader(name: string): unknown;
}

function isWatchable(response: object | undefined): response is WatchableResponse {
  return response !== undefined && 'once' in response && typeof response.once === 'function' && 'getHeader' in response;
}
