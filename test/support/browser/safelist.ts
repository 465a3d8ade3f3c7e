import { byteLowercase, isToken } from './syntax.ts';
import type { HeaderLine } from './types.ts';

const UNSAFE_BYTES: ReadonlySet<string> = new Set('"():<>?@[\\]{}\u007f');
const FORM_ESSENCES: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header; the value is normalized already. */
export function isCorsSafelistedRequestHeader(name: string, value: string): boolean {
  if (value.length > 128) return false;
  switch (byteLowercase(name)) {
    case 'accept':
      return !hasCorsUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type':
      return !hasCorsUnsafeByte(value) && FORM_ESSENCES.has(mimeEssence(value) ?? '');
    case 'range':
      return startsSingleRange(value);
    default:
      return false;
  }
}

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
function hasCorsUnsafeByte(value: string): boolean {
  return [...value].some((char) => (char < ' ' && char !== '\t') || UNSAFE_BYTES.has(char));
}

/** https://mimesniff.spec.whatwg.org/#parse-a-mime-type, as far as the essence; null is failure. */
function mimeEssence(value: string): string | null {
  const [essence = ''] = value.split(';', 1);
  const slash = essence.indexOf('/');
  if (slash < 0) return null;
  const type = essence.slice(0, slash);
  const subtype = essence.slice(slash + 1).replace(/[\t\n\r ]+$/, '');
  return isToken(type) && isToken(subtype) ? byteLowercase(`${type}/${subtype}`) : null;
}

/** https://fetch.spec.whatwg.org/#simple-range-header-value without whitespace, and with its start present. */
function startsSingleRange(value: string): boolean {
  const [, start, end] = /^bytes=([0-9]+)-([0-9]*)$/.exec(value) ?? [];
  if (start === undefined || end === undefined) return false;
  return end === '' || BigInt(start) <= BigInt(end);
}

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names */
export function corsUnsafeRequestHeaderNames(headers: readonly HeaderLine[]): readonly string[] {
  const safe = headers.filter(([name, value]) => isCorsSafelistedRequestHeader(name, value));
  const safeBytes = safe.reduce((sum, [, value]) => sum + value.length, 0);
  const unsafe = safeBytes > 1024 ? headers : headers.filter((header) => !safe.includes(header));
  return sortedLowerCase(unsafe.map(([name]) => name));
}

/** https://fetch.spec.whatwg.org/#convert-header-names-to-a-sorted-lowercase-set; names are ASCII, so code units sort as bytes. */
function sortedLowerCase(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(byteLowercase))].sort();
}
