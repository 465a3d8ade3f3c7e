import type { RawResponse } from '../browser/page-request.ts';
import { headerLines } from '../standard/header-lines.ts';
import { varyNames } from '../standard/vary.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { FailureContext } from './failure-context.ts';

/** A policy is at work, and it does not know this origin. */
export function originRefusedCause(failure: FailureContext): Diagnosis | undefined {
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
  return varyNames(headerLines(headers, 'Vary')).has('origin');
}
