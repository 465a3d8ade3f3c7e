import type { PreflightTrigger } from '../classify/preflight-triggers.ts';
import type { RawResponse, WireExchange, WireRequest } from './page-request.ts';
import { type FailedFinding, type Finding, isFailure, type Stage, type Step, stepOf } from './steps.ts';
import type { BlockedVerdict, Trace, Verdict } from './verdict.ts';

/** What is recorded during a run. */
export interface TraceRecorder {
  readonly steps: Step[];
  readonly exchanges: WireExchange[];
  crossOrigin: boolean;
  preflightTriggers: readonly PreflightTrigger[];
  preflightCacheSeconds: Trace['preflightCacheSeconds'];
}

/** Yields each request, and continues with its response, or with nothing if there is none. */
export type Run<Result> = Generator<WireRequest, Result, RawResponse | undefined>;

export function createTraceRecorder(): TraceRecorder {
  return { steps: [], exchanges: [], crossOrigin: false, preflightTriggers: [], preflightCacheSeconds: undefined };
}

/** Records findings; the first failure among them is the verdict. */
export function record(
  { steps }: TraceRecorder,
  stage: Stage,
  hop: number,
  findings: readonly Finding[],
): BlockedVerdict | undefined {
  steps.push(...findings.map((finding) => stepOf(finding, stage, hop)));
  const failure = findings.find(isFailure);
  return failure && blockedAt(stage, hop, failure);
}

export function blockedAt(stage: Stage, hop: number, finding: FailedFinding): BlockedVerdict {
  const { code: _code, seen: _seen, message: _message, localNetwork: _access, ...problem } = finding;
  return { kind: 'blocked', stage, hop, ...problem };
}

/** Sends one request, and records the response or that there is none. */
export function* send(
  { steps, exchanges }: TraceRecorder,
  hop: number,
  request: WireRequest,
): Run<RawResponse | Extract<Verdict, { kind: 'no-response' }>> {
  const response = yield request;
  if (response === undefined) {
    const { method, url, stage } = request;
    const message = `There is no response to ${method} ${url}`;
    const detail = { method, url };
    steps.push(stepOf({ code: 'response', problem: 'no-response', detail, message }, stage, hop));
    return { kind: 'no-response', request };
  }
  exchanges.push({ request, response });
  return response;
}
