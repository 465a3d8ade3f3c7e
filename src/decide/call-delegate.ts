import type { CorsRequest } from '../classify/request.ts';
import { CorsConfigError } from '../options/issues.ts';
import { loadAdvice } from '../options/load-advice.ts';
import type { CorsOptions } from '../options/options.ts';
import type { OpaquePolicy, PolicyCore } from '../policy/policy.ts';
import { type CallProtocol, callUserFunction, invalidResult, type Outcome, type Settle } from './call-user-function.ts';

/** What a delegate can return: a policy, or options, which are checked if they differ from those it returned before. */
export type CorsDelegateResult<Options = CorsOptions> = Options | OpaquePolicy;

/** Takes `(error)` or `(null, options)` from a delegate. */
export type CorsDelegateCallback<Options = CorsOptions> = (
  error: unknown,
  result?: CorsDelegateResult<Options>,
) => void;

/**
 * Chooses a policy for each request. It returns the policy or a promise for it. A function that declares the callback
 * passes the policy to it, or returns a promise.
 *
 * @example
 * cors((request) => (request.url?.startsWith('/public/') ? everyone : ourPages));
 */
export type CorsOptionsDelegate<Request extends CorsRequest = CorsRequest> = (
  request: Request,
  callback: CorsDelegateCallback,
) => CorsDelegateResult | undefined | void | PromiseLike<CorsDelegateResult | undefined | void>;

const NAME = 'the delegate';
const FIX = 'return options or a policy';

/** The same as the default of origin functions. */
const TIMEOUT = 10_000;

/** A request for which a delegate chooses the policy. */
export interface DelegateCall {
  readonly request: CorsRequest;
}

/** Calls a delegate. Adapters add to the context what they need to respond. */
export type DelegateCaller = <Context extends DelegateCall>(
  settle: Settle<Context, PolicyCore>,
  context: Context,
) => void;

/** A function that calls the delegate, whose options become policies by `policyOf`. */
export function delegateCaller(
  delegate: CorsOptionsDelegate,
  policyOf: (options: unknown) => PolicyCore,
): DelegateCaller {
  const protocol: CallProtocol<CorsOptionsDelegate, DelegateCall, PolicyCore> = {
    invoke: (call, { request }, callback) => call(request, callback),
    read: (value) => readResult(value, policyOf),
    isResult: (value) => typeof value === 'boolean' || (typeof value === 'object' && value !== null),
    name: NAME,
    fix: FIX,
  };
  const callee = { call: delegate, parameters: delegate.length, timeout: TIMEOUT };
  return (settle, context) => callUserFunction(protocol, callee, settle, context);
}

function readResult(value: unknown, policyOf: (options: unknown) => PolicyCore): Outcome<PolicyCore> {
  if (typeof value === 'boolean')
    return invalidResult(NAME, value, 'to decide which origins to allow, call cors({ origin: yourFunction })');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalidResult(NAME, value, FIX);
  try {
    return { value: policyOf(value) };
  } catch (error) {
    const isConfigError = error instanceof CorsConfigError;
    return { error: isConfigError ? new CorsConfigError(error.issues, loadAdvice().RETURNED_OPTIONS) : error };
  }
}
