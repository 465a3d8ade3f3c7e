const FORBIDDEN: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

const SAFELISTED: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/** Never readable by a page, exposed or not: https://fetch.spec.whatwg.org/#forbidden-response-header-name */
export function isForbiddenResponseHeaderName(name: string): boolean {
  return FORBIDDEN.has(name.toLowerCase());
}

/** Readable by every page, exposed or not: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
export function isSafelistedResponseHeaderName(name: string): boolean {
  return SAFELISTED.has(name.toLowerCase());
}
