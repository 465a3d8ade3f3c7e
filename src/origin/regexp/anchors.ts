import type { Automaton } from './automaton.ts';
import type { Position } from './grammar.ts';
import type { MatchedOrigins, OriginNode } from './intersect.ts';
import type { Token } from './tokens.ts';

// any port of a host is on the same site
const PORT: ReadonlySet<Position> = new Set<Position>(['colon', 'portStart', 'port']);

export function isPort({ position }: OriginNode): boolean {
  return PORT.has(position);
}

/** Which anchor is missing, as a predicate, if text around a match can be part of an origin's scheme or host. */
export function findUnanchored(
  { before, after }: Automaton,
  { nodes }: MatchedOrigins,
  tokens: readonly Token[],
): string | undefined {
  const around = [...nodes].filter((node) => !isPort(node)).map(({ place }) => place);
  const [isOpenBefore, isOpenAfter] = [around.includes(before), around.includes(after)];
  if (!isOpenBefore && !isOpenAfter) return undefined;
  const has = (anchor: string) => tokens.some(({ text }) => text === anchor);
  const isPartly = (isOpenBefore && has('^')) || (isOpenAfter && has('$'));
  const both = isPartly ? 'both ends' : 'either end';
  const side = isOpenBefore ? 'the start' : 'the end';
  return `is not ${isPartly ? 'always ' : ''}anchored at ${isOpenBefore && isOpenAfter ? both : side}`;
}
