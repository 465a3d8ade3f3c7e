import type { NotCors, ReceivedRequest } from '../classify/read-request.ts';
import type { CorsRequest } from '../classify/request.ts';
import type { CorsOriginFunction } from '../origin/origin-function.ts';
import type { OriginFunctionRule } from '../origin/origin-rule.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { type CallProtocol, callUserFunction, invalidResult, type Outcome, type Settle } from './call-user-function.ts';

const NAME = 'the origin function';
const FIX = 'return true, false, or a list of origins';
const ALLOWED: Outcome<boolean> = { value: true };
const REFUSED: Outcome<boolean> = { value: false };

/** A request that the policy's origin function has to decide: `judge` returns `'pending'` only for these. */
export interface OriginCall {
  readonly policy: PolicyCore;
  readonly request: CorsRequest;
  readonly received: ReceivedRequest;
}

const PROTOCOL: CallProtocol<CorsOriginFunction, OriginCall, boolean> = {
  invoke: (call, pending, callback) => call(originOf(pending), callback, pending.request),
  read(value, pending) {
    const origin = originOf(pending);
    if (value === true || value === origin) return ALLOWED;
    if (!value) return REFUSED;
    if (typeof value !== 'string' && !Array.isArray(value)) return invalidResult(NAME, value, FIX);
    return ruleOf(pending).matchesList?.([value].flat(), origin) ? ALLOWED : REFUSED;
  },
  isResult: (value) => typeof value === 'boolean' || Array.isArray(value),
  name: NAME,
  fix: FIX,
};

/** Calls the origin function with the Origin of the request, which is well-formed. */
export function callOriginFunction<Pending extends OriginCall>(
  settle: Settle<Pending, boolean>,
  pending: Pending,
): void {
  callUserFunction(PROTOCOL, ruleOf(pending), settle, pending);
}

function ruleOf({ policy }: OriginCall): OriginFunctionRule {
  return policy.allowOrigin as OriginFunctionRule; // no other rule is pending
}

function originOf({ received }: OriginCall): string {
  return (received as Exclude<ReceivedRequest, NotCors>).origin; // no other kind of request is pending
}
