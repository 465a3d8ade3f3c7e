import { UnprovenError } from './unproven.ts';

/** A RegExp's source, cut where places, groups, alternatives and quantifiers begin and end. */
export type Token =
  | { readonly kind: 'place'; readonly text: string }
  | { readonly kind: 'begin' | 'end' | 'reference' | 'boundary' | 'or' | 'close' }
  | { readonly kind: 'group' | 'ahead' | 'behind' }
  | { readonly kind: 'quantifier'; readonly min: number; readonly max: number };

/** https://tc39.es/ecma262/#sec-patterns */
const STRUCTURE = new RegExp(
  [
    '(?<group>\\((?:(?!\\?)|\\?(?::|<?[=!]|<[^>]*>)))',
    '(?<modifiers>\\(\\?)',
    '(?<other>[)|^$]|\\\\[bB])',
    '(?<quantifier>(?:[*+?]|\\{(?<min>\\d+)(?<range>,(?<max>\\d*))?\\})\\??)',
    '(?<reference>\\\\k<[^>]*>|\\\\[1-9]\\d*)',
  ].join('|'),
  'y',
);

// with u or v, two escaped halves of one character are one place
const UNICODE_PLACE =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[a-zA-Z]|\\[pP]\{[^}]*\}|\\[\s\S]|[\u{10000}-\u{10ffff}]/uy;

/** https://tc39.es/ecma262/#sec-regular-expressions-patterns */
const LEGACY_PLACE = /\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[a-zA-Z]|\\[0-3][0-7]{0,2}|\\[4-7][0-7]?|\\[\s\S]/y;

const CAPTURING_GROUP = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])/g;

const OTHER = {
  ')': 'close',
  '|': 'or',
  '^': 'begin',
  $: 'end',
  '\\b': 'boundary',
  '\\B': 'boundary',
} as const satisfies Record<string, Token['kind']>;

export function tokenize(source: string, flags: string): readonly Token[] {
  const isUnicode = /[uv]/.test(flags);
  const groups = [...source.matchAll(CAPTURING_GROUP)].filter(([text]) => text.startsWith('('));
  const isNamed = isUnicode || groups.some(([text]) => text !== '(');
  /** Without u or v, an escape such as `\1` or `\k<a>` can be a character. */
  const isReference = (text: string) =>
    isUnicode || (text.startsWith('\\k') ? isNamed : Number(text.slice(1)) <= groups.length);

  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    const { text, token } =
      classAt(source, at, flags) ??
      structureAt(source, at, isReference) ??
      placeAt(source, at, isUnicode ? UNICODE_PLACE : LEGACY_PLACE);
    tokens.push(token);
    at += text.length;
  }
  return tokens;
}

interface Found {
  readonly text: string;
  readonly token: Token;
}

function classAt(source: string, at: number, flags: string): Found | undefined {
  if (source[at] !== '[') return undefined;
  const isNested = flags.includes('v');
  let depth = 0;
  let end = at;
  do {
    const character = source[end];
    if (character === '\\') end++;
    else if (character === '[' && (isNested || end === at)) depth++;
    else if (character === ']') depth--;
    end++;
  } while (depth > 0);
  const text = source.slice(at, end);
  if (isNested && text.includes('\\q{')) throw new UnprovenError('it has a class of texts');
  return { text, token: { kind: 'place', text } };
}

function structureAt(source: string, at: number, isReference: (text: string) => boolean): Found | undefined {
  STRUCTURE.lastIndex = at;
  const match = STRUCTURE.exec(source);
  if (match === null) return undefined;
  const { 0: text, groups } = match;
  if (groups?.['modifiers'] !== undefined) throw new UnprovenError('it changes flags inside a group');
  if (groups?.['reference'] !== undefined)
    return isReference(text) ? { text, token: { kind: 'reference' } } : undefined;
  if (groups?.['group'] !== undefined) return { text, token: { kind: groupKind(text) } };
  // it is one of the keys: the RegExp matched nothing else
  if (groups?.['other'] !== undefined) return { text, token: { kind: OTHER[text as keyof typeof OTHER] } };
  return { text, token: { kind: 'quantifier', ...bounds(text, groups?.['min'], groups?.['range'], groups?.['max']) } };
}

function groupKind(text: string): 'group' | 'ahead' | 'behind' {
  if (/^\(\?[=!]/.test(text)) return 'ahead';
  return /^\(\?<[=!]/.test(text) ? 'behind' : 'group';
}

function bounds(text: string, min: string | undefined, range: string | undefined, max: string | undefined) {
  if (min === undefined) return { min: text.startsWith('+') ? 1 : 0, max: text.startsWith('?') ? 1 : Infinity };
  const most = max === undefined || max === '' ? Infinity : Number(max);
  return { min: Number(min), max: range === undefined ? Number(min) : most };
}

function placeAt(source: string, at: number, place: RegExp): Found {
  place.lastIndex = at;
  const match = place.exec(source);
  const text = match === null ? source.charAt(at) : match[0];
  return { text, token: { kind: 'place', text } };
}
