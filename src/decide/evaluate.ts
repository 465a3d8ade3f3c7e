import { type ReceivedRequest, readRequest } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import { type OpaquePolicy, type PolicyCore, toOpaque } from '../policy/policy.ts';
import { type CorsDecision, toDecision } from './decision.ts';
import { type FailedJudgement, type Judgement, judgeFully } from './judge.ts';

/** A policy: made once by `createPolicy()`, accepted by all entries. */
export interface CorsPolicy extends OpaquePolicy {
  /**
   * Decides about one request, for authors of adapters. Returns a promise only if an origin function decides. It has no
   * side effects: it does not write to the response, call `enforce.onRefused`, log or publish. It does not throw either:
   * see `decision.error`.
   *
   * @example
   * const decision = await policy.evaluate(request);
   * observe(policy, request, decision, response);
   * for (const [name, value] of decision.set) response.setHeader(name, value);
   * @see https://fetch.spec.whatwg.org/#http-cors-protocol
   */
  readonly evaluate: (request: CorsRequest) => CorsDecision | Promise<CorsDecision>;
}

export function withEvaluate(core: PolicyCore): CorsPolicy {
  return toOpaque(core, { evaluate: (request: CorsRequest) => evaluate(core, request) });
}

export function evaluate(policy: PolicyCore, request: CorsRequest): CorsDecision | Promise<CorsDecision> {
  const received = readRequest(request);
  const conclude = (judgement: Judgement): CorsDecision =>
    'error' in judgement ? failedDecision(judgement, received) : toDecision(judgement, received);
  const judgement = judgeFully(policy, request, received);
  return 'then' in judgement ? judgement.then(conclude) : conclude(judgement);
}

/** The status keeps the request away from the application, even if the adapter ignores the error. */
function failedDecision({ error, vary }: FailedJudgement, { kind }: ReceivedRequest): CorsDecision {
  return { requestKind: kind, allowed: false, set: [], vary, status: 500, error };
}
