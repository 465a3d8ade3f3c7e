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

// besides the control bytes other than HT
const UNSAFE_CHARACTERS = '"():<>?@[\\]{}\x7f';

const LANGUAGE_BYTES = /^[\dA-Za-z *,\-.;=]*$/;

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
export function hasUnsafeByte(value: string): boolean {
  for (const char of value) {
    if ((char < ' ' && char !== '\t') || UNSAFE_CHARACTERS.includes(char)) return true;
  }
  return false;
}

/** The bytes that are safelisted in Accept-Language: https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export function isLanguageValue(value: string): boolean {
  return LANGUAGE_BYTES.test(value);
}

/** Which rule keeps a header from being safelisted. */
export type UnsafeHeaderReason =
  | 'not-safelisted'
  | 'too-long'
  | 'unsafe-byte'
  | 'content-type'
  | 'range'
  | 'total-too-long';

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export function isSafelistedRequestHeader(name: string, value: string): boolean {
  return whyUnsafe(name, value) === undefined;
}

/** The rule of https://fetch.spec.whatwg.org/#cors-safelisted-request-header that a header breaks, if one. */
export function whyUnsafe(name: string, value: string): UnsafeHeaderReason | undefined {
  const fault = valueFault(name.toLowerCase(), value);
  return fault !== 'not-safelisted' && value.length > LONGEST_SAFELISTED_VALUE ? 'too-long' : fault;
}

function valueFault(name: string, value: string): UnsafeHeaderReason | undefined {
  switch (name) {
    case 'accept':
      return hasUnsafeByte(value) ? 'unsafe-byte' : undefined;
    case 'accept-language':
    case 'content-language':
      return isLanguageValue(value) ? undefined : 'unsafe-byte';
    case 'content-type':
      if (hasUnsafeByte(value)) return 'unsafe-byte';
      return isSafelistedContentType(value) ? undefined : 'content-type';
    case 'range':
      return isSafelistedRange(value) ? undefined : 'range';
    default:
      return 'not-safelisted';
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

/** A header that requires a preflight, and why. */
export interface UnsafeHeader {
  /** The name as written. */
  readonly name: string;
  /** The value as written. */
  readonly value: string;
  /** The rule that it breaks. */
  readonly why: UnsafeHeaderReason;
}

/** Each on its own first; if the safelisted values are too long together, they become unsafe as well. */
export function unsafeRequestHeaders(headers: readonly Header[]): readonly UnsafeHeader[] {
  const judged = headers.map(([name, value]) => ({ name, value, why: whyUnsafe(name, value) }));
  const total = judged.reduce((sum, { value, why }) => (why === undefined ? sum + value.length : sum), 0);
  const otherwise = total > LONGEST_SAFELISTED_TOTAL ? 'total-too-long' : undefined;
  return judged.flatMap(({ name, value, why = otherwise }) => (why === undefined ? [] : [{ name, value, why }]));
}

/**
 * The names that a preflight lists: lower-case, unique, sorted by bytes.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeRequestHeaderNames(headers: readonly Header[]): readonly string[] {
  return [...new Set(unsafeRequestHeaders(headers).map(({ name }) => name.toLowerCase()))].sort();
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
