// HTTP whitespace: LF, CR, HT, SP
const HTTP_WHITE_SPACE = '\n\r\t ';

/** https://fetch.spec.whatwg.org/#http-whitespace, at the start and at the end of a text. */
export function trimHttpWhiteSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && HTTP_WHITE_SPACE.includes(text.charAt(start))) start++;
  while (end > start && HTTP_WHITE_SPACE.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
