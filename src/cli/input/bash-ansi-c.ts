const NAMED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

const NUMBERED = /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|c([\x40-\x7e]))/y;

/**
 * The text in `$'...'`, which begins at `start`. A number is a code point, not a byte: that is how Firefox writes the
 * characters below U+0100.
 *
 * https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 */
export function readAnsiC(text: string, start: number): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  for (let at = start; at < text.length; ) {
    const char = text.charAt(at);
    if (char === "'") return { value, end: at + 1 };
    if (char !== '\\') {
      value += char;
      at++;
      continue;
    }
    const [escaped, length] = readEscape(text, at);
    value += escaped;
    at += length;
  }
  return undefined;
}

/** The character and the length of its escape; a backslash before anything else stays. */
function readEscape(text: string, at: number): readonly [value: string, length: number] {
  const named = NAMED[text.charAt(at + 1)];
  if (named !== undefined) return [named, 2];
  NUMBERED.lastIndex = at;
  const match = NUMBERED.exec(text);
  if (match === null) return [text.slice(at, at + 2), 2];
  const [whole, hex, short, long, octal, control = ''] = match;
  const code = Number.parseInt(hex ?? short ?? long ?? '', 16);
  if (octal !== undefined) return [String.fromCharCode(Number.parseInt(octal, 8) & 0xff), whole.length];
  if (Number.isNaN(code)) return [String.fromCharCode(control.charCodeAt(0) & 0x1f), whole.length];
  // a pair of surrogates is written as two escapes
  return [code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code), whole.length];
}
