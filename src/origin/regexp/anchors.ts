import type { Automaton } from './automaton.ts';
import type { Position } from './grammar.ts';
import type { MatchedOrigins, OriginNode } from './intersect.ts';

// any port of a host is on the same site
const PORT: ReadonlySet<Position> = new Set<Position>(['colon', 'portStart', 'port']);

export function isPort({ position }: OriginNode): boolean {
  return PORT.has(position);
}

/** Which text around a match can reach into the scheme or the host of an origin, in words; nothing where none can. */
export function findUnanchored({ before, after }: Automaton, { nodes }: MatchedOrigins): string | undefined {
  const around = [...nodes].filter((node) => !isPort(node)).map(({ place }) => place);
  const [isOpenBefore, isOpenAfter] = [around.includes(before), around.includes(after)];
  if (isOpenBefore && isOpenAfter) return 'other text can come before and after what it matches';
  if (isOpenBefore) return 'other text can come before what it matches';
  return isOpenAfter ? 'other text can come after what it matches' : undefined;
}
