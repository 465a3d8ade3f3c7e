import { NOT_CORS, type ReceivedRequest, readRequest } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { EnforceSettings } from '../options/read-enforce.ts';
import { matchOrigin } from '../origin/origin-rule.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { type ResponseTemplate, selectResponse } from '../policy/responses.ts';
import { callOriginFunction, type OriginCall } from './call-origin-function.ts';
import { callFailed, type Outcome } from './call-user-function.ts';
import { isRefused } from './guard.ts';

/** What a policy decides about a request: one of its responses, or the error of a user's function. */
export type Judgement = ResponseTemplate | FailedJudgement;

export interface FailedJudgement {
  readonly error: unknown;
  /** What the response to the error depends on: the same as any other response. */
  readonly vary: readonly string[];
}

/** Reads only what the policy's responses depend on. Node parses headers only when one is read. */
export function readFor({ responses }: PolicyCore, request: CorsRequest): ReceivedRequest {
  return responses.isConstant && request.method !== 'OPTIONS' ? NOT_CORS : readRequest(request);
}

/** Decides about a request at once, or returns `'pending'` if an origin function has to: see `judgeLater`. */
export function judge(policy: PolicyCore, request: CorsRequest, received: ReceivedRequest): Judgement | 'pending' {
  const { enforce, responses } = policy;
  if (!enforce?.reportOnly && enforce?.foreignHost?.(request) !== undefined)
    return selectResponse(responses.foreignHost, received, false);
  const allowed = received.kind !== 'not-cors' && matchOrigin(policy.allowOrigin, received.origin);
  return allowed === 'pending' ? allowed : judgeMatched(policy, request, received, allowed);
}

/** A request that waits for the origin function. Adapters add what they need to respond. */
export interface PendingRequest extends OriginCall {
  /** Called once, at once or later. */
  settle(judgement: Judgement, pending: this): void;
}

/** Calls the origin function, after `judge` returned `'pending'`. */
export function judgeLater(pending: PendingRequest): void {
  callOriginFunction(settleOutcome, pending);
}

/** Decides about a request. Returns a promise only if the origin function decides. */
export function judgeFully(
  policy: PolicyCore,
  request: CorsRequest,
  received: ReceivedRequest,
): Judgement | Promise<Judgement> {
  const judgement = judge(policy, request, received);
  if (judgement !== 'pending') return judgement;
  return new Promise((settle) => judgeLater({ policy, request, received, settle }));
}

function settleOutcome(outcome: Outcome<boolean>, pending: PendingRequest): void {
  const { policy, request, received } = pending;
  const judgement =
    'error' in outcome
      ? failedJudgement(policy, received, outcome)
      : judgeMatched(policy, request, received, outcome.value);
  pending.settle(judgement, pending);
}

/** The guard comes last, since it lets allowed origins through. */
function judgeMatched(
  policy: PolicyCore,
  request: CorsRequest,
  received: ReceivedRequest,
  allowed: boolean,
): Judgement {
  if (policy.enforce !== undefined) return judgeGuarded(policy, policy.enforce, request, received, allowed);
  return selectResponse(policy.responses.regular, received, allowed);
}

function judgeGuarded(
  policy: PolicyCore,
  enforce: EnforceSettings,
  request: CorsRequest,
  received: ReceivedRequest,
  allowed: boolean,
): Judgement {
  const { regular, guarded, foreignHost } = policy.responses;
  try {
    if (enforce.reportOnly && enforce.foreignHost?.(request) !== undefined)
      return selectResponse(foreignHost, received, allowed);
    return selectResponse(isRefused(enforce, request, received, allowed) ? guarded : regular, received, allowed);
  } catch (error) {
    return failedJudgement(policy, received, callFailed('enforce.publicHost', error));
  }
}

function failedJudgement(
  { responses }: PolicyCore,
  received: ReceivedRequest,
  { error }: { readonly error: unknown },
): FailedJudgement {
  return { error, vary: selectResponse(responses.regular, received, false).vary };
}
