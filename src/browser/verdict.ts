import type { PreflightTrigger } from '../classify/preflight-triggers.ts';
import type { Header } from '../standard/request-headers.ts';
import type { EngineName } from './engine-name.ts';
import type { PageRequest, WireExchange, WireRequest } from './page-request.ts';
import type { Problem } from './problems.ts';
import type { Stage, Step } from './steps.ts';

/** The response as the script sees it: https://fetch.spec.whatwg.org/#concept-filtered-response */
export interface ReadableResponse {
  /** `cors` if it came from another origin. */
  readonly type: 'basic' | 'cors';
  /** The URL after redirects. */
  readonly url: string;
  /** Whether a redirect was followed. */
  readonly redirected: boolean;
  /** The status code. */
  readonly status: number;
  /** Those that the script can read. */
  readonly headers: readonly Header[];
}

/** The result of the request for the page. */
export type Verdict =
  /** The script can read the response. */
  | { readonly kind: 'readable'; readonly response: ReadableResponse }
  /** The script gets a response without status, headers or body: mode `no-cors`, or redirect mode `manual`. */
  | { readonly kind: 'opaque' }
  | BlockedVerdict
  /** Not known: there is no response to this request. */
  | { readonly kind: 'no-response'; readonly request: WireRequest };

/** The script gets an error that does not say what failed: `problem` says it, and `detail` has the data. */
export type BlockedVerdict = { readonly kind: 'blocked'; readonly stage: Stage; readonly hop: number } & Problem;

/** Everything that a browser does for one request of a page, and the result. */
export interface Trace {
  /** The request of the page. */
  readonly request: PageRequest;
  /** Whether the URL and the page have different origins. */
  readonly crossOrigin: boolean;
  /** Why the browser sends a preflight; empty for a simple request, and for one to the page's own origin. */
  readonly preflightTriggers: readonly PreflightTrigger[];
  /** The checks, in order. */
  readonly steps: readonly Step[];
  /** What went over the wire, in order. */
  readonly exchanges: readonly WireExchange[];
  /** Whether the page can read the response. */
  readonly verdict: Verdict;
  /** The seconds for which each engine caches the last preflight that passed. */
  readonly preflightCacheSeconds?: Readonly<Record<EngineName, number>>;
}
