import { type CorsPolicy, withEvaluate } from './decide/evaluate.ts';
import type { Checked, CheckedPolicy, PolicyArgument } from './literal-options.ts';
import { formatWarning } from './options/issues.ts';
import { warnOnce } from './options/warn-once.ts';
import { type PolicyCore, policyOf } from './policy/policy.ts';
import { cachePolicies } from './policy/policy-cache.ts';
import type { CorsWebDelegate } from './web/decide.ts';
import { type CorsWeb, createLayer } from './web/layer.ts';

export type { CorsRequest } from './classify/request.ts';
export type { CorsDelegateCallback, CorsDelegateResult } from './decide/call-delegate.ts';
export type { CorsDecision } from './decide/decision.ts';
export type { CorsPolicy } from './decide/evaluate.ts';
export { CorsConfigError, type CorsIssue, type CorsIssueCode, type CorsWaiver } from './options/issues.ts';
export type {
  CorsEnforceMethods,
  CorsEnforceOptions,
  CorsOptions,
  CorsOrigin,
} from './options/options.ts';
export { originsFrom } from './options/origins-from.ts';
export type {
  CorsOriginCallback,
  CorsOriginEntry,
  CorsOriginFunction,
  CorsOriginResult,
} from './origin/origin-function.ts';
export type { CorsWebDelegate } from './web/decide.ts';
export type { CorsWeb, CorsWebHandler } from './web/layer.ts';
export { cors as default };

/** What `cors()` takes. */
export type CorsWebArgument = PolicyArgument | Delegate['ask'];

interface Delegate {
  // a method's parameters may be narrowed: a delegate may ask for a request of its framework
  ask(...parameters: Parameters<CorsWebDelegate>): ReturnType<CorsWebDelegate>;
}

/** Any origin may read, without credentials. */
export function cors(): CorsWeb;
/**
 * A policy for handlers of web-standard requests. Without an argument any origin may read, without credentials; a string
 * or a list is short for `{ origin: it }`; a function is a delegate that chooses a policy for each request.
 *
 * @throws {CorsConfigError} with everything that is unsafe or cannot work
 * @example
 * const { wrap } = cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true });
 * export default { fetch: wrap(() => new Response('hello')) };
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function cors<const Argument extends CorsWebArgument | object>(argument: Checked<Argument>): CorsWeb;
export function cors(...args: readonly unknown[]): CorsWeb {
  const argument = args.length === 0 ? {} : args[0];
  const source = typeof argument === 'function' ? (argument as CorsWebDelegate) : strict(argument);
  return createLayer(source, cachePolicies(strict), warn);
}

/** Any origin may read, without credentials. */
export function createPolicy(): CorsPolicy;
/**
 * Makes a policy: options checked once, answers spelled once, frozen. The same as that of the main entry, for runtimes
 * that are not Node.
 *
 * @throws {CorsConfigError} with everything that is unsafe or cannot work
 * @example
 * const policy = createPolicy({ origin: 'https://app.example.com' });
 * const { answer, finish } = cors(policy);
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function createPolicy<const Options extends PolicyArgument | object>(
  options: CheckedPolicy<Options>,
): CorsPolicy;
export function createPolicy(...args: readonly unknown[]): CorsPolicy {
  return withEvaluate(policyOf(args.length === 0 ? {} : args[0], warn, createPolicy));
}

function strict(options: unknown): PolicyCore {
  return policyOf(options, warn);
}

// a console is what all runtimes have in common
const warn = warnOnce((issue) => console.warn(`CorsWarning: ${formatWarning(issue)}`));
