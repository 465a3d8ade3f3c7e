import { isForbiddenMethod } from './methods.ts';
import { isSafelistedContentType } from './mime-types.ts';
import { isSafelistedRange } from './ranges.ts';
import { trimHttpWhiteSpace } from './white-space.ts';

/** A header as a page writes it: its name in any case, its value as a byte string. */
export type Header = readonly [name: string, value: string];

const FORBIDDEN: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

const METHOD_OVERRIDES: ReadonlySet<string> = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

const LONGEST_SAFELISTED_VALUE = 128;
const LONGEST_SAFELISTED_TOTAL = 1024;

// beside the control bytes other than HT
const UNSAFE_CHARACTERS = '"():<>?@[\\]{}\x7f';

const LANGUAGE_BYTES = /^[\dA-Za-z *,\-.;=]*$/;

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
export function hasUnsafeByte(value: string): boolean {
  for (const char of value) {
    if ((char < ' ' && char !== '\t') || UNSAFE_CHARACTERS.includes(char)) return true;
  }
  return false;
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export function isSafelistedRequestHeader(name: string, value: string): boolean {
  if (value.length > LONGEST_SAFELISTED_VALUE) return false;
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return LANGUAGE_BYTES.test(value);
    case 'content-type':
      return !hasUnsafeByte(value) && isSafelistedContentType(value);
    case 'range':
      return isSafelistedRange(value);
    default:
      return false;
  }
}

/** The one name that `*` in Access-Control-Allow-Headers does not cover: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
export function isNonWildcardRequestHeaderName(name: string): boolean {
  return name.toLowerCase() === 'authorization';
}

/** Names that a page can never set, whatever the value: https://fetch.spec.whatwg.org/#forbidden-request-header */
export function isForbiddenRequestHeaderName(name: string): boolean {
  const lower = name.toLowerCase();
  return FORBIDDEN.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-');
}

/** https://fetch.spec.whatwg.org/#forbidden-request-header */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  if (isForbiddenRequestHeaderName(name)) return true;
  return METHOD_OVERRIDES.has(name.toLowerCase()) && splitOutsideQuotes(value).some(isForbiddenMethod);
}

/**
 * The names a preflight has to ask for: lower-case, unique, sorted by bytes.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeRequestHeaderNames(headers: readonly Header[]): readonly string[] {
  const unsafe = new Set<string>();
  const safelisted: string[] = [];
  let total = 0;
  for (const [name, value] of headers) {
    if (isSafelistedRequestHeader(name, value)) {
      safelisted.push(name.toLowerCase());
      total += value.length;
    } else {
      unsafe.add(name.toLowerCase());
    }
  }
  if (total > LONGEST_SAFELISTED_TOTAL) for (const name of safelisted) unsafe.add(name);
  return [...unsafe].sort();
}

/** https://fetch.spec.whatwg.org/#header-value-get-decode-and-split */
function splitOutsideQuotes(value: string): string[] {
  const members: string[] = [];
  let member = '';
  let quoted = false;
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (char === ',' && !quoted) {
      members.push(member);
      member = '';
      continue;
    }
    if (char === '"') quoted = !quoted;
    member += char;
    if (char === '\\' && quoted) member += value.charAt(++at);
  }
  return [...members, member].map(trimHttpWhiteSpace);
}
