import { type Automaton, createAutomatonBuilder, EMPTY, type Fragment } from './automaton.ts';
import { ALPHABET, BEGIN, END, matchedCharacters } from './characters.ts';
import { type Token, tokenize } from './tokens.ts';
import { UnprovenError } from './unproven.ts';

const LONGEST_SOURCE = 200_000;
const DEEPEST_GROUP = 200;
const MOST_COPIES = 3;

const CLOSE: Token = { text: ')', isPlace: false };
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})/;

/**
 * The automaton of a RegExp. It matches everything that the RegExp matches, and more if that is simpler: look-arounds
 * and `\b` are treated as nothing, a back-reference as any text, `{2,5}` as `+`.
 */
export function readRegExp(source: string, flags: string): Automaton {
  if (source.length > LONGEST_SOURCE) throw new UnprovenError('it is too long to check');
  const tokens = tokenize(source, flags);
  const builder = createAutomatonBuilder();
  const known = new Map<string, string>();
  let at = 0;

  const peek = (): Token => tokens[at] ?? CLOSE;
  const place = (text: string): Fragment => {
    if (flags.includes('v') && text.includes('\\q{')) throw new UnprovenError('a character class contains strings');
    const characters = known.get(text) ?? matchedCharacters(text, flags);
    known.set(text, characters);
    return builder.place(characters, text);
  };

  /** Reads up to the end of a group. A look-behind is matched from its end to its beginning. */
  const readAlternatives = (depth: number, isBackward: boolean): Fragment => {
    if (depth > DEEPEST_GROUP) throw new UnprovenError('its groups are nested too deeply');
    const branches: Fragment[] = [];
    do {
      const parts: Fragment[] = [];
      while (peek().text !== '|' && peek().text !== ')') parts.push(readPart(depth, isBackward));
      branches.push(builder.sequence(isBackward ? parts.reverse() : parts));
    } while (tokens[at++]?.text === '|');
    return builder.either(branches);
  };

  const readPart = (depth: number, isBackward: boolean): Fragment => {
    const token = peek();
    at++;
    const part = token.isPlace ? place(token.text) : readStructure(token.text, depth, isBackward);
    const quantifier = QUANTIFIER.exec(peek().text);
    if (quantifier === null) return part;
    at++;
    const [, sign, from, comma, to] = quantifier;
    const min = sign === undefined ? Number(from) : Number(sign === '+');
    const most = sign === '?' ? 1 : Number(to) || (to === '0' ? 0 : Infinity);
    return repeat(part, token, min, comma === '' ? min : most);
  };

  const readStructure = (text: string, depth: number, isBackward: boolean): Fragment => {
    if (text === '^') return builder.place(BEGIN, '');
    if (text === '$') return builder.place(END, '');
    if (text === '(?') throw new UnprovenError('it changes flags inside a group');
    if (/^\\[bB]/.test(text)) return EMPTY;
    if (!text.startsWith('(')) return builder.loop(builder.place(ALPHABET, ''), 0); // a back-reference
    const isAside = /[=!]$/.test(text);
    const group = readAlternatives(depth + 1, isAside ? text.includes('<') : isBackward);
    return isAside ? builder.aside(group) : group;
  };

  const repeat = (part: Fragment, { text, isPlace }: Token, min: number, max: number): Fragment => {
    if (max === 0) return EMPTY;
    if (max === 1) return min === 1 ? part : builder.optional(part);
    if (!isPlace) return builder.loop(part, min);
    if (max > MOST_COPIES) {
      const fixed = Array.from({ length: min > MOST_COPIES ? 0 : Math.max(0, min - 1) }, () => place(text));
      return builder.sequence([...fixed, builder.loop(part, Math.min(min, 1))]);
    }
    // a{1,3} as a(?:a(?:a)?)?
    let rest = min < max ? builder.optional(part) : part;
    for (let count = max - 1; count > 0; count--) {
      const longer = builder.sequence([place(text), rest]);
      rest = count > min ? builder.optional(longer) : longer;
    }
    return rest;
  };

  return builder.finish(readAlternatives(0, false));
}
