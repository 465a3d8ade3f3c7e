import type { Automaton, Place } from './automaton.ts';
import { BEGIN, END } from './characters.ts';
import { ORIGIN_GRAMMAR, type Position } from './grammar.ts';

const MOST_STEPS = 2000;

/**
 * Nothing in such a RegExp matches a character that no origin contains, so the automaton and the check of its speed cover
 * every text. Look-arounds, back-references, `.` and `\w` are excluded.
 */
const PLAIN =
  /^(?:[a-z\d:_^$|)?*+-]|\((?:\?:|(?!\?))|\\[./:d-]|\{\d+,?\d*\}|\[(?:[a-z]-[a-z]|0-9|\\[d-]|[a-z\d_])+-?\])*$/;

const NUMBERS: readonly Position[] = ['lastDigits', 'octet1', 'open', 'colon'];

/** The positions that the last character of a text can have in an origin. Empty if the text is not an origin. */
type Positions = readonly Position[];

/**
 * Does `isOrdinaryOrigin` accept every text that the RegExp matches, apart from texts that are too long? False if that is
 * not certain. Without the check of the Origin, most texts are refused faster: the RegExp fails at the first characters.
 */
export function matchesOnlyOrigins({ start, end }: Automaton, { source, flags }: RegExp): boolean {
  // flags such as i change what a character matches
  if (flags !== '' || !PLAIN.test(source)) return false;
  const found = new Map<string, readonly [Place, Positions]>();
  const add = (place: Place, positions: Positions): unknown =>
    found.set(`${place.id} ${positions}`, [place, positions]);
  let steps = 0;
  add(start, ['begin']);
  // a map also iterates over what the loop adds
  for (const [{ next }, positions] of found.values()) {
    steps += next.length;
    if (steps > MOST_STEPS) return false;
    for (const place of next) {
      // the empty text is not an origin
      if (place.characters === END && positions[0] === 'begin') return false;
      for (const following of read(positions, place)) add(place, following);
    }
  }
  return !found.has(`${end.id} `);
}

/** A number can be too large or a default port. A scheme that begins with `f` can be `file`, which has no origin. */
function isCertain(character: string, position: Position): boolean {
  return !NUMBERS.includes(position) && !(position === 'schemeStart' && character === 'f');
}

/** The positions after each character that the place can read. */
function read(positions: Positions, { characters }: Place): readonly Positions[] {
  // nothing precedes the beginning, and nothing follows the end
  if (characters === BEGIN) return positions[0] === 'begin' ? [positions] : [];
  if (characters !== END && positions[0] === 'end') return [];
  const after = [...new Set(positions.flatMap((position) => ORIGIN_GRAMMAR[position].next))];
  return [...characters].map((character) =>
    after.filter(
      (position) => isCertain(character, position) && ORIGIN_GRAMMAR[position].characters.includes(character),
    ),
  );
}
