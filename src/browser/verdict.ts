import type { PreflightTrigger } from '../classify/preflight-triggers.ts';
import type { Header } from '../standard/request-headers.ts';
import type { PageRequest, WireExchange, WireRequest } from './page-request.ts';
import type { EngineName } from './preflight-cache.ts';
import type { Problem, Stage, Step } from './steps.ts';

/** The response as the script sees it: https://fetch.spec.whatwg.org/#concept-filtered-response */
export interface ReadableResponse {
  readonly type: 'basic' | 'cors';
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  readonly headers: readonly Header[];
}

/** What comes of the request, to the page. */
export type Verdict =
  /** The script gets the response and reads it. */
  | { readonly kind: 'readable'; readonly response: ReadableResponse }
  /** The script gets a response without status, headers or body: mode `no-cors`, or redirect mode `manual`. */
  | { readonly kind: 'opaque' }
  /** The script gets an error, and never learns which. */
  | { readonly kind: 'blocked'; readonly stage: Stage; readonly hop: number; readonly problem: Problem }
  /** Not known: this request was not answered. */
  | { readonly kind: 'no-response'; readonly request: WireRequest };

/** Everything that a browser does for one request of a page's, and what comes of it. */
export interface Trace {
  /** What the page asked for. */
  readonly request: PageRequest;
  readonly crossOrigin: boolean;
  /** Why a preflight is made; empty for a simple request, and for one of the page's own origin. */
  readonly preflightTriggers: readonly PreflightTrigger[];
  readonly steps: readonly Step[];
  /** What went over the wire, in order. */
  readonly exchanges: readonly WireExchange[];
  readonly verdict: Verdict;
  /** The seconds for which each engine remembers the last preflight that passed. */
  readonly preflightCacheSeconds?: Readonly<Record<EngineName, number>>;
}
