import type { Trace } from '../browser/verdict.ts';
import { failureContext } from './failure-context.ts';
import { type QuotedResponse, quoteResponse } from './quote.ts';

/** The response that a check failed on, in a few words; nothing if no response failed. */
export function failedResponse(trace: Trace): QuotedResponse | undefined {
  const response = failureContext(trace)?.response;
  return response === undefined || response.status === 0 ? undefined : quoteResponse(response);
}
