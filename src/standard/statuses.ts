const REDIRECT: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** https://fetch.spec.whatwg.org/#ok-status */
export function isOkStatus(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** https://fetch.spec.whatwg.org/#redirect-status */
export function isRedirectStatus(status: number): boolean {
  return REDIRECT.has(status);
}
