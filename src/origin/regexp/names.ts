import { isLetterOrDigit, LABEL } from './characters.ts';
import type { OriginNode } from './intersect.ts';
import { byCharacter, isFree, type Obstacle } from './obstacle.ts';
import type { Site } from './sites.ts';

const LONGEST_HOST = 253;
const NAME_CHARACTERS = `${LABEL}.`;

export interface NameRules {
  /** Does everything below this host belong to one owner? */
  readonly isOwned: (host: string) => boolean;
  /** May optional letters precede a domain, as in `(my)?shop\.com`? */
  readonly allowsJoined: boolean;
}

/** The end of a host, and the nodes that read its first character. */
interface Ending {
  readonly text: string;
  readonly nodes: ReadonlySet<OriginNode>;
}

/**
 * All names of hosts, read from their end: each up to its beginning, or up to a dot where the rest has one owner. `hosts`
 * are the nodes that a scheme leads to.
 */
export function listNames(
  scheme: string,
  hosts: ReadonlySet<OriginNode>,
  { isOwned, allowsJoined }: NameRules,
  spend: (steps: number) => void,
): readonly Site[] | Obstacle {
  const ends = new Set([...hosts].filter(isEndOfName));
  const unfixed = [...ends].find((node) => isFree(node, NAME_CHARACTERS));
  if (unfixed !== undefined) return { reason: 'the host it matches can vary', node: unfixed, ending: '' };
  const joinedEnd = allowsJoined ? undefined : findJoinedEnd(hosts, ends);
  if (joinedEnd !== undefined) return joinedEnd;

  const sites: Site[] = [];
  const open = endings('', ends);
  for (const { text, nodes } of open) {
    const before = [...nodes].flatMap((node) =>
      node.previous.filter((each) => hosts.has(each)).map((each) => [each, node] as const),
    );
    spend(nodes.size + before.length);
    const isComplete = before.some(([{ position }]) => position === 'dot') && isOwned(text);
    const isBoundary = ({ position }: OriginNode) => position === 'slashes' || (position === 'dot' && isComplete);
    const joined = allowsJoined ? undefined : findJoinedBeginning(text, before, isBoundary);
    if (joined !== undefined) return joined;

    const rest = new Set<OriginNode>();
    for (const [previous, node] of before) {
      if (previous.position === 'slashes') sites.push({ scheme, kind: 'host', host: text });
      else if (isBoundary(previous)) sites.push({ scheme, kind: 'domain', host: text });
      else if (isUnfixed(previous) || text.length >= LONGEST_HOST) {
        return { reason: `the host it matches can vary before "${text}"`, node: previous, next: node, ending: text };
      } else rest.add(previous);
    }
    open.push(...endings(text, rest));
  }
  return sites;
}

/** Can it read many characters, or any number of a few? */
function isUnfixed(node: OriginNode): boolean {
  return isFree(node, NAME_CHARACTERS) || node.next.includes(node);
}

function isEndOfName({ position, next }: OriginNode): boolean {
  if (position !== 'lastName' && position !== 'last') return false;
  return next.some((following) => following.position !== 'last');
}

function endings(text: string, nodes: Iterable<OriginNode>): Ending[] {
  return [...byCharacter(nodes)].map(([character, group]) => ({ text: character + text, nodes: group }));
}

/** `example\.com?`: a place that can be the last of the host, and can also be followed by a letter. */
function findJoinedEnd(hosts: ReadonlySet<OriginNode>, ends: ReadonlySet<OriginNode>): Obstacle | undefined {
  const places = new Set([...ends].map(({ place }) => place));
  for (const node of hosts) {
    if (!places.has(node.place)) continue;
    const letter = node.next.find(isLetterOfName);
    if (letter === undefined) continue;
    return {
      reason: 'the host it matches can end in other letters or digits',
      node,
      next: isFree(letter, LABEL) ? letter : undefined,
      ending: '',
    };
  }
  return undefined;
}

/** `(my)?shop\.com`: a place that can be the first of a domain, and can also follow a letter. */
function findJoinedBeginning(
  text: string,
  before: readonly (readonly [previous: OriginNode, node: OriginNode])[],
  isBoundary: (node: OriginNode) => boolean,
): Obstacle | undefined {
  const places = new Set(before.filter(([previous]) => isBoundary(previous)).map(([, { place }]) => place));
  const joined = before.find(([previous, { place }]) => places.has(place) && isLetterOfName(previous));
  return (
    joined && {
      reason: `a letter or digit can come directly before "${text}"`,
      node: joined[0],
      next: joined[1],
      ending: text,
    }
  );
}

const IN_NAME: ReadonlySet<string> = new Set(['label', 'lastDigits', 'lastName', 'last']);

function isLetterOfName({ position, characters }: OriginNode): boolean {
  return IN_NAME.has(position) && isLetterOrDigit(characters);
}
