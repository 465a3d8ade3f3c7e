import { predict } from '../browser/predict.ts';
import { isFailed } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';

/** A policy that refuses a preflight by its status has the reason in its lists: that check instead of the status. */
export function withStatedReason(trace: Trace): Trace {
  const [first] = trace.exchanges;
  const step = trace.steps.find(isFailed);
  if (step?.problem !== 'preflight-status' || first === undefined || !/^40[03]$/.test(String(step.seen))) return trace;
  const reason = predict(trace.request, [{ ...first.response, status: 204 }]).steps.find(isFailed);
  if (reason?.seen === undefined || !reason.problem.endsWith('-not-allowed')) return trace;
  return { ...trace, steps: [reason] };
}
