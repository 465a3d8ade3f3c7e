import { type FailedStep, isFailed } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';

/**
 * Why the page cannot read the response, in one sentence; empty if it can.
 *
 * @example
 * describeBlock(predict(request, responses)); // "The response has no Access-Control-Allow-Origin header [allow-origin-missing]"
 */
export function describeBlock({ verdict, steps }: Pick<Trace, 'verdict' | 'steps'>): string {
  if (verdict.kind === 'opaque') return 'The response is opaque: the page cannot read its status, headers or body';
  return steps.filter(isFailed).map(describeStep).join('; ');
}

/** The value goes next to what has it, unless the message names it. */
function describeStep({ stage, message, seen, problem }: FailedStep): string {
  const where = stage === 'preflight' ? 'Preflight: ' : '';
  const value = problem === 'preflight-status' ? seen : JSON.stringify(seen);
  const added = problem === 'allow-credentials-not-true' ? `, got ${value}` : ` (${value})`;
  const text =
    value === undefined || message.includes(value)
      ? message
      : message.replace(/^(The )?\S+(?= is not| does not i)|(?=, [bw]|$)/, (subject) =>
          subject === '' ? added : `${subject} is ${value}, which`,
        );
  return `${where}${text} [${problem}]`;
}
