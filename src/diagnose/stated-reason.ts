import { predict } from '../browser/predict.ts';
import { isFailed } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';

/** If a policy refuses a preflight by its status, the lists show why: their check replaces that of the status. */
export function withStatedReason(trace: Trace): Trace {
  const [first] = trace.exchanges;
  const step = trace.steps.find(isFailed);
  if (step?.problem !== 'preflight-status' || first === undefined || !/^40[03]$/.test(String(step.seen))) return trace;
  const reason = predict(trace.request, [{ ...first.response, status: 204 }]).steps.find(isFailed);
  if (reason?.seen === undefined || !reason.problem.endsWith('-not-allowed')) return trace;
  return { ...trace, steps: [reason] };
}
