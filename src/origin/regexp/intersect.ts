import type { Automaton, Place } from './automaton.ts';
import { commonCharacters } from './characters.ts';
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
  readonly next: GrowingNode[];
  readonly previous: GrowingNode[];
}

/** The origins that the automaton reads; nothing where it reads none. */
export function intersectWithOrigins(automaton: Automaton): MatchedOrigins | undefined {
  const spend = createBudget(MOST_STEPS);
  const known = new Map<string, GrowingNode>();
  const common = new Map<string, string>();

  const nodeAt = (place: Place, position: Position): GrowingNode => {
    const key = `${place.id} ${position}`;
    const node = known.get(key) ?? createNode(place, position);
    known.set(key, node);
    return node;
  };
  const createNode = (place: Place, position: Position): GrowingNode => {
    const key = `${position} ${place.characters}`;
    const characters = common.get(key) ?? commonCharacters(place.characters, ORIGIN_GRAMMAR[position].characters);
    common.set(key, characters);
    return { place, position, characters, next: [], previous: [] };
  };

  const start = nodeAt(automaton.start, 'begin');
  const found = reachable([start], (node) => {
    for (const place of node.place.next.keys()) {
      const positions = ORIGIN_GRAMMAR[node.position].next;
      spend(positions.length);
      for (const position of positions) {
        const following = nodeAt(place, position);
        if (following.characters === '') continue;
        node.next.push(following);
        following.previous.push(node);
      }
    }
    return node.next;
  });
  const end = nodeAt(automaton.end, 'end');
  if (!found.has(end)) return undefined;
  const nodes = reachable([end], ({ previous }) => previous);
  for (const { next, previous } of found) for (const list of [next, previous]) keepOnly(list, nodes);
  return { start, end, nodes };
}

function keepOnly(list: GrowingNode[], kept: ReadonlySet<GrowingNode>): void {
  const rest = list.filter((node) => kept.has(node));
  list.length = 0;
  for (const node of rest) list.push(node);
}
