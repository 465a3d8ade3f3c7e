import { type FailedStep, isFailed } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';

/**
 * Why the script cannot read the answer, in one sentence; empty where it can.
 *
 * @example
 * describeBlock(predict(request, responses)); // "There is no Access-Control-Allow-Origin [allow-origin-missing]"
 */
export function describeBlock({ verdict, steps }: Trace): string {
  if (verdict.kind === 'opaque') return 'The page asked for an answer that it cannot look into';
  return steps.filter(isFailed).map(tellStep).join('; ');
}

function tellStep({ stage, message, seen, problem }: FailedStep): string {
  const where = stage === 'preflight' ? 'Preflight: ' : '';
  const bytes = seen === undefined ? '' : ` (${JSON.stringify(seen)})`;
  return `${where}${message}${bytes} [${problem}]`;
}
