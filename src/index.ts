import type { CorsRequest } from './classify/request.ts';
import type { CorsOptionsDelegate } from './decide/call-delegate.ts';
import { type CorsPolicy, withEvaluate } from './decide/evaluate.ts';
import type { Checked, CorsArgument, Delegate, Origins, PolicyArgument, RequestFor } from './literal-options.ts';
import { warn } from './node/emit-warning.ts';
import { type CorsMiddleware, delegateMiddleware, policyMiddleware } from './node/middleware.ts';
import { CorsConfigError, createIssue } from './options/issues.ts';
import type { CorsOptions } from './options/options.ts';
import { type OpaquePolicy, type PolicyCore, policyOf } from './policy/policy.ts';
import { cachePolicies } from './policy/policy-cache.ts';

export { type ClassifiedRequest, type ClassifyOptions, classify } from './classify/classify.ts';
export type { ReceivedTrigger } from './classify/received-triggers.ts';
export type { CorsRequest } from './classify/request.ts';
export type { CorsDelegateCallback, CorsDelegateResult, CorsOptionsDelegate } from './decide/call-delegate.ts';
export type { CorsDecision } from './decide/decision.ts';
export type { CorsPolicy } from './decide/evaluate.ts';
export type { CorsReason } from './decide/find-reasons.ts';
export { reasons } from './decide/reasons.ts';
export type { CorsArgument } from './literal-options.ts';
export type { CorsMiddleware, CorsNext, CorsResponse } from './node/middleware.ts';
export { observe } from './node/observe.ts';
export type { CorsDecisionMessage } from './node/report.ts';
export { allowsUpgrade } from './node/upgrade.ts';
export { applyReplacement } from './options/apply-replacement.ts';
export { CorsConfigError, type CorsIssue, type CorsIssueCode, type CorsWaiver } from './options/issues.ts';
export type {
  CorsEnforceMethods,
  CorsEnforceOptions,
  CorsOptions,
  CorsOrigin,
} from './options/options.ts';
export { originsFrom } from './options/origins-from.ts';
export type { CorsRefusalHandler } from './options/refusal-handler.ts';
export type {
  CorsOriginCallback,
  CorsOriginEntry,
  CorsOriginFunction,
  CorsOriginResult,
} from './origin/origin-function.ts';
export { allowedOrigins } from './policy/describe-origins.ts';
export { cors as default };

/** Makes CORS middleware that allows any origin, without credentials. */
export function cors<Request extends object = CorsRequest>(): CorsMiddleware<CorsRequest & Request>;
/**
 * Makes CORS middleware from options or from a policy. A string or a list is short for `{ origin: ... }`. A function is a
 * delegate, which chooses options or a policy for each request.
 *
 * @throws `CorsConfigError` with everything that is unsafe or cannot work
 * @example
 * app.use(cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true }));
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function cors<
  Request extends object = CorsRequest,
  const Argument extends CorsOptions | Origins | OpaquePolicy | Delegate<CorsRequest & Request> = CorsArgument<Request>,
>(argument: Checked<Argument>): CorsMiddleware<RequestFor<Argument, Request>>;
export function cors(...args: readonly unknown[]): CorsMiddleware {
  // the number of arguments distinguishes cors() from cors(undefined), and app.use(cors) from both
  const [argument, , third] = args;
  if (typeof third === 'function') {
    const message = 'cors() was called with a request, but it returns the middleware';
    throw new CorsConfigError([createIssue('invalid-type', '', message, 'Use app.use(cors())')], undefined, cors);
  }
  if (typeof argument === 'function') return delegateMiddleware(argument as CorsOptionsDelegate, cachePolicies(strict));
  return policyMiddleware(policyOf(args.length === 0 ? {} : argument, warn, cors));
}

/** Makes a policy that allows any origin, without credentials. */
export function createPolicy(): CorsPolicy;
/**
 * Makes a policy: options that are checked once. Pass it to `cors()`, return it from a delegate, or call
 * `policy.evaluate(request)`.
 *
 * @throws `CorsConfigError` with everything that is unsafe or cannot work
 * @example
 * const policy = createPolicy({ origin: 'https://app.example.com' });
 * app.use('/api', cors(policy));
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function createPolicy<const Argument extends CorsOptions | Origins | OpaquePolicy = PolicyArgument>(
  options: Checked<Argument>,
): CorsPolicy;
export function createPolicy(...args: readonly unknown[]): CorsPolicy {
  return withEvaluate(policyOf(args.length === 0 ? {} : args[0], warn, createPolicy));
}

function strict(options: unknown): PolicyCore {
  return policyOf(options, warn);
}
