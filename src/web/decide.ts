import { readRequest } from '../classify/read-request.ts';
import type { CorsDelegateCallback, CorsDelegateResult, DelegateCaller } from '../decide/call-delegate.ts';
import type { Outcome } from '../decide/call-user-function.ts';
import { type CorsDecision, toDecision } from '../decide/decision.ts';
import { judgeFully } from '../decide/judge.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { mergeVary } from '../standard/vary.ts';
import type { CorsWebOptions } from './options.ts';
import { toCorsRequest } from './request.ts';
import type { ResponseHeaders } from './response.ts';

/**
 * Chooses a policy for each request. It returns the policy or a promise for it. A function that declares the callback
 * passes the policy to it, or returns a promise.
 *
 * @example
 * cors((request) => (new URL(request.url).pathname.startsWith('/public/') ? everyone : ourPages));
 */
export type CorsWebDelegate<Incoming extends Request = Request> = (
  request: Incoming,
  callback: CorsDelegateCallback<CorsWebOptions>,
) => Chosen | PromiseLike<Chosen>;

/** What a delegate returns. */
type Chosen = CorsDelegateResult<CorsWebOptions> | undefined | void;

/** What was decided about a request; `error` comes from the application's functions. */
export type WebJudgement = Decided | Failed;

export interface Decided {
  readonly policy: PolicyCore;
  readonly decision: CorsDecision;
}

interface Failed {
  readonly error: unknown;
  readonly decision: ResponseHeaders;
}

/** Decides about a request; never rejects. */
export async function decideFor(source: PolicyCore | DelegateCaller, incoming: Request): Promise<WebJudgement> {
  const delegated = typeof source === 'function';
  const chosen = delegated ? await choose(source, incoming) : { value: source };
  // a delegate may read the Origin
  const always = delegated ? ['Origin'] : [];
  if ('error' in chosen) return { error: chosen.error, decision: { set: [], vary: always } };
  const policy = chosen.value;
  const request = toCorsRequest(incoming);
  const received = readRequest(request);
  const judgement = await judgeFully(policy, request, received);
  const vary = mergeVary(always, judgement.vary);
  if ('error' in judgement) return { error: judgement.error, decision: { set: [], vary } };
  return { policy, decision: { ...toDecision(judgement, received), vary } };
}

function choose(callDelegate: DelegateCaller, request: Request): Promise<Outcome<PolicyCore>> {
  // the core only passes the request to the delegate, and a delegate of this entry takes a Request
  return new Promise((resolve) => callDelegate(resolve, { request: request as never }));
}
