import type { PageRequest, RawResponse, WireExchange } from '../browser/page-request.ts';
import { type FailedStep, isFailed } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';
import { headerLines, headerValue } from '../standard/header-lines.ts';
import { varyNames } from '../standard/vary.ts';
import type { Evidence } from './evidence.ts';

/** The check that failed, and the request and response that it was made on. */
export interface FailureContext {
  readonly step: FailedStep;
  readonly page: PageRequest;
  /** The Origin header: the page's origin, or `null` after some redirects. */
  readonly origin: string;
  /** The URL whose response failed. */
  readonly url: string;
  /** The value that failed; empty if there was none. */
  readonly seen: string;
  /** The methods or headers that are not allowed. */
  readonly names: readonly string[];
  /** The response that failed; status 0 if no response failed. */
  readonly response: RawResponse;
  /** The response to the preflight of the request that failed, if there was one and it passed. */
  readonly preflight: RawResponse | undefined;
  /** The part of the response body that was read. */
  readonly body: string;
  /** Whether a redirect to another origin dropped Authorization. */
  readonly dropsAuthorization: boolean;
  /** The URL that redirected here. */
  readonly redirectedFrom: string | undefined;
  readonly evidence: Evidence;
}

/** The context of the check that blocks a request; nothing if no check failed. */
export function failureContext(trace: Trace, evidence: Evidence = {}): FailureContext | undefined {
  const { steps, exchanges, request: page } = trace;
  const step = steps.find(isFailed);
  if (step === undefined) return undefined;
  const isInResponse = step.stage !== 'page' && step.problem !== 'no-response';
  const exchange = (isInResponse ? exchanges.at(-1) : undefined) ?? nothingSent(page);
  const before = exchanges.at(-2);
  return {
    step,
    page,
    origin: headerValue(exchange.request.headers, 'Origin') ?? page.origin,
    url: 'url' in step.detail ? step.detail.url : exchange.request.url,
    seen: step.seen ?? '',
    names: namesIn(step),
    response: exchange.response,
    preflight: step.stage === 'actual' && before?.request.stage === 'preflight' ? before.response : undefined,
    body: exchange.response.body ?? '',
    dropsAuthorization: dropsAuthorization(exchanges),
    redirectedFrom: step.hop === 0 ? undefined : redirects(exchanges)[step.hop - 1],
    evidence,
  };
}

function namesIn({ detail }: FailedStep): readonly string[] {
  if ('headers' in detail) return detail.headers;
  return 'method' in detail ? [detail.method] : [];
}

/** Whether the failure is a missing Access-Control-Allow-Origin, or a status that fails the preflight. */
export function lacksCors({ step }: FailureContext): boolean {
  return step.problem === 'allow-origin-missing' || step.problem === 'preflight-status';
}

/** Whether something in the response comes from a CORS policy. */
export function hasCorsPolicy({ response }: FailureContext): boolean {
  return variesByOrigin(response) || response.headers.some(([name]) => /^access-control-/i.test(name));
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches */
export function variesByOrigin({ headers }: Pick<RawResponse, 'headers'>): boolean {
  return varyNames(headerLines(headers, 'Vary')).has('origin');
}

/** The lines of a header in the response that failed. */
export function linesIn({ response }: FailureContext, name: string): readonly string[] {
  return headerLines(response.headers, name);
}

/** The value of the header; empty if it is absent. */
export function valueIn({ response }: FailureContext, name: string): string {
  return headerValue(response.headers, name) ?? '';
}

/** https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 13 */
export function dropsAuthorization(exchanges: readonly WireExchange[]): boolean {
  const sent = exchanges.filter(({ request }) => request.stage === 'actual');
  const hasIt = sent.map(({ request }) => headerValue(request.headers, 'Authorization') !== undefined);
  return hasIt.at(0) === true && hasIt.at(-1) === false;
}

/** An actual request ends its hop. */
function redirects(exchanges: readonly WireExchange[]): readonly string[] {
  return exchanges.filter(({ request }) => request.stage === 'actual').map(({ request }) => request.url);
}

function nothingSent({ url, method = 'GET' }: PageRequest): WireExchange {
  return {
    request: { stage: 'actual', method, url, headers: [], hasBody: false },
    response: { status: 0, headers: [] },
  };
}
