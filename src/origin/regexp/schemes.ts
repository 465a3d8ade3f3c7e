import { SCHEME } from './characters.ts';
import { reachable } from './graph.ts';
import type { MatchedOrigins, OriginNode } from './intersect.ts';
import { byCharacter, isFree, type Obstacle } from './obstacle.ts';

const MOST_BEGINNINGS = 1000;

/** A scheme, and the nodes that read the colon after it. */
export interface ListedScheme {
  readonly scheme: string;
  readonly colons: ReadonlySet<OriginNode>;
}

/** All schemes of the origins. */
export function listSchemes(
  { start }: MatchedOrigins,
  spend: (steps: number) => void,
): readonly ListedScheme[] | Obstacle {
  const schemes: ListedScheme[] = [];
  const starts = reachable([start], ({ next }) => next.filter(({ position }) => position === 'begin'));
  const open: { readonly text: string; readonly nodes: ReadonlySet<OriginNode> }[] = [{ text: '', nodes: starts }];
  for (const { text, nodes } of open) {
    const following = new Set([...nodes].flatMap(({ next }) => next.filter(({ position }) => position !== 'begin')));
    spend(following.size);
    for (const node of following) {
      const isEnd = node.position === 'schemeEnd';
      if (!isEnd && (isFree(node, SCHEME) || open.length > MOST_BEGINNINGS)) {
        return { reason: 'the scheme it matches can vary', node, ending: '' };
      }
    }
    for (const [character, group] of byCharacter(following)) {
      if (character === ':') schemes.push({ scheme: text, colons: group });
      else open.push({ text: text + character, nodes: group });
    }
  }
  return schemes;
}
