import type { RawResponse } from '../browser/page-request.ts';
import { fieldLines } from '../standard/header-lines.ts';
import type { Cause } from './diagnosis.ts';
import type { Failure } from './failure-context.ts';

/** A policy is at work, and it does not know this origin. */
export function originRefusedCause(failure: Failure): Cause | undefined {
  const { step, origin } = failure;
  if (step.problem !== 'allow-origin-missing') return undefined;
  const hasOtherFields = failure.response.headers.some(([name]) => /^access-control-/i.test(name));
  if (!variesByOrigin(failure.response) && !hasOtherFields) return undefined;
  return {
    code: 'origin-refused',
    message: `CORS is at work, and its policy does not allow the origin ${origin}`,
    fix: `Add ${origin} to the allowed origins`,
  };
}

/** Does the answer say that it depends on the origin? */
export function variesByOrigin({ headers }: Pick<RawResponse, 'headers'>): boolean {
  return fieldLines(headers, 'Vary').some((line) => /(?:^|,)\s*origin\s*(?:,|$)/i.test(line));
}
