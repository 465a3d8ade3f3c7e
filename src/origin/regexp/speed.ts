import type { Automaton, Place } from './automaton.ts';
import { commonCharacters, overlaps } from './characters.ts';
import { findComponents, reachable } from './graph.ts';
import { createBudget } from './unproven.ts';

const MOST_STEPS = 1_000_000;
const MOST_LOOPS_IN_A_ROW = 3;
const MOST_READINGS = 1_000_000;

type Places = ReadonlySet<Place>;
type Spend = (steps: number) => void;

/** Why it can take a very long time to match one origin; undefined if it cannot. */
export function findSlowness({ start, after, emptyWays }: Automaton): string | undefined {
  const spend = createBudget(MOST_STEPS);
  const components = findComponents(start);
  const loops = components
    .filter((places) => isLoop(places) && !places.includes(after))
    .map((places) => new Set(places));
  if (loops.some((loop) => isAmbiguous(loop, spend))) return 'a repeated part can match the same text in several ways';
  if (emptyWays > MOST_READINGS || countReadings(components) > MOST_READINGS) {
    return 'its parts can match the same text in too many ways';
  }
  return hasLongRow(loops, spend) ? 'more than three repeated parts can match the same text' : undefined;
}

function isLoop(places: readonly Place[]): boolean {
  return places.length > 1 || places.some((place) => place.next.includes(place));
}

/** Can two readings of one text part inside the loop and meet again? Every round of the loop then doubles the time. */
function isAmbiguous(loop: Places, spend: Spend): boolean {
  const pairs = new Map<string, readonly [Place, Place]>();
  const inside = ({ next }: Place) => next.filter((following) => loop.has(following));
  const meetAfter = (one: Place, other: Place): boolean => {
    for (const a of inside(one)) {
      for (const b of inside(other)) {
        spend(1);
        if (a === b && one !== other) return true;
        const key = `${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`;
        if (a !== b && overlaps(a.characters, b.characters)) pairs.set(key, [a, b]);
      }
    }
    return false;
  };
  for (const place of loop) {
    const following = inside(place);
    if (new Set(following).size < following.length || meetAfter(place, place)) return true;
  }
  for (const [one, other] of pairs.values()) if (meetAfter(one, other)) return true;
  return false;
}

/** An upper bound on the ways in which one text can be read outside loops. */
function countReadings(components: readonly (readonly Place[])[]): number {
  const readings = new Map<Place, number>();
  let most = 1;
  // a search begins anywhere, one place after the other
  for (const component of components.slice(1).reverse()) {
    most = 1;
    for (const { next } of component) {
      let rest = 1;
      const outside: Place[] = [];
      for (const following of next) {
        const later = readings.get(following);
        if (later === undefined) continue; // inside the loop
        rest = Math.max(rest, later);
        outside.push(following);
      }
      most = Math.max(most, rest * mostAtOnce(outside));
    }
    for (const place of component) readings.set(place, most);
  }
  return most;
}

/** How many of these places can read the same character? */
function mostAtOnce(places: readonly Place[]): number {
  if (places.length < 2) return 1;
  const counts = new Map<string, number>();
  for (const { characters } of places) {
    for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return Math.max(1, ...counts.values());
}

interface Loop {
  readonly places: Places;
  readonly characters: string;
  /** How many loops follow on a path of characters that each reads, this one included. */
  readonly row: number;
}

function hasLongRow(loops: readonly Places[], spend: Spend): boolean {
  const later = new Map<Place, Loop>();
  for (const places of [...loops].reverse()) {
    const characters = [...new Set([...places].flatMap((place) => [...place.characters]))].join('');
    const row = 1 + Math.max(0, ...loopsBehind(places, characters, later, spend).map((loop) => loop.row));
    if (row > MOST_LOOPS_IN_A_ROW) return true;
    for (const place of places) later.set(place, { places, characters, row });
  }
  return false;
}

/** The loops that can be reached on characters that both loops read. */
function loopsBehind(
  places: Places,
  characters: string,
  later: ReadonlyMap<Place, Loop>,
  spend: Spend,
): readonly Loop[] {
  const loopsOn = (shared: string): ReadonlySet<Loop> => {
    const reached = reachable(places, ({ next }) => {
      spend(next.length);
      return next.filter((place) => overlaps(place.characters, shared));
    });
    return new Set([...reached].flatMap((place) => later.get(place) ?? []));
  };
  const candidates = [...loopsOn(characters)];
  const shared = new Set(candidates.map((loop) => commonCharacters(characters, loop.characters)));
  return [...shared].flatMap((common) =>
    [...loopsOn(common)].filter((loop) => commonCharacters(characters, loop.characters) === common),
  );
}
