/** A place, or a part that is not one: the beginning of a group, an anchor, a quantifier, a back-reference. */
export interface Token {
  readonly text: string;
  readonly isPlace: boolean;
}

/** https://tc39.es/ecma262/#sec-patterns */
const STRUCTURE = /\((?:\?(?:<?[=!]|<[^>]*>|:?))?|[)|^$]|\\[bB]|(?:[*+?]|\{\d+(?:,\d*)?\})\??|\\k<[^>]*>|\\[1-9]\d*/y;

// with u or v, two escaped surrogates are one place
const UNICODE_PLACE =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x..|\\c.|\\[pP]\{[^}]*\}|\\?[\s\S]/uy;

/** https://tc39.es/ecma262/#sec-regular-expressions-patterns */
const LEGACY_PLACE = /\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[a-zA-Z]|\\[0-3][0-7]{0,2}|\\[4-7][0-7]?|\\?[\s\S]/y;

const CAPTURING_GROUP = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])/g;

/** A RegExp's source, cut where places, groups, alternatives and quantifiers begin and end. */
export function tokenize(source: string, flags: string): readonly Token[] {
  const isUnicode = /[uv]/.test(flags);
  const groups = [...source.matchAll(CAPTURING_GROUP)].map(([text]) => text).filter((text) => text.startsWith('('));
  /** Without u or v, an escape such as `\1` or `\k<a>` can be a character. */
  const isCharacter = (text: string) =>
    !isUnicode &&
    (/^\\\d/.test(text) ? Number(text.slice(1)) > groups.length : text.startsWith('\\k') && !groups.includes('(?<'));

  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    const structure = matchAt(STRUCTURE, source, at);
    const isPlace = structure === '' || isCharacter(structure);
    const place = () => classAt(source, at, flags) || matchAt(isUnicode ? UNICODE_PLACE : LEGACY_PLACE, source, at);
    const text = isPlace ? place() : structure;
    tokens.push({ text, isPlace });
    at += text.length;
  }
  return tokens;
}

function matchAt(regexp: RegExp, source: string, at: number): string {
  regexp.lastIndex = at;
  return regexp.exec(source)?.[0] ?? '';
}

/** A class, which can contain others with the flag v. */
function classAt(source: string, start: number, flags: string): string {
  let depth = 0;
  let at = start;
  do {
    if (source[at] === '[' && (at === start || flags.includes('v'))) depth++;
    if (source[at] === ']') depth--;
    at += source[at] === '\\' ? 2 : 1;
  } while (depth > 0);
  return source[start] === '[' ? source.slice(start, at) : '';
}
