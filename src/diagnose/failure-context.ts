import type { PageRequest, RawResponse, WireExchange } from '../browser/page-request.ts';
import { type FailedStep, isFailed } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';
import { headerLines, headerValue } from '../standard/header-lines.ts';

/** The check that failed, and what it was made on. */
export interface FailureContext {
  readonly step: FailedStep;
  readonly page: PageRequest;
  /** What the browser named as origin: the page's, or `null` after some redirects. */
  readonly origin: string;
  /** The URL whose answer failed. */
  readonly url: string;
  /** The bytes that failed; empty where there were none. */
  readonly seen: string;
  /** The methods or headers that are not covered. */
  readonly names: readonly string[];
  /** The response that failed; status 0 where the failure lies in none. */
  readonly response: RawResponse;
}

/** What blocks a request; nothing where the script gets a response. */
export function failureContext({ steps, exchanges, request: page }: Trace): FailureContext | undefined {
  const step = steps.find(isFailed);
  if (step === undefined) return undefined;
  const isInResponse = step.stage !== 'page' && step.problem !== 'no-response';
  const [exchange = nothingSent(page)] = isInResponse ? exchanges.slice(-1) : [];
  return {
    step,
    page,
    origin: headerValue(exchange.request.headers, 'Origin') ?? page.origin,
    url: exchange.request.url,
    seen: step.seen ?? '',
    names: step.names ?? [],
    response: exchange.response,
  };
}

/** The lines of a field in the response that failed. */
export function linesIn({ response }: FailureContext, name: string): readonly string[] {
  return headerLines(response.headers, name);
}

/** The field in one value; empty where it is absent. */
export function valueIn({ response }: FailureContext, name: string): string {
  return headerValue(response.headers, name) ?? '';
}

function nothingSent({ url, method = 'GET' }: PageRequest): WireExchange {
  return {
    request: { stage: 'actual', method, url, headers: [], hasBody: false },
    response: { status: 0, headers: [] },
  };
}
