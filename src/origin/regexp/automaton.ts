import { ALPHABET, BEGIN, END } from './characters.ts';
import { UnprovenError } from './unproven.ts';

const MOST_EDGES = 200_000;
const MANY_WAYS = 1e9;

/** One character, class, dot or escape of a RegExp. */
export interface Place {
  readonly id: number;
  readonly characters: string;
  /** As written in the source; empty for places that stand for anything else. */
  readonly text: string;
  /** The places that can follow. If several ways lead to a place, it is listed more than once. */
  readonly next: readonly Place[];
}

/** A RegExp matches a text if there is a path from `start` to `end` that reads it. */
export interface Automaton {
  readonly start: Place;
  /** Reads text before a match. */
  readonly before: Place;
  /** Reads text after a match. */
  readonly after: Place;
  readonly end: Place;
  /** The most ways in which one part of the RegExp can match nothing, or nothing between two places. */
  readonly emptyWays: number;
}

interface GrowingPlace extends Place {
  readonly next: GrowingPlace[];
}

interface Entry {
  readonly place: GrowingPlace;
  readonly ways: number;
}

/** A part of the RegExp: places that it can begin and end with, and in how many ways it matches nothing. */
export interface Fragment {
  readonly first: readonly Entry[];
  readonly last: readonly Entry[];
  readonly empty: number;
}

export const EMPTY: Fragment = { first: [], last: [], empty: 1 };

export interface AutomatonBuilder {
  place(characters: string, text: string): Fragment;
  sequence(parts: readonly Fragment[]): Fragment;
  either(parts: readonly Fragment[]): Fragment;
  optional(part: Fragment): Fragment;
  /** The part at least `min` times, as often as the text allows. */
  loop(part: Fragment, min: number): Fragment;
  /** The part is checked in addition to the match, and consumes nothing. */
  aside(part: Fragment): Fragment;
  finish(whole: Fragment): Automaton;
}

export function createAutomatonBuilder(): AutomatonBuilder {
  let places = 0;
  let edges = 0;
  let emptyWays = 1;

  const createPlace = (characters: string, text: string): GrowingPlace => ({
    id: places++,
    characters,
    text,
    next: [],
  });
  const connect = (from: readonly Entry[], to: readonly Entry[]): void => {
    edges += from.length * to.length;
    if (edges > MOST_EDGES) throw new UnprovenError('it has too many parts');
    for (const { place, ways } of from) {
      for (const other of to) {
        place.next.push(other.place);
        if (ways * other.ways === 1) continue;
        place.next.push(other.place);
        emptyWays = Math.max(emptyWays, ways * other.ways);
      }
    }
  };
  const fragment = (first: readonly Entry[], last: readonly Entry[], ways: number): Fragment => {
    const empty = Math.min(ways, MANY_WAYS);
    emptyWays = Math.max(emptyWays, empty);
    return { first, last, empty };
  };
  const pair = (a: Fragment, b: Fragment): Fragment => {
    connect(a.last, b.first);
    const first = a.empty === 0 ? a.first : [...a.first, ...inWays(b.first, a.empty)];
    const last = b.empty === 0 ? b.last : [...inWays(a.last, b.empty), ...b.last];
    return fragment(first, last, a.empty * b.empty);
  };
  const sequence = (parts: readonly Fragment[]): Fragment => parts.reduce(pair, EMPTY);
  const loop = (part: Fragment, min: number): Fragment => {
    // a required repetition may match nothing before and after others that match something
    const again = inWays(part.last, 1 + part.empty * Math.max(0, min - 1));
    connect(again, part.first);
    return fragment(inWays(part.first, min === 0 ? 1 : 1 + part.empty), again, part.empty ** min);
  };
  return {
    place: (characters, text) => single(createPlace(characters, text)),
    sequence,
    either: (parts) =>
      fragment(
        parts.flatMap(({ first }) => first),
        parts.flatMap(({ last }) => last),
        parts.reduce((ways, { empty }) => ways + empty, 0),
      ),
    // an optional part that matches nothing is not tried again
    optional: ({ first, last }) => ({ first, last, empty: 1 }),
    loop,
    aside: ({ first }) => ({ first, last: [], empty: 1 }),
    finish(whole) {
      const [start, end] = [createPlace(BEGIN, ''), createPlace(END, '')];
      const [before, after] = [createPlace(ALPHABET, ''), createPlace(ALPHABET, '')];
      sequence([single(start), loop(single(before), 0), whole, loop(single(after), 0), single(end)]);
      return { start, before, after, end, emptyWays };
    },
  };
}

function single(place: GrowingPlace): Fragment {
  const entries = [{ place, ways: 1 }];
  return { first: entries, last: entries, empty: 0 };
}

function inWays(entries: readonly Entry[], ways: number): readonly Entry[] {
  if (ways === 1) return entries;
  return entries.map((entry) => ({ place: entry.place, ways: Math.min(entry.ways * ways, MANY_WAYS) }));
}
