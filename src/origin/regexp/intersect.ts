import type { Automaton, Place } from './automaton.ts';
import { BEGIN, commonCharacters } from './characters.ts';
import { ORIGIN_GRAMMAR, type Position } from './grammar.ts';
import { reachable } from './graph.ts';
import { createBudget } from './unproven.ts';

const MOST_STEPS = 1_000_000;

/** A place of the RegExp that reads a character at one position of an origin. */
export interface OriginNode {
  readonly place: Place;
  readonly position: Position;
  readonly characters: string;
  readonly next: readonly OriginNode[];
  readonly previous: readonly OriginNode[];
}

/** The origins that a RegExp matches: each has a path from `start` to `end`, and each path reads one. */
export interface MatchedOrigins {
  readonly start: OriginNode;
  readonly end: OriginNode;
  readonly nodes: ReadonlySet<OriginNode>;
}

interface GrowingNode extends OriginNode {
  next: GrowingNode[];
  readonly previous: GrowingNode[];
}

/** The origins that the automaton reads; undefined if there are none. */
export function intersectWithOrigins(automaton: Automaton): MatchedOrigins | undefined {
  const spend = createBudget(MOST_STEPS);
  const common = createIntersection();
  const nodesAt = new Map<Position, Map<Place, GrowingNode>>();
  const found: GrowingNode[] = [];
  const nodeAt = (place: Place, position: Position, characters: string, previous: GrowingNode[]): GrowingNode => {
    const known = nodesAt.get(position) ?? new Map<Place, GrowingNode>();
    const present = known.get(place);
    if (present !== undefined) {
      present.previous.push(...previous);
      return present;
    }
    const node: GrowingNode = { place, position, characters, next: [], previous };
    nodesAt.set(position, known.set(place, node));
    found.push(node);
    return node;
  };

  const start = nodeAt(automaton.start, 'begin', BEGIN, []);
  // a list also iterates over what the loop adds
  for (const node of found) {
    const next: GrowingNode[] = [];
    const positions = ORIGIN_GRAMMAR[node.position].next;
    for (const place of node.place.next) {
      spend(positions.length);
      for (const position of positions) {
        const characters = common(place.characters, position);
        if (characters !== '') next.push(nodeAt(place, position, characters, [node]));
      }
    }
    // a copy has no room for more: most nodes lead to one other, and there are many
    node.next = next.slice();
  }
  const end = nodesAt.get('end')?.get(automaton.end);
  if (end === undefined) return undefined;
  const nodes = reachable([end], ({ previous }) => previous);
  for (const { next, previous } of nodes) for (const list of [next, previous]) keepOnly(list, nodes);
  return { start, end, nodes };
}

/** The characters that are possible both at a place and at a position, each pair intersected once. */
function createIntersection(): (characters: string, position: Position) => string {
  const known = new Map<string, Map<Position, string>>();
  return (characters, position) => {
    const byPosition = known.get(characters) ?? new Map<Position, string>();
    const common = byPosition.get(position) ?? commonCharacters(characters, ORIGIN_GRAMMAR[position].characters);
    known.set(characters, byPosition.set(position, common));
    return common;
  };
}

function keepOnly(list: GrowingNode[], kept: ReadonlySet<GrowingNode>): void {
  let length = 0;
  for (const node of list) if (kept.has(node)) list[length++] = node;
  list.length = length;
}
