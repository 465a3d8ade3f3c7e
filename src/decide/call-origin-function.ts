import type { CorsRequest } from '../classify/request.ts';
import type { CorsOriginFunction } from '../origin/origin-function.ts';
import type { OriginFunctionRule } from '../origin/origin-rule.ts';
import { type CallProtocol, callUserFunction, invalidResult, type Outcome, type Settle } from './call-user-function.ts';

const NAME = 'the origin function';
const FIX = 'answer true or false';
const ALLOWED: Outcome<boolean> = Object.freeze({ answer: true });
const REFUSED: Outcome<boolean> = Object.freeze({ answer: false });

const PROTOCOL: CallProtocol<CorsOriginFunction, string, boolean> = {
  invoke: (origins, origin, request, callback) => origins(origin, callback, request),
  read(value, origin) {
    if (value === true || value === origin) return ALLOWED;
    return value === false || value === null || value === undefined ? REFUSED : invalidResult(NAME, value, FIX);
  },
  isResult: (value) => typeof value === 'boolean',
  name: NAME,
  fix: FIX,
};

/** Asks the application's origin function about one well-formed origin. */
export function callOriginFunction<Waiting>(
  rule: OriginFunctionRule,
  origin: string,
  request: CorsRequest,
  settle: Settle<Waiting, boolean>,
  waiting: Waiting,
): void {
  callUserFunction(PROTOCOL, rule.call, rule.timeout, origin, request, settle, waiting);
}
