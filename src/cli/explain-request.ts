import type { PageRequest, RawResponse, WireRequest } from '../browser/page-request.ts';
import { perform } from '../browser/predict.ts';
import type { EngineName } from '../browser/preflight-cache.ts';
import type { Trace } from '../browser/verdict.ts';
import type { Evidence } from '../diagnose/evidence.ts';
import { asBrowser, USER_AGENT } from './as-browser.ts';
import { type ConnectOptions, sendTo } from './connect.ts';
import type { ConnectionError } from './connection-error.ts';
import { explainFailure } from './explain-error.ts';
import { gatherEvidence } from './gather-evidence.ts';

export interface ExplainOptions extends ConnectOptions {
  /** Also send requests that may change something. */
  readonly send: boolean;
  readonly userAgent?: string | undefined;
  readonly body?: Uint8Array | undefined;
}

/** What a browser would do, and what the server did. */
export interface Explained {
  /** By the standard. */
  readonly trace: Trace;
  readonly engines: Readonly<Record<EngineName, Trace>>;
  /** Why a request got no response. */
  readonly connectionError: ConnectionError | undefined;
  /** Whether a request was not sent because it may change something. */
  readonly withheld: boolean;
  readonly evidence: Evidence;
}

/** Does what browsers do for a page, against a live server. Each request is sent once, whichever engine sends it. */
export async function explainRequest(request: PageRequest, options: ExplainOptions): Promise<Explained> {
  const { userAgent = USER_AGENT, body } = options;
  let connectionError: ConnectionError | undefined;
  let withheld = false;
  const send = async (wire: WireRequest): Promise<RawResponse | undefined> => {
    if (!options.send && !isSafe(wire)) {
      withheld = true;
      return undefined;
    }
    try {
      const sent = asBrowser(wire, request.origin, userAgent);
      return await sendTo(sent, wire.hasBody ? body : undefined, options);
    } catch (error) {
      connectionError = await explainFailure(error, { url: wire.url, timeout: options.timeout });
      return undefined;
    }
  };
  const sendOnce = memoized(send);
  const trace = await perform(request, sendOnce);
  const engines = {
    chromium: await perform(request, sendOnce, 'chromium'),
    firefox: await perform(request, sendOnce, 'firefox'),
    webkit: await perform(request, sendOnce, 'webkit'),
  };
  return { trace, engines, connectionError, withheld, evidence: await gatherEvidence(trace, userAgent, options) };
}

/** Preflights, GET and HEAD change nothing. */
function isSafe({ stage, method }: WireRequest): boolean {
  return stage === 'preflight' || method === 'GET' || method === 'HEAD';
}

function memoized<Result>(send: (wire: WireRequest) => Promise<Result>): (wire: WireRequest) => Promise<Result> {
  const results = new Map<string, Promise<Result>>();
  return (wire) => {
    const key = JSON.stringify(wire);
    const result = results.get(key) ?? send(wire);
    results.set(key, result);
    return result;
  };
}
