import type { Refusal } from './pasted.ts';

/** More URLs than anyone wants to read about; curl expands any number. */
const MOST_URLS = 20;

/** More than anyone writes. */
const MOST_SETS = 100;

type Part = readonly string[];

/**
 * The URLs to which curl expands one: `{a,b}` and `[1-3]` are sets and ranges, and a backslash makes a bracket literal.
 *
 * https://curl.se/docs/manpage.html#URL
 */
export function expandUrl(text: string): readonly string[] | Refusal {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    const read = readPart(text, at);
    if (read === undefined)
      return { reason: `The URL has an unmatched ${text.charAt(at)}: add -g if it is part of the URL` };
    parts.push(read.values);
    at = read.end;
  }
  if (parts.filter(({ length }) => length > 1).length > MOST_SETS)
    return { reason: `The URL has more than ${MOST_SETS} sets and ranges: add -g if they are part of the URL` };
  return parts.reduce<readonly string[]>(withPart, ['']);
}

function withPart(urls: readonly string[], values: Part): readonly string[] {
  const used = urls.length * values.length > MOST_URLS ? values.slice(0, Math.max(1, MOST_URLS / urls.length)) : values;
  return urls.flatMap((url) => used.map((value) => url + value));
}

interface ReadPart {
  readonly values: Part;
  readonly end: number;
}

function readPart(text: string, at: number): ReadPart | undefined {
  const char = text.charAt(at);
  if (char === '\\' && /[{}[\]]/.test(text.charAt(at + 1))) return { values: [text.charAt(at + 1)], end: at + 2 };
  if (char === '{') return readSet(text, at);
  if (char === '[') return readRange(text, at);
  if (char === '}' || char === ']') return undefined;
  const [plain = char] = /^[^\\{}[\]]+/.exec(text.slice(at)) ?? [];
  return { values: [plain], end: at + plain.length };
}

function readSet(text: string, at: number): ReadPart | undefined {
  const end = text.indexOf('}', at);
  return end < 0 ? undefined : { values: text.slice(at + 1, end).split(','), end: end + 1 };
}

/** An address of IPv6 has brackets as well. */
function readRange(text: string, at: number): ReadPart | undefined {
  const end = text.indexOf(']', at);
  if (end < 0) return undefined;
  const inner = text.slice(at + 1, end);
  return { values: rangeOf(inner) ?? [`[${inner}]`], end: end + 1 };
}

function rangeOf(inner: string): Part | undefined {
  const [, first, last, step = '1'] = /^(\d+|[a-zA-Z])-(\d+|[a-zA-Z])(?::(\d+))?$/.exec(inner) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const isNumber = /\d/.test(first);
  const [from, to] = isNumber ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)];
  const values: string[] = [];
  for (let value = from; value <= to && values.length < MOST_URLS; value += Number(step) || 1)
    values.push(
      isNumber ? String(value).padStart(first.startsWith('0') ? first.length : 0, '0') : String.fromCharCode(value),
    );
  return values.length === 0 ? undefined : values;
}
