import type { OriginNode } from './intersect.ts';

/** Why the sites cannot be listed, and where an origin on another site passes: `node`, and then `next`. */
export interface Obstacle {
  readonly reason: string;
  readonly node: OriginNode;
  readonly next?: OriginNode | undefined;
  /** The beginning of the host, up to the node, if only that makes the origin foreign. */
  readonly beginning?: string;
  /** The end of the host, if it is known. */
  readonly ending: string;
}

const MOST_CHOICES = 4;

/** Are too many characters possible at this place for it to be a choice between a few? */
export function isFree({ place }: OriginNode, alphabet: string): boolean {
  let choices = 0;
  for (const character of place.characters) if (alphabet.includes(character)) choices++;
  return choices > MOST_CHOICES;
}

/** Nodes by each character that they read. */
export function byCharacter(nodes: Iterable<OriginNode>): ReadonlyMap<string, ReadonlySet<OriginNode>> {
  const groups = new Map<string, Set<OriginNode>>();
  for (const node of nodes) {
    for (const character of node.characters) {
      groups.set(character, (groups.get(character) ?? new Set()).add(node));
    }
  }
  return groups;
}
