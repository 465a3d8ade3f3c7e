/** One header line: name and value, unchanged. */
export type HeaderLine = readonly [name: string, value: string];

/** https://fetch.spec.whatwg.org/#concept-request-credentials-mode */
export type CredentialsMode = 'omit' | 'same-origin' | 'include';

/** https://fetch.spec.whatwg.org/#concept-request-mode, as far as a script can choose it. */
export type RequestMode = 'cors' | 'no-cors' | 'same-origin';

/** https://fetch.spec.whatwg.org/#bodyinit; a ReadableStream is `streamBody`. */
export type PageBody =
  | { readonly kind: 'string' | 'URLSearchParams' | 'FormData' | 'ArrayBuffer' }
  | { readonly kind: 'Blob'; readonly type: string };

/** A request of a script by `fetch()` or, with an upload listener, by XMLHttpRequest. */
export interface PageRequest {
  /** The page's serialized origin. */
  readonly origin: string;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly HeaderLine[];
  readonly credentials: CredentialsMode;
  readonly mode: RequestMode;
  readonly uploadListener?: boolean;
  readonly streamBody?: boolean;
  readonly body?: PageBody;
}

/** The request that the browser sends, without `Host`. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  readonly body?: string;
}

/** A response with every header line, including duplicates. */
export interface RawResponse {
  readonly status: number;
  readonly headers: readonly HeaderLine[];
}

/** The step at which the browser turns the request into a failure for the page. */
export type FailedAt =
  | 'invalid-request'
  | 'url-scheme'
  | 'same-origin-mode'
  | 'opaque-response'
  | 'no-preflight-response'
  | 'no-actual-response'
  | PreflightFailure
  | 'cors-check';

/** The steps of https://fetch.spec.whatwg.org/#cors-preflight-fetch that can fail, in their order. */
export type PreflightFailure =
  | 'preflight-cors-check'
  | 'preflight-status'
  | 'preflight-allow-methods-syntax'
  | 'preflight-allow-headers-syntax'
  | 'preflight-method'
  | 'preflight-authorization'
  | 'preflight-headers';

export interface Verdict {
  /** The page may read the response. */
  readonly allowed: boolean;
  readonly failedAt?: FailedAt;
  /** Lower-case names of the response headers that the page sees, sorted. */
  readonly readable: readonly string[];
}
