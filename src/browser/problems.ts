import type { AddressSpace } from './address-spaces.ts';

/** The data of each problem. Codes and members are never renamed or given another meaning. */
export interface ProblemDetails {
  /** `fetch()` throws: an invalid URL, method, header or body. */
  'invalid-request': { readonly value: string };
  /** The engine blocks requests from such a page to such an address. */
  'local-network-access': { readonly url: string; readonly page: AddressSpace; readonly target: AddressSpace };
  /** The mode is `same-origin`, and the URL has another origin. */
  'same-origin-mode': { readonly url: string };
  /** Not an http or https URL. */
  'url-scheme': { readonly url: string };
  /** An https page requests an http URL. */
  'mixed-content': { readonly url: string };
  /** The server does not respond. */
  'no-response': { readonly method: string; readonly url: string };
  /** The response to the preflight is a redirect. */
  'preflight-redirect': { readonly status: number; readonly location: string };
  /** The status of the response to the preflight is not 200 to 299. */
  'preflight-status': { readonly status: number };
  /**
   * No Access-Control-Allow-Origin. Here and below, `origin` is the request's Origin, and `value` is what the response
   * has instead.
   */
  'allow-origin-missing': { readonly origin: string };
  /** More than one Access-Control-Allow-Origin, or a list in it. */
  'allow-origin-multiple': { readonly origin: string; readonly values: readonly string[] };
  /** `*`, and the request has credentials. */
  'allow-origin-wildcard': { readonly origin: string };
  /** Not an origin, such as a URL with a path. */
  'allow-origin-invalid': { readonly origin: string; readonly value: string };
  /** A different origin. */
  'allow-origin-mismatch': { readonly origin: string; readonly value: string };
  /** No Access-Control-Allow-Credentials, and the request has credentials. */
  'allow-credentials-missing': { readonly expected: 'true' };
  /** Not exactly `true`. */
  'allow-credentials-not-true': { readonly expected: 'true'; readonly value: string };
  /** Access-Control-Allow-Methods is not a list of methods. */
  'allow-methods-syntax': { readonly method: string; readonly value: string };
  /** Access-Control-Allow-Headers is not a list of header names. */
  'allow-headers-syntax': { readonly headers: readonly string[]; readonly value: string };
  /** The method that is not allowed, and those that are. */
  'method-not-allowed': { readonly method: string; readonly allowed: readonly string[] };
  /** The headers that are not allowed, and those that are. */
  'header-not-allowed': { readonly headers: readonly string[]; readonly allowed: readonly string[] };
  /** `*` does not cover Authorization. */
  'authorization-wildcard': { readonly headers: readonly string[]; readonly allowed: readonly string[] };
  /** The redirect mode is `error`. */
  'redirect-refused': RedirectDetail;
  /** The location is not a valid URL. */
  'redirect-location': RedirectDetail;
  /** The location is not an http or https URL. */
  'redirect-scheme': RedirectDetail;
  /** The location has a user name or a password. */
  'redirect-credentials': RedirectDetail;
  /** The body is a stream, which cannot be sent again. */
  'redirect-stream': RedirectDetail;
  /** More than 20 redirects. */
  'redirect-limit': RedirectDetail;
}

/** The redirect that was not followed. */
interface RedirectDetail {
  /** The status code. */
  readonly status: number;
  /** The Location header. */
  readonly location: string;
}

/** The code of a problem. */
export type ProblemCode = keyof ProblemDetails;

/** What a failed check found: a code, and the data of that code. */
export type Problem = {
  readonly [Code in ProblemCode]: { readonly problem: Code; readonly detail: ProblemDetails[Code] };
}[ProblemCode];
