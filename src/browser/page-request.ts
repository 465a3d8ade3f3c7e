import type { Header } from '../standard/request-headers.ts';

/** Whether cookies are sent: https://fetch.spec.whatwg.org/#concept-request-credentials-mode */
export type CredentialsMode = 'omit' | 'same-origin' | 'include';

/** The modes that a script can set: https://fetch.spec.whatwg.org/#concept-request-mode */
export type RequestMode = 'cors' | 'no-cors' | 'same-origin';

/** What happens at a redirect: https://fetch.spec.whatwg.org/#concept-request-redirect-mode */
export type RedirectMode = 'follow' | 'error' | 'manual';

/** The kind of a body, which determines Content-Type and whether there is a preflight. */
export type PageBody =
  | { readonly kind: 'string' | 'URLSearchParams' | 'FormData' | 'ArrayBuffer' | 'ReadableStream' }
  | { readonly kind: 'Blob'; readonly type: string };

/** A request that a page sends by `fetch()` or, with an upload listener, by XMLHttpRequest. */
export interface PageRequest {
  /** The page's origin, as in `location.origin`; `null` for sandboxed frames, files and data: URLs. */
  readonly origin: string;
  /** The absolute URL of the request. */
  readonly url: string;
  /** As the page writes it. @default 'GET' */
  readonly method?: string | undefined;
  /** `{ 'X-One': '1' }`, or a list of pairs. @default none */
  readonly headers?: Readonly<Record<string, string>> | readonly Header[] | undefined;
  /** What kind of body the request has. @default none */
  readonly body?: PageBody | undefined;
  /** The option of `fetch`. @default 'same-origin' */
  readonly credentials?: CredentialsMode | undefined;
  /** The option of `fetch`. @default 'cors' */
  readonly mode?: RequestMode | undefined;
  /** The option of `fetch`. @default 'follow' */
  readonly redirect?: RedirectMode | undefined;
  /** A listener on `XMLHttpRequest.upload`. @default false */
  readonly uploadListener?: boolean | undefined;
  /** The Cookie header of requests with credentials. SameSite is not applied. @default none */
  readonly cookie?: string | undefined;
  /**
   * The addresses of host names, as in URLs, for local network access. The page's host has the address that the page
   * was loaded from.
   *
   * @default names are public, except localhost names and `.local`
   * @example
   * predict({ origin: 'https://a.example', url: 'https://nas.example/', addresses: { 'nas.example': '[fd00::7]' } }, []);
   */
  readonly addresses?: Readonly<Record<string, string>> | undefined;
}

/** What the browser sends, without Host and without the bytes of the body. */
export interface WireRequest {
  /** Whether it is the preflight. */
  readonly stage: 'preflight' | 'actual';
  /** The method as sent. */
  readonly method: string;
  /** The absolute URL. */
  readonly url: string;
  /** In the order in which browsers send them. */
  readonly headers: readonly Header[];
  /** Whether the page's body is sent along. */
  readonly hasBody: boolean;
}

/** A response with every header line separate. */
export interface RawResponse {
  /** The status code. */
  readonly status: number;
  /** In the order of the response. */
  readonly headers: readonly Header[];
  /** The first part of the body, if it was read. It often shows the cause of a failure. */
  readonly body?: string | undefined;
}

/** A request and its response. */
export interface WireExchange {
  /** What the browser sent. */
  readonly request: WireRequest;
  /** What the server sent. */
  readonly response: RawResponse;
}
