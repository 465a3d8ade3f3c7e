import { readRequest } from '../classify/classify.ts';
import { type CorsDelegateCallback, type CorsDelegateResult, callDelegate } from '../decide/call-delegate.ts';
import type { Outcome } from '../decide/call-user-function.ts';
import { decide } from '../decide/decision.ts';
import { evaluate } from '../decide/evaluate.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { CorsDecision } from '../policy/responses.ts';
import { mergeVary } from '../standard/vary.ts';
import { toCorsRequest } from './request.ts';
import type { ResponseHeaders } from './response.ts';

/**
 * Chooses a policy for each request: by returning it (when it declares fewer than two parameters), by a promise, or by
 * the callback.
 */
export type CorsWebDelegate<Incoming extends Request = Request> = (
  request: Incoming,
  callback: CorsDelegateCallback,
) => CorsDelegateResult | undefined | void | PromiseLike<CorsDelegateResult | undefined | void>;

/** What came of a request: a decision, or an error of the application's functions and what the response to it bears. */
export type WebJudgement = Decided | Failed;

interface Decided {
  readonly kind: 'decided';
  readonly policy: PolicyCore;
  readonly decision: CorsDecision;
}

interface Failed {
  readonly kind: 'failed';
  readonly error: unknown;
  readonly decision: ResponseHeaders;
}

/** Decides about a request; never rejects. */
export async function decideFor(
  source: PolicyCore | CorsWebDelegate,
  policyOf: (options: unknown) => PolicyCore,
  request: Request,
): Promise<WebJudgement> {
  const delegated = typeof source === 'function';
  const chosen = delegated ? await choose(source, policyOf, request) : { answer: source };
  const always = delegated ? ['Origin'] : []; // nobody knows what a delegate reads
  if ('error' in chosen) return { kind: 'failed', error: chosen.error, decision: { set: [], vary: always } };
  const policy = chosen.answer;
  const read = toCorsRequest(request);
  try {
    const decision = await evaluate(policy, read);
    return { kind: 'decided', policy, decision: { ...decision, vary: mergeVary(always, decision.vary) } };
  } catch (error) {
    const { vary } = decide(policy, readRequest(read), false);
    return { kind: 'failed', error, decision: { set: [], vary: mergeVary(always, vary) } };
  }
}

function choose(
  delegate: CorsWebDelegate,
  policyOf: (options: unknown) => PolicyCore,
  request: Request,
): Promise<Outcome<PolicyCore>> {
  // the core only hands the request on; what a delegate of this entry takes is a Request
  return new Promise((resolve) => callDelegate(delegate as never, request as never, policyOf, resolve, undefined));
}
