import { isForbiddenRequestHeader, isHeaderName, isHeaderValue, normalizeValue } from './headers.ts';
import { isCorsSafelistedMethod, isForbiddenMethod, isMethod, normalizeMethod } from './methods.ts';
import { isCorsSafelistedRequestHeader } from './safelist.ts';
import { byteLowercase, getHeader } from './syntax.ts';
import type { HeaderLine, PageRequest } from './types.ts';

const NO_CORS_SAFELISTED = new Set(['accept', 'accept-language', 'content-language', 'content-type']);

/** https://html.spec.whatwg.org/#same-origin; an opaque origin, `null`, is the same as no URL's. */
export function isCrossOrigin(request: PageRequest): boolean {
  return request.origin === 'null' || new URL(request.url).origin !== request.origin;
}

/** Whether the API throws before anything is sent. https://fetch.spec.whatwg.org/#dom-request */
export function isInvalidRequest(request: PageRequest): boolean {
  const url = new URL(request.url);
  if (url.username !== '' || url.password !== '') return true;
  if (!isMethod(request.method) || isForbiddenMethod(request.method)) return true;
  const method = normalizeMethod(request.method);
  if (request.mode === 'no-cors' && (!isCorsSafelistedMethod(method) || isPreflightForced(request))) return true;
  const hasBody = request.streamBody === true || request.body !== undefined;
  if (hasBody && (method === 'GET' || method === 'HEAD')) return true;
  return request.headers.some(([name, value]) => !isHeaderName(name) || !isHeaderValue(normalizeValue(value)));
}

/** https://fetch.spec.whatwg.org/#use-cors-preflight-flag: set by upload listeners and by bodies without a source. */
export function isPreflightForced(request: PageRequest): boolean {
  return request.uploadListener === true || request.streamBody === true;
}

/** The header list when fetching begins: the page's headers that the guard allows, and those that fetch adds. */
export function requestHeaderList(request: PageRequest): readonly HeaderLine[] {
  const guarded = guardedHeaders(request);
  const author = request.uploadListener === true ? combined(guarded) : guarded;
  const type = bodyContentType(request);
  const withType: readonly HeaderLine[] =
    type === null || getHeader(author, 'Content-Type') !== null ? author : [...author, ['Content-Type', type]];
  return getHeader(withType, 'Accept') === null ? [...withType, ['Accept', '*/*']] : withType;
}

/** https://fetch.spec.whatwg.org/#headers-guard: `request`, or `request-no-cors`. */
function guardedHeaders(request: PageRequest): readonly HeaderLine[] {
  const normalized = request.headers.map(([name, value]): HeaderLine => [name, normalizeValue(value)]);
  const permitted = normalized.filter(([name, value]) => !isForbiddenRequestHeader(name, value));
  if (request.mode !== 'no-cors') return permitted;
  return permitted.filter(
    ([name, value]) => NO_CORS_SAFELISTED.has(byteLowercase(name)) && isCorsSafelistedRequestHeader(name, value),
  );
}

/** XMLHttpRequest combines repeated names when they are set. https://xhr.spec.whatwg.org/#dom-xmlhttprequest-setrequestheader */
function combined(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  const first = headers.filter(
    ([name], index) => headers.findIndex(([each]) => byteLowercase(each) === byteLowercase(name)) === index,
  );
  return first.map(([name, value]) => [name, getHeader(headers, name) ?? value]);
}

/** https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
function bodyContentType(request: PageRequest): string | null {
  switch (request.body?.kind) {
    case 'string':
      return 'text/plain;charset=UTF-8';
    case 'URLSearchParams':
      return 'application/x-www-form-urlencoded;charset=UTF-8';
    case 'FormData':
      return 'multipart/form-data; boundary=----boundary';
    case 'Blob':
      return request.body.type === '' ? null : request.body.type;
    default:
      return null;
  }
}
