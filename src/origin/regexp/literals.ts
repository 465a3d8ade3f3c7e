import type { Place } from './automaton.ts';

/** A stretch of text that a RegExp contains, and the places before and after it. */
export interface Literal {
  readonly text: string;
  readonly before: readonly Place[];
  readonly after: readonly Place[];
}

/** What the author most likely meant: a bare dot is a dot. */
export function literalOf({ text, characters }: Place): string | undefined {
  if (text === '.') return text;
  return /^[^<>]$/.test(characters) ? characters : undefined;
}

/** The longest stretches of literal places in which each can only be followed by the next. */
export function findLiterals(
  places: Iterable<Place>,
  placesBefore: (place: Place) => readonly Place[],
): readonly Literal[] {
  const following = new Map<Place, Place>();
  for (const place of places) {
    const before = placesBefore(place);
    const [only] = before;
    if (before.length !== 1 || only === undefined || only.next.length !== 1) continue;
    if (literalOf(only) !== undefined && literalOf(place) !== undefined) following.set(only, place);
  }
  const continued = new Set(following.values());
  const literals: Literal[] = [];
  for (const first of places) {
    if (literalOf(first) === undefined || continued.has(first)) continue;
    let text = '';
    let last = first;
    for (let place: Place | undefined = first; place !== undefined; place = following.get(place)) {
      text += literalOf(place);
      last = place;
    }
    literals.push({ text, before: placesBefore(first), after: last.next });
  }
  return literals;
}
