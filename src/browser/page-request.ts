import type { Header } from '../standard/request-headers.ts';

/** https://fetch.spec.whatwg.org/#concept-request-credentials-mode */
export type CredentialsMode = 'omit' | 'same-origin' | 'include';

/** The modes that a script can set: https://fetch.spec.whatwg.org/#concept-request-mode */
export type RequestMode = 'cors' | 'no-cors' | 'same-origin';

/** https://fetch.spec.whatwg.org/#concept-request-redirect-mode */
export type RedirectMode = 'follow' | 'error' | 'manual';

/** The kind of a body, which determines Content-Type and whether there is a preflight. */
export type PageBody =
  | { readonly kind: 'string' | 'URLSearchParams' | 'FormData' | 'ArrayBuffer' | 'ReadableStream' }
  | { readonly kind: 'Blob'; readonly type: string };

/** A request of a page by `fetch()` or, with an upload listener, by XMLHttpRequest. */
export interface PageRequest {
  /** The page's origin, as in `location.origin`; `null` for sandboxed frames, files and data: URLs. */
  readonly origin: string;
  readonly url: string;
  /** @default 'GET' */
  readonly method?: string | undefined;
  /** `{ 'X-One': '1' }`, or a list of pairs. */
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
  /** The Cookie header of requests with credentials. SameSite is not applied. */
  readonly cookie?: string | undefined;
}

/** What the browser sends, without Host and without the bytes of the body. */
export interface WireRequest {
  readonly stage: 'preflight' | 'actual';
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly hasBody: boolean;
}

/** A response with every header line separate. */
export interface RawResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  /** The first part of the body, if it was read. It often shows the cause of a failure. */
  readonly body?: string | undefined;
}

/** A request and its response. */
export interface WireExchange {
  readonly request: WireRequest;
  readonly response: RawResponse;
}
