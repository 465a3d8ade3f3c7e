import type { ProblemCode } from '../browser/problems.ts';
import { editDistance } from '../standard/edit-distance.ts';
import type { Cause } from './diagnosis.ts';
import { type FailureContext, valueIn } from './failure-context.ts';

/** The header whose absence is the problem. */
const MISSING: Readonly<Partial<Record<ProblemCode, string>>> = {
  'allow-origin-missing': 'Access-Control-Allow-Origin',
  'allow-credentials-missing': 'Access-Control-Allow-Credentials',
  'method-not-allowed': 'Access-Control-Allow-Methods',
  'header-not-allowed': 'Access-Control-Allow-Headers',
};

const CORS_NAMES: readonly string[] = [
  ...Object.values(MISSING),
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
  'Access-Control-Allow-Private-Network',
];

// with more edits, it is a different header
const FARTHEST = 8;

/** A header that is a misspelling of the missing one. */
export function misspelledHeaderCause(failure: FailureContext): Cause | undefined {
  const missing = MISSING[failure.step.problem];
  if (missing === undefined || valueIn(failure, missing) !== '') return undefined;
  const written = failure.response.headers.map(([name]) => name).find((name) => isMeantAs(name, missing));
  if (written === undefined) return undefined;
  return {
    code: 'misspelled-header',
    message: `The response has ${written}, which browsers do not recognize. The correct name is ${missing}`,
    fix: `Rename the header to ${missing}`,
  };
}

function isMeantAs(name: string, header: string): boolean {
  const distanceTo = (each: string) => editDistance(name.toLowerCase(), each.toLowerCase());
  const least = Math.min(...CORS_NAMES.map(distanceTo));
  return least > 0 && least <= FARTHEST && distanceTo(header) === least;
}
