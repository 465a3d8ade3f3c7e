import type { Header } from '../standard/request-headers.ts';

/** https://fetch.spec.whatwg.org/#concept-request-credentials-mode */
export type CredentialsMode = 'omit' | 'same-origin' | 'include';

/** https://fetch.spec.whatwg.org/#concept-request-mode, as far as a script can choose it. */
export type RequestMode = 'cors' | 'no-cors' | 'same-origin';

/** https://fetch.spec.whatwg.org/#concept-request-redirect-mode */
export type RedirectMode = 'follow' | 'error' | 'manual';

/** What the page hands over as body, by its kind: the kind decides about Content-Type and preflight. */
export type PageBody =
  | { readonly kind: 'string' | 'URLSearchParams' | 'FormData' | 'ArrayBuffer' | 'ReadableStream' }
  | { readonly kind: 'Blob'; readonly type: string };

/** A request as a page makes it by `fetch()` or, with an upload listener, by XMLHttpRequest. */
export interface PageRequest {
  /** The page's origin, as in `location.origin`; `null` for sandboxed frames and the like. */
  readonly origin: string;
  readonly url: string;
  /** @default 'GET' */
  readonly method?: string | undefined;
  /** What the script sets: `{ 'X-One': '1' }`, or a list of pairs. */
  readonly headers?: Readonly<Record<string, string>> | readonly Header[] | undefined;
  readonly body?: PageBody | undefined;
  /** @default 'same-origin' */
  readonly credentials?: CredentialsMode | undefined;
  /** @default 'cors' */
  readonly mode?: RequestMode | undefined;
  /** @default 'follow' */
  readonly redirect?: RedirectMode | undefined;
  /** A listener on `XMLHttpRequest.upload`. @default false */
  readonly uploadListener?: boolean | undefined;
  /** The Cookie header that the browser would add where it sends credentials; SameSite is yours to apply. */
  readonly cookie?: string | undefined;
}

/** What the browser puts on the wire; `Host` and the body's bytes are left to whoever sends it. */
export interface WireRequest {
  readonly stage: 'preflight' | 'actual';
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly hasBody: boolean;
}

/** A response as it came: every header line by itself, doubled ones included. */
export interface RawResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  /** The first part of the body, if it was read: it helps to name the cause of a failure. */
  readonly body?: string | undefined;
}

/** What was asked and what was answered. */
export interface WireExchange {
  readonly request: WireRequest;
  readonly response: RawResponse;
}
