import { isForbiddenMethod } from './methods.ts';
import { byteLowercase, isToken, trimTabOrSpace } from './syntax.ts';

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

/** https://fetch.spec.whatwg.org/#header-name */
export function isHeaderName(name: string): boolean {
  return isToken(name);
}

/** https://fetch.spec.whatwg.org/#header-value, of an isomorphic-decoded byte string. */
export function isHeaderValue(value: string): boolean {
  if (trimTabOrSpace(value) !== value) return false;
  return [...value].every((char) => char !== '\0' && char !== '\n' && char !== '\r' && char <= '\u00ff');
}

/** https://fetch.spec.whatwg.org/#concept-header-value-normalize */
export function normalizeValue(value: string): string {
  return value.replace(/^[\t\n\r ]+/, '').replace(/[\t\n\r ]+$/, '');
}

/** https://fetch.spec.whatwg.org/#forbidden-request-header */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  const lower = byteLowercase(name);
  if (FORBIDDEN.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true;
  return METHOD_OVERRIDES.has(lower) && decodeAndSplit(value).some(isForbiddenMethod);
}

/** https://fetch.spec.whatwg.org/#header-value-get-decode-and-split: a comma in a quoted string does not split. */
function decodeAndSplit(value: string): readonly string[] {
  const members: string[] = [];
  let member = '';
  let quoted = false;
  let escaped = false;
  for (const char of value) {
    if (char === ',' && !quoted) {
      members.push(trimTabOrSpace(member));
      member = '';
      continue;
    }
    member += char;
    if (escaped) escaped = false;
    else if (char === '\\') escaped = quoted;
    else if (char === '"') quoted = !quoted;
  }
  return [...members, trimTabOrSpace(member)];
}
