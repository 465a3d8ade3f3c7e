const SAFELISTED: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
const FORBIDDEN: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);
const NORMALIZED: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

// the other methods of HTTP and WebDAV that servers know; the registry also has some for versioning, which no page sends
const OTHERS: ReadonlySet<string> = new Set([
  'COPY',
  'LINK',
  'LOCK',
  'MKCOL',
  'MOVE',
  'PATCH',
  'PROPFIND',
  'PROPPATCH',
  'QUERY',
  'REPORT',
  'SEARCH',
  'UNLINK',
  'UNLOCK',
]);

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export function isSafelistedMethod(method: string): boolean {
  return SAFELISTED.has(method);
}

/** Whether browsers send this method in upper case, however a page writes it. */
export function isNormalizedMethod(upper: string): boolean {
  return NORMALIZED.has(upper);
}

/** https://www.iana.org/assignments/http-methods/http-methods.xhtml */
export function isRegisteredMethod(method: string): boolean {
  return NORMALIZED.has(method) || FORBIDDEN.has(method) || OTHERS.has(method);
}

/** https://fetch.spec.whatwg.org/#forbidden-method */
export function isForbiddenMethod(method: string): boolean {
  return FORBIDDEN.has(method.toUpperCase());
}

/**
 * Six methods are upper-cased; all others keep their case: `put` becomes `PUT`, `patch` stays `patch`.
 *
 * https://fetch.spec.whatwg.org/#concept-method-normalize
 */
export function normalizeMethod(method: string): string {
  const upper = method.toUpperCase();
  return NORMALIZED.has(upper) ? upper : method;
}
