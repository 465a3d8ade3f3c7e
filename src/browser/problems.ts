/** The data of each problem. Codes and members are never renamed or given another meaning. */
export interface ProblemDetails {
  'invalid-request': { readonly value: string };
  'same-origin-mode': { readonly url: string };
  'url-scheme': { readonly url: string };
  'mixed-content': { readonly url: string };
  'no-response': { readonly method: string; readonly url: string };
  'preflight-redirect': { readonly status: number; readonly location: string };
  'preflight-status': { readonly status: number };
  /** `origin` is what the request has in Origin, and `value` what the response has instead of it. */
  'allow-origin-missing': { readonly origin: string };
  'allow-origin-multiple': { readonly origin: string; readonly values: readonly string[] };
  'allow-origin-wildcard': { readonly origin: string };
  'allow-origin-invalid': { readonly origin: string; readonly value: string };
  'allow-origin-mismatch': { readonly origin: string; readonly value: string };
  'allow-credentials-missing': { readonly expected: 'true' };
  'allow-credentials-not-true': { readonly expected: 'true'; readonly value: string };
  'allow-methods-syntax': { readonly method: string; readonly value: string };
  'allow-headers-syntax': { readonly headers: readonly string[]; readonly value: string };
  /** What is not allowed, and what is. */
  'method-not-allowed': { readonly method: string; readonly allowed: readonly string[] };
  'header-not-allowed': { readonly headers: readonly string[]; readonly allowed: readonly string[] };
  'authorization-wildcard': { readonly headers: readonly string[]; readonly allowed: readonly string[] };
  'redirect-refused': RedirectDetail;
  'redirect-location': RedirectDetail;
  'redirect-scheme': RedirectDetail;
  'redirect-credentials': RedirectDetail;
  'redirect-stream': RedirectDetail;
  'redirect-limit': RedirectDetail;
}

interface RedirectDetail {
  readonly status: number;
  readonly location: string;
}

/** The code of a problem. */
export type ProblemCode = keyof ProblemDetails;

/** What a failed check found: a code, and the data of that code. */
export type Problem = {
  readonly [Code in ProblemCode]: { readonly problem: Code; readonly detail: ProblemDetails[Code] };
}[ProblemCode];
