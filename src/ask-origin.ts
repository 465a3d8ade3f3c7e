import { ask, type Outcome, unfit } from './ask.ts';
import type { CorsRequest } from './options.ts';
import type { AskedOrigins } from './origin.ts';

const WHOM = 'the origin function';
const FIX = 'answer true or false';

/** Asks the application's origin function about one well-formed origin. */
export function askOrigin(
  rule: AskedOrigins,
  origin: string,
  request: CorsRequest,
  settle: (outcome: Outcome<boolean>) => void,
): void {
  const { ask: origins, timeout } = rule;
  ask<boolean>(
    {
      put: (callback) => origins(origin, callback, request),
      declaresCallback: origins.length >= 2,
      read: (value) => {
        if (value === true || value === origin) return { answer: true };
        return value === false || value === null || value === undefined ? { answer: false } : unfit(WHOM, value, FIX);
      },
      isAnswer: (value) => typeof value === 'boolean',
      timeout,
      whom: WHOM,
      fix: FIX,
    },
    settle,
  );
}
