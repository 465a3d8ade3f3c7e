import type { HeaderLine } from './types.ts';

/** token = 1*tchar, https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

/** Removes leading and trailing HT and SP. */
export function trimTabOrSpace(text: string): string {
  return text.replace(/^[\t ]+/, '').replace(/[\t ]+$/, '');
}

/** A-Z only: `toLowerCase` would also fold U+212A, the Kelvin sign. https://infra.spec.whatwg.org/#byte-lowercase */
export function byteLowercase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function byteUppercase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** The values of every line with this name, in order, without outer whitespace. */
export function linesNamed(headers: readonly HeaderLine[], name: string): readonly string[] {
  const wanted = byteLowercase(name);
  return headers.filter(([each]) => byteLowercase(each) === wanted).map(([, value]) => trimTabOrSpace(value));
}

/** https://fetch.spec.whatwg.org/#concept-header-list-get */
export function getHeader(headers: readonly HeaderLine[], name: string): string | null {
  const lines = linesNamed(headers, name);
  return lines.length === 0 ? null : lines.join(', ');
}

/**
 * https://fetch.spec.whatwg.org/#extract-header-list-values for a list of tokens: null when absent, and one line
 * that does not parse fails the whole header. Empty members are allowed (RFC 9110, section 5.6.1.2).
 */
export function extractTokens(headers: readonly HeaderLine[], name: string): readonly string[] | null | 'failure' {
  const lines = linesNamed(headers, name);
  if (lines.length === 0) return null;
  const members = lines
    .flatMap((line) => line.split(','))
    .map(trimTabOrSpace)
    .filter((member) => member !== '');
  return members.every(isToken) ? members : 'failure';
}
