import type { CorsOptions, CorsRequest } from '../options/options.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { ask, type Question, type Settle, unfit } from './call-user-function.ts';

/** What a delegate may answer: best a policy made once, or options, which are checked at each request. */
export type CorsDelegateAnswer = CorsOptions | PolicyCore;

/** Answers a delegate by `(error)` or `(null, options)`. */
export type CorsDelegateCallback = (error: unknown, answer?: CorsDelegateAnswer) => void;

/**
 * Chooses a policy for each request: by the callback, by returning it (when it declares fewer than two parameters), or
 * by a promise.
 */
export type CorsOptionsDelegate<Request extends CorsRequest = CorsRequest> = (
  request: Request,
  callback: CorsDelegateCallback,
) => CorsDelegateAnswer | undefined | void | PromiseLike<CorsDelegateAnswer | undefined | void>;

const WHOM = 'the delegate';
const FIX = 'answer options or a policy';

/** As long as an origin function is given by default. */
const TIMEOUT = 10_000;

type PolicyOf = (options: unknown) => PolicyCore;

const QUESTION: Question<CorsOptionsDelegate, PolicyOf, PolicyCore> = {
  put: (delegate, _policyOf, request, callback) => delegate(request, callback),
  read(value, policyOf) {
    if (typeof value === 'boolean')
      return unfit(WHOM, value, 'to decide about origins, write cors({ origin: yourFunction })');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return unfit(WHOM, value, FIX);
    try {
      return { answer: policyOf(value) };
    } catch (error) {
      return { error };
    }
  },
  isAnswer: (value) => typeof value === 'boolean' || (typeof value === 'object' && value !== null),
  whom: WHOM,
  fix: FIX,
};

/** Asks a delegate which policy a request falls under. */
export function askPolicy<Waiting>(
  delegate: CorsOptionsDelegate,
  request: CorsRequest,
  policyOf: PolicyOf,
  settle: Settle<Waiting, PolicyCore>,
  waiting: Waiting,
): void {
  ask(QUESTION, delegate, TIMEOUT, policyOf, request, settle, waiting);
}
