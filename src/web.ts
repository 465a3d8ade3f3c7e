import { delegateCaller } from './decide/call-delegate.ts';
import { type CorsPolicy, withEvaluate } from './decide/evaluate.ts';
import type { Checked, Delegate, Origins, PolicyArgument } from './literal-options.ts';
import { formatWarning } from './options/issues.ts';
import { warnOnce } from './options/warn-once.ts';
import { type OpaquePolicy, type PolicyCore, policyOf } from './policy/policy.ts';
import { cachePolicies } from './policy/policy-cache.ts';
import { type CorsWeb, createLayer } from './web/layer.ts';
import type { CorsWebOptions } from './web/options.ts';

export type { CorsRequest } from './classify/request.ts';
export type { CorsDelegateCallback, CorsDelegateResult } from './decide/call-delegate.ts';
export type { CorsDecision } from './decide/decision.ts';
export type { CorsPolicy } from './decide/evaluate.ts';
export { CorsConfigError, type CorsIssue, type CorsIssueCode, type CorsWaiver } from './options/issues.ts';
export type { CorsEnforceMethods, CorsOrigin } from './options/options.ts';
export { originsFrom } from './options/origins-from.ts';
export type {
  CorsOriginCallback,
  CorsOriginEntry,
  CorsOriginFunction,
  CorsOriginResult,
} from './origin/origin-function.ts';
export type { CorsWebDelegate } from './web/decide.ts';
export type { CorsWeb, CorsWebHandler } from './web/layer.ts';
export type {
  CorsWebEnforceOptions as CorsEnforceOptions,
  CorsWebOptions as CorsOptions,
  CorsWebRefusalHandler as CorsRefusalHandler,
} from './web/options.ts';
export { cors as default };

/** What `cors()` accepts. */
export type CorsWebArgument<Incoming extends Request = Request> =
  | PolicyArgument<CorsWebOptions>
  | Delegate<Incoming, CorsWebOptions>;

/** Makes a layer that allows any origin, without credentials. */
export function cors(): CorsWeb;
/**
 * Makes a layer around handlers of web-standard requests, from options or from a policy. A string or a list is short for
 * `{ origin: ... }`. A function is a delegate, which chooses options or a policy for each request.
 *
 * @throws `CorsConfigError` with everything that is unsafe or cannot work
 * @example
 * const { wrap } = cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true });
 * export default { fetch: wrap(() => new Response('hello')) };
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function cors<
  Incoming extends Request = Request,
  const Argument extends
    | CorsWebOptions
    | Origins
    | OpaquePolicy
    | Delegate<Incoming, CorsWebOptions> = CorsWebArgument<Incoming>,
>(argument: Checked<Argument>): CorsWeb;
export function cors(...args: readonly unknown[]): CorsWeb {
  const argument = args.length === 0 ? {} : args[0];
  const isDelegate = typeof argument === 'function';
  const source = isDelegate ? delegateCaller(argument as never, cachePolicies(strict)) : policyOf(argument, warn, cors);
  return createLayer(source, warn);
}

/** Makes a policy that allows any origin, without credentials. */
export function createPolicy(): CorsPolicy;
/**
 * Makes a policy: options that are checked once. It is the same as in the main entry, for runtimes other than Node.
 *
 * @throws `CorsConfigError` with everything that is unsafe or cannot work
 * @example
 * const policy = createPolicy({ origin: 'https://app.example.com' });
 * const { respond, finish } = cors(policy);
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function createPolicy<
  const Argument extends CorsWebOptions | Origins | OpaquePolicy = PolicyArgument<CorsWebOptions>,
>(options: Checked<Argument>): CorsPolicy;
export function createPolicy(...args: readonly unknown[]): CorsPolicy {
  return withEvaluate(policyOf(args.length === 0 ? {} : args[0], warn, createPolicy));
}

function strict(options: unknown): PolicyCore {
  return policyOf(options, warn);
}

// all runtimes have a console
const warn = warnOnce((issue) => console.warn(`CorsWarning: ${formatWarning(issue)}`));
