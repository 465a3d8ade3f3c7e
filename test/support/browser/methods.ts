import { byteUppercase, isToken } from './syntax.ts';

const SAFELISTED: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
const FORBIDDEN: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);
const NORMALIZED: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** https://fetch.spec.whatwg.org/#concept-method */
export function isMethod(method: string): boolean {
  return isToken(method);
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export function isCorsSafelistedMethod(method: string): boolean {
  return SAFELISTED.has(method);
}

/** https://fetch.spec.whatwg.org/#forbidden-method */
export function isForbiddenMethod(method: string): boolean {
  return FORBIDDEN.has(byteUppercase(method));
}

/** https://fetch.spec.whatwg.org/#concept-method-normalize; PATCH is not among the six. */
export function normalizeMethod(method: string): string {
  const upper = byteUppercase(method);
  return NORMALIZED.has(upper) ? upper : method;
}
