import type { CorsOriginFunction, CorsRequest } from '../options/options.ts';
import type { AskedOrigins } from '../origin/origin-rule.ts';
import { ask, type Outcome, type Question, type Settle, unfit } from './call-user-function.ts';

const WHOM = 'the origin function';
const FIX = 'answer true or false';
const ALLOWED: Outcome<boolean> = Object.freeze({ answer: true });
const REFUSED: Outcome<boolean> = Object.freeze({ answer: false });

const QUESTION: Question<CorsOriginFunction, string, boolean> = {
  put: (origins, origin, request, callback) => origins(origin, callback, request),
  read(value, origin) {
    if (value === true || value === origin) return ALLOWED;
    return value === false || value === null || value === undefined ? REFUSED : unfit(WHOM, value, FIX);
  },
  isAnswer: (value) => typeof value === 'boolean',
  whom: WHOM,
  fix: FIX,
};

/** Asks the application's origin function about one well-formed origin. */
export function askOrigin<Waiting>(
  rule: AskedOrigins,
  origin: string,
  request: CorsRequest,
  settle: Settle<Waiting, boolean>,
  waiting: Waiting,
): void {
  ask(QUESTION, rule.ask, rule.timeout, origin, request, settle, waiting);
}
