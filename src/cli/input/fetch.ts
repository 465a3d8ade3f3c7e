import type { Header } from '../../standard/request-headers.ts';
import { fromCopied, quote, readHttpUrl } from './copied-request.ts';
import { isRecord } from './json.ts';
import { combine, type Parsed, type PastedRequest, type Refusal } from './pasted.ts';

const CALL = /^[\s;]*(?:await\s+)?fetch\(\s*/;
const NOT_COPIED = 'This fetch() call was not copied from DevTools: its arguments must be JSON';

export function looksLikeFetch(text: string): boolean {
  return CALL.test(text);
}

/** "Copy as fetch" and "Copy as fetch (Node.js)": the arguments are JSON. */
export function parseFetch(text: string): Parsed {
  const parts: (PastedRequest | Refusal)[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const [call] = CALL.exec(rest) ?? [];
    if (call === undefined) return { reason: `Expected a fetch() call, got ${quote(rest.trim())}` };
    const end = endOfCall(rest, call.length);
    if (end === undefined) return { reason: 'The fetch() call has no closing parenthesis: is the paste complete?' };
    parts.push(readCall(rest.slice(call.length, end)));
    rest = rest.slice(end + 1).replace(/^[\s;]+/, '');
  }
  return combine(parts);
}

/** Where the parenthesis of the call is closed; those in strings do not count. */
function endOfCall(text: string, start: number): number | undefined {
  let isString = false;
  for (let at = start, depth = 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') isString = !isString;
    if (isString) {
      if (char === '\\') at++;
      continue;
    }
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (depth === 0) return at;
  }
  return undefined;
}

function readCall(text: string): PastedRequest | Refusal {
  const [url, options = {}, ...more] = readArguments(text);
  if (typeof url !== 'string' || !isRecord(options) || more.length > 0) return { reason: NOT_COPIED };
  const { method = 'GET', headers = {}, body, referrer, credentials, mode } = options;
  if (typeof method !== 'string' || !isRecord(headers)) return { reason: NOT_COPIED };
  const isNode = options['mode'] === undefined && credentials === undefined && Object.keys(options).length > 0;
  const lines = Object.entries(headers).flatMap(([name, value]): Header[] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const referer = typeof referrer === 'string' && readHttpUrl(referrer) !== undefined ? referrer : undefined;
  return fromCopied({
    kind: isNode ? 'node-fetch' : 'fetch',
    url,
    method,
    headers: referer === undefined ? lines : [...lines, ['Referer', referer]],
    body: typeof body === 'string' ? body : undefined,
    ...(credentials === 'include' || credentials === 'omit' ? { credentials } : {}),
    ...(mode === 'no-cors' || mode === 'same-origin' ? { mode } : {}),
    notes: credentials === 'include' || credentials === 'omit' ? [credentialsNote(credentials)] : [],
  });
}

function readArguments(text: string): readonly unknown[] {
  try {
    const values: readonly unknown[] = JSON.parse(`[${text}]`);
    return values;
  } catch {
    return [];
  }
}

function credentialsNote(mode: string): string {
  return `DevTools inferred credentials: "${mode}" from what was sent. Use --credentials if the page's code sets another mode.`;
}
