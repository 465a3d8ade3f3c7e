import { isSerializedOrigin } from '../../standard/origins.ts';
import { DIGITS } from './characters.ts';
import type { OriginNode } from './intersect.ts';
import { byCharacter, isFree, type Obstacle } from './obstacle.ts';
import type { Site } from './sites.ts';

// 10/8, 127/8, 169.254/16, 172.16/12, 192.168/16, fc00::/7, fe80::/10:
// https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
const PRIVATE = /^(?:(?:10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.|\[f(?:c|d|e[89ab]))/;
const PERHAPS_PRIVATE = /^(?:\d*|(?:169|172|192)\.\d*|\[(?:fe?)?)$/;
const BEGINNING = /^(?:(?:(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?:\.|$)){0,4}|\[[\da-f:]{0,39}\]?)$/;

const ADDRESS_CHARACTERS = `${DIGITS}abcdef:`;
const POSITIONS: ReadonlySet<string> = new Set(
  'octet1 dot1 octet2 dot2 octet3 dot3 octet4 open group close'.split(' '),
);

interface Beginning {
  readonly text: string;
  readonly nodes: ReadonlySet<OriginNode>;
  readonly isFixed: boolean;
}

/** All addresses, read from their beginning: each as a whole, or up to where it is private and no longer fixed. */
export function listAddresses(
  scheme: string,
  hosts: ReadonlySet<OriginNode>,
  spend: (steps: number) => void,
): readonly Site[] | Obstacle {
  const sites: Site[] = [];
  const slashes = new Set([...hosts].filter(({ position }) => position === 'slashes'));
  const open: Beginning[] = [{ text: '', nodes: slashes, isFixed: true }];
  for (const { text, nodes, isFixed } of open) {
    const following = new Set([...nodes].flatMap(({ next }) => next));
    spend(following.size);
    const inAddress = [...following].filter(({ position }) => POSITIONS.has(position));
    const isEnd = text !== '' && inAddress.length < following.size;
    if (isEnd && isSerializedOrigin(`${scheme}://${text}`)) sites.push({ scheme, kind: 'host', host: text });

    for (const [character, group] of byCharacter(inAddress)) {
      const longer = text + character;
      if (!BEGINNING.test(longer)) continue;
      const isFixedStill = isFixed && ![...group].some((node) => isFree(node, ADDRESS_CHARACTERS));
      if (isFixedStill || PERHAPS_PRIVATE.test(longer))
        open.push({ text: longer, nodes: group, isFixed: isFixedStill });
      else if (PRIVATE.test(longer)) sites.push({ scheme, kind: 'network', host: networkOf(longer) });
      else for (const node of group) return { reason: 'its address is not fixed', node, beginning: longer, ending: '' };
    }
  }
  return sites;
}

/** `192.168.*.*`, or `[fd*]`. */
function networkOf(beginning: string): string {
  if (beginning.startsWith('[')) return `${beginning.slice(0, beginning.startsWith('[fe') ? 4 : 3)}*]`;
  const numbers = beginning.split('.').slice(0, -1);
  return [...numbers, '*', '*', '*', '*'].slice(0, 4).join('.');
}
