import { trimHttpWhiteSpace } from './white-space.ts';

// tchar = "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" / "_" / "`" / "|" / "~" / DIGIT / ALPHA
const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;

// #token, as a recipient reads it: empty members and optional white space are skipped
const TOKEN_LIST = /^[\t ,]*[!#$%&'*+\-.^_`|~\dA-Za-z]+(?:[\t ]*,[\t ,]*[!#$%&'*+\-.^_`|~\dA-Za-z]+)*[\t ,]*$/;

/**
 * Is this a token: a method, a header name?
 *
 * https://www.rfc-editor.org/rfc/rfc9110#name-tokens
 */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/**
 * Is this a comma-separated list of at least one token?
 *
 * https://www.rfc-editor.org/rfc/rfc9110#name-lists-rule-abnf-extension
 */
export function isTokenList(text: string): boolean {
  return TOKEN_LIST.test(text);
}

/** The members of a comma-separated list, without the empty ones: https://www.rfc-editor.org/rfc/rfc9110#name-recipient-requirements */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map(trimHttpWhiteSpace)
    .filter((member) => member !== '');
}
