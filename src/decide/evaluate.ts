import { readRequest } from '../classify/classify.ts';
import type { CorsRequest } from '../classify/request.ts';
import { matchOrigin } from '../origin/origin-rule.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { brand } from '../policy/policy.ts';
import type { CorsDecision } from '../policy/responses.ts';
import { callOriginFunction } from './call-origin-function.ts';
import type { Outcome } from './call-user-function.ts';
import { applyGuard, guard } from './guard.ts';

/** A policy as people hold it: made once by `createPolicy`, taken by every entry, frozen. */
export interface CorsPolicy extends PolicyCore {
  /**
   * Decides about one request without any I/O, for whoever writes an adapter: a promise only where an origin function
   * had to be asked, rejected with what went wrong in it.
   *
   * @throws what a function in `enforce.publicHost` throws
   * @example
   * const decision = await policy.evaluate(request);
   * for (const [name, value] of decision.set) response.setHeader(name, value);
   * @see https://fetch.spec.whatwg.org/#http-cors-protocol
   */
  readonly evaluate: (request: CorsRequest) => CorsDecision | Promise<CorsDecision>;
}

/** Gives a policy its verb. */
export function withEvaluate(core: PolicyCore): CorsPolicy {
  return brand({ ...core, evaluate: (request: CorsRequest) => evaluate(core, request) });
}

/** Classifies, matches or asks, and concludes: all of the deciding that there is. */
export function evaluate(policy: PolicyCore, request: CorsRequest): CorsDecision | Promise<CorsDecision> {
  const exchange = readRequest(request);
  const rule = policy.allowOrigin;
  if (exchange.kind === 'not-cors') return applyGuard(policy, exchange, false, guard(policy, request, exchange, false));
  const { origin } = exchange;
  const allowed = matchOrigin(rule, origin);
  const answered = (admitted: boolean) =>
    applyGuard(policy, exchange, admitted, guard(policy, request, exchange, admitted));
  if (rule.kind !== 'function' || allowed !== 'ask') return answered(allowed === true);
  const answer = new Promise<boolean>((resolve, reject) => {
    const settle = (outcome: Outcome<boolean>) =>
      'error' in outcome ? reject(outcome.error) : resolve(outcome.answer);
    callOriginFunction(rule, origin, request, settle, undefined);
  });
  return answer.then(answered);
}
