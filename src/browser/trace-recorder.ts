import type { PreflightTrigger } from '../classify/preflight-triggers.ts';
import type { RawResponse, WireExchange, WireRequest } from './page-request.ts';
import { type Finding, isFailure, type Stage, type Step, stepOf } from './steps.ts';
import type { Trace, Verdict } from './verdict.ts';

/** What a run finds out on its way. */
export interface TraceRecorder {
  readonly steps: Step[];
  readonly exchanges: WireExchange[];
  crossOrigin: boolean;
  preflightTriggers: readonly PreflightTrigger[];
  preflightCacheSeconds: Trace['preflightCacheSeconds'];
}

/** Yields what goes over the wire and is given the response, or nothing where there is none. */
export type Run<Result> = Generator<WireRequest, Result, RawResponse | undefined>;

export function createTraceRecorder(): TraceRecorder {
  return { steps: [], exchanges: [], crossOrigin: false, preflightTriggers: [], preflightCacheSeconds: undefined };
}

/** Writes findings down; the first failure among them is the verdict. */
export function record(
  { steps }: TraceRecorder,
  stage: Stage,
  hop: number,
  findings: readonly Finding[],
): Extract<Verdict, { kind: 'blocked' }> | undefined {
  steps.push(...findings.map((finding) => stepOf(finding, stage, hop)));
  const failure = findings.find(isFailure);
  return failure && { kind: 'blocked', stage, hop, problem: failure.problem };
}

/** Sends one request and writes down what came, or that nothing came. */
export function* send(
  { steps, exchanges }: TraceRecorder,
  hop: number,
  request: WireRequest,
): Run<RawResponse | Extract<Verdict, { kind: 'no-response' }>> {
  const response = yield request;
  if (response === undefined) {
    const message = `There is no response to ${request.method} ${request.url}`;
    steps.push(stepOf({ code: 'response', problem: 'no-response', message }, request.stage, hop));
    return { kind: 'no-response', request };
  }
  exchanges.push({ request, response });
  return response;
}
