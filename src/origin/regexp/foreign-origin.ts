import { isPort } from './anchors.ts';
import type { Automaton, Place } from './automaton.ts';
import { BEGIN, END } from './characters.ts';
import type { MatchedOrigins, OriginNode } from './intersect.ts';
import type { Obstacle } from './obstacle.ts';
import { shortestPaths } from './paths.ts';

const BEFORE = ['https://evil', 'http://evil', 'evil', 'evil://', 'evil://x', 'evil://x.'];
const AFTER = [
  '.evil.example',
  'evil.example',
  '/evil.example',
  '//evil.example',
  '://evil.example',
  's://evil.example',
];
const MOST_TRIED = 20;
const LONGEST_FILL = 40;

/** Texts with something foreign before or after a match. Some are origins. */
export function textsAround({ before, after }: Automaton, { start, end, nodes }: MatchedOrigins): readonly string[] {
  const fromStart = shortestPaths(start, ({ next }: OriginNode) => next);
  const toEnd = shortestPaths(end, ({ previous }: OriginNode) => previous);
  const beginnings = [...nodes]
    .filter(({ place, next }) => place !== after && next.some((node) => node.place === after && !isPort(node)))
    .slice(0, MOST_TRIED)
    .map((node) => textOf(fromStart(node).reverse()))
    .flatMap((text) => [text.replace(/.*:\/\//, 'https://'), text]);
  const endings = [...nodes]
    .filter(({ place, previous }) => place !== before && previous.some((node) => node.place === before))
    .slice(0, MOST_TRIED)
    .map((node) => textOf(toEnd(node)));
  return [
    ...beginnings.flatMap((text) => AFTER.map((end) => text + end)),
    // https://evil.example.com is not foreign to example.com
    ...endings.flatMap((text) => BEFORE.map((start) => start + text)).filter((text) => /evil(?!\.)/.test(text)),
  ];
}

/** Texts that lead through the obstacle, which makes them foreign. Some are origins that the RegExp matches. */
export function textsThrough({ start, end }: MatchedOrigins, { node, next, beginning }: Obstacle): readonly string[] {
  const path = shortestPaths(start, (each: OriginNode) => each.next)(node).reverse();
  const toEnd = shortestPaths(end, ({ previous }: OriginNode) => previous);
  const rest = textOf(next === undefined ? toEnd(node).slice(1) : toEnd(next));
  if (beginning !== undefined) return [textOf(path).replace(/:.*/, `://${beginning}${rest}`)];
  const ahead = textOf(path.slice(0, -1));
  const letters = Array.from({ length: LONGEST_FILL }, (_, index) => letterOf(node.place.characters).repeat(index + 1));
  return ['evil', ...letters].map((fill) => ahead + fill + rest);
}

/** The shortest text that the RegExp matches with nothing around it. */
export function shortestMatch({ start, end }: Automaton): string | undefined {
  const path = shortestPaths(start, ({ next }: Place) => next.filter(({ characters }) => characters !== ''))(end);
  return path.length === 0 ? undefined : textOf(path.reverse());
}

function textOf(nodes: readonly { readonly characters: string }[]): string {
  return nodes
    .map(({ characters }) => letterOf(characters))
    .filter((character) => character !== BEGIN && character !== END)
    .join('');
}

/** One of these characters, an easily readable one if possible. */
function letterOf(characters: string): string {
  if (characters.includes('x')) return 'x';
  return /[a-z]/.exec(characters)?.[0] ?? characters.slice(0, 1);
}
