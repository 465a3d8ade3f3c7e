import type { CorsRequest } from '../classify/request.ts';
import type { CorsOriginFunction } from '../origin/origin-function.ts';
import type { OriginFunctionRule } from '../origin/origin-rule.ts';
import { type CallProtocol, callUserFunction, invalidResult, type Outcome, type Settle } from './call-user-function.ts';

const NAME = 'the origin function';
const FIX = 'return true, false, or a list of origins';
const ALLOWED: Outcome<boolean> = { value: true };
const REFUSED: Outcome<boolean> = { value: false };

interface Subject {
  readonly rule: OriginFunctionRule;
  readonly origin: string;
}

const PROTOCOL: CallProtocol<CorsOriginFunction, Subject, boolean> = {
  invoke: (call, { origin }, request, callback) => call(origin, callback, request),
  read(value, { rule, origin }) {
    if (value === true || value === origin) return ALLOWED;
    if (!value) return REFUSED;
    if (typeof value !== 'string' && !Array.isArray(value)) return invalidResult(NAME, value, FIX);
    return rule.matchesList?.([value].flat(), origin) ? ALLOWED : REFUSED;
  },
  isResult: (value) => typeof value === 'boolean' || Array.isArray(value),
  name: NAME,
  fix: FIX,
};

/** Calls the origin function of a rule with one well-formed origin. */
export function callOriginFunction<Context>(
  rule: OriginFunctionRule,
  origin: string,
  request: CorsRequest,
  settle: Settle<Context, boolean>,
  context: Context,
): void {
  callUserFunction(PROTOCOL, rule.call, rule.timeout, { rule, origin }, request, settle, context);
}
