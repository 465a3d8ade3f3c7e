import { failsBeforeSending, judge } from './judge.ts';
import { needsPreflight, preflightPasses, preflightRequest } from './preflight.ts';
import type { PageRequest, RawResponse, Verdict, WireRequest } from './types.ts';
import { actualRequest } from './wire.ts';

export type Send = (request: WireRequest) => Promise<RawResponse>;

export interface Exchange {
  readonly request: WireRequest;
  readonly response: RawResponse;
}

export interface BrowserRun {
  readonly verdict: Verdict;
  readonly preflight?: Exchange;
  readonly actual?: Exchange;
}

/** Does what a browser does for a page: sends a preflight if needed, and the request if it passed. Follows no redirect. */
export async function asBrowser(request: PageRequest, send: Send): Promise<BrowserRun> {
  if (failsBeforeSending(request) !== null) return { verdict: judge(request, {}) };

  const preflight = needsPreflight(request).needed ? await exchange(preflightRequest(request), send) : undefined;
  if (preflight !== undefined && !preflightPasses(request, preflight.response).passes) {
    return { verdict: judge(request, { preflight: preflight.response }), preflight };
  }

  const actual = await exchange(actualRequest(request), send);
  if (preflight === undefined) return { verdict: judge(request, { actual: actual.response }), actual };
  const verdict = judge(request, { preflight: preflight.response, actual: actual.response });
  return { verdict, preflight, actual };
}

async function exchange(request: WireRequest, send: Send): Promise<Exchange> {
  return { request, response: await send(request) };
}
