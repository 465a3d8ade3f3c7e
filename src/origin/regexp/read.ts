import { type Automaton, createAutomatonBuilder, EMPTY, type Fragment } from './automaton.ts';
import { ALPHABET, BEGIN, END, matchedCharacters } from './characters.ts';
import { type Token, tokenize } from './tokens.ts';
import { UnprovenError } from './unproven.ts';

const LONGEST_SOURCE = 200_000;
const DEEPEST_GROUP = 200;
const MOST_COPIES = 3;

/**
 * The automaton of a RegExp. It matches everything that the RegExp matches, and more where that is simpler: look-arounds
 * and `\b` are taken for nothing, a back-reference for any text, `{2,5}` for `+`.
 */
export function readRegExp(source: string, flags: string): Automaton {
  if (source.length > LONGEST_SOURCE) throw new UnprovenError('it is too long to check');
  const tokens = tokenize(source, flags);
  const builder = createAutomatonBuilder();
  const known = new Map<string, string>();
  let at = 0;

  const place = (text: string): Fragment => {
    const characters = known.get(text) ?? matchedCharacters(text, flags);
    known.set(text, characters);
    return builder.place(characters, text);
  };

  const readAlternatives = (depth: number, isBackward: boolean): Fragment => {
    if (depth > DEEPEST_GROUP) throw new UnprovenError('its groups are nested too deeply');
    const branches = [readSequence(depth, isBackward)];
    while (tokens[at]?.kind === 'or') {
      at++;
      branches.push(readSequence(depth, isBackward));
    }
    return builder.either(branches);
  };

  const readSequence = (depth: number, isBackward: boolean): Fragment => {
    const parts: Fragment[] = [];
    for (let token = tokens[at]; token !== undefined && !['or', 'close'].includes(token.kind); token = tokens[at]) {
      at++;
      parts.push(readQuantified(token, depth, isBackward));
    }
    return builder.sequence(isBackward ? parts.reverse() : parts);
  };

  const readQuantified = (token: Token, depth: number, isBackward: boolean): Fragment => {
    const part = readAtom(token, depth, isBackward);
    const quantifier = tokens[at];
    if (quantifier?.kind !== 'quantifier') return part;
    at++;
    const { min, max } = quantifier;
    if (max === 0) return EMPTY;
    if (max === 1) return min === 1 ? part : builder.optional(part);
    if (token.kind !== 'place') return builder.loop(part, min);
    if (max <= MOST_COPIES) return copies(part, token.text, min, max);
    if (min > MOST_COPIES) return builder.loop(part, 1);
    const fixed = Array.from({ length: Math.max(0, min - 1) }, () => place(token.text));
    return builder.sequence([...fixed, builder.loop(part, Math.min(min, 1))]);
  };

  /** `a{1,3}` as `a(?:a(?:a)?)?`. */
  const copies = (part: Fragment, text: string, min: number, max: number): Fragment => {
    let rest = min < max ? builder.optional(part) : part;
    for (let count = max - 1; count > 0; count--) {
      const longer = builder.sequence([place(text), rest]);
      rest = count > min ? builder.optional(longer) : longer;
    }
    return rest;
  };

  const readAtom = (token: Token, depth: number, isBackward: boolean): Fragment => {
    switch (token.kind) {
      case 'place':
        return place(token.text);
      case 'begin':
        return builder.place(BEGIN, '^');
      case 'end':
        return builder.place(END, '$');
      case 'reference':
        return builder.loop(builder.place(ALPHABET, ''), 0);
      case 'group':
        return readGroup(depth, isBackward);
      case 'ahead':
        return builder.aside(readGroup(depth, false));
      case 'behind':
        // it is matched from its end to its beginning
        return builder.aside(readGroup(depth, true));
      default:
        return EMPTY;
    }
  };

  const readGroup = (depth: number, isBackward: boolean): Fragment => {
    const group = readAlternatives(depth + 1, isBackward);
    at++;
    return group;
  };

  return builder.finish(readAlternatives(0, false));
}
