import type { Header } from './request-headers.ts';
import { isToken, splitList } from './tokens.ts';
import { trimHttpWhiteSpace } from './white-space.ts';

/** The values of every line of this name, in order, without outer white space, which is not part of a value. */
export function headerLines(headers: readonly Header[], name: string): readonly string[] {
  const lower = name.toLowerCase();
  return headers.filter(([each]) => each.toLowerCase() === lower).map(([, value]) => trimHttpWhiteSpace(value));
}

/** https://fetch.spec.whatwg.org/#concept-header-list-get */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  const lines = headerLines(headers, name);
  return lines.length === 0 ? undefined : joinHeaderLines(lines);
}

/** Several lines mean the same as one that lists their values: https://www.rfc-editor.org/rfc/rfc9110#section-5.3 */
export function joinHeaderLines(lines: string | readonly string[] | undefined): string | undefined {
  return typeof lines === 'object' ? lines.join(', ') : lines;
}

/**
 * The members of a list of tokens, from all lines together. If one member is not a token, the whole header is invalid.
 *
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function headerTokens(headers: readonly Header[], name: string): readonly string[] | 'malformed' | undefined {
  const lines = headerLines(headers, name);
  if (lines.length === 0) return undefined;
  const members = lines.flatMap(splitList);
  return members.every(isToken) ? members : 'malformed';
}

/** delta-seconds = 1*DIGIT, in one line: https://www.rfc-editor.org/rfc/rfc9111#name-delta-seconds */
export function headerSeconds(headers: readonly Header[], name: string): number | undefined {
  const [line, ...more] = headerLines(headers, name);
  return line !== undefined && more.length === 0 && /^\d+$/.test(line) ? Number(line) : undefined;
}
