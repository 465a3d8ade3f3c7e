import { isOrdinaryOrigin } from '../../standard/origins.ts';
import { isPrivateAddress } from '../../standard/private-addresses.ts';
import { DIGITS } from './characters.ts';
import type { OriginNode } from './intersect.ts';
import { byCharacter, isFree, type Obstacle } from './obstacle.ts';
import type { Site } from './sites.ts';

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

/** All addresses, read from their beginning: each as a whole, or up to where it is private and can vary. */
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
    const isEnd = inAddress.length < following.size;
    if (isEnd && isOrdinaryOrigin(`${scheme}://${text}`)) sites.push({ scheme, kind: 'host', host: text });

    for (const [character, group] of byCharacter(inAddress)) {
      const longer = text + character;
      if (!BEGINNING.test(longer)) continue;
      const isFixedStill = isFixed && ![...group].some((node) => isFree(node, ADDRESS_CHARACTERS));
      if (isFixedStill || PERHAPS_PRIVATE.test(longer))
        open.push({ text: longer, nodes: group, isFixed: isFixedStill });
      else if (isPrivateAddress(longer)) sites.push({ scheme, kind: 'network', host: networkOf(longer) });
      else
        for (const node of group)
          return {
            reason: 'it allows addresses outside private networks, which can belong to anyone',
            node,
            beginning: longer,
            ending: '',
          };
    }
  }
  return sites;
}

/** `192.168.*.*`, or `[fd*]`. */
function networkOf(beginning: string): string {
  if (beginning.startsWith('[')) return `${beginning.slice(0, beginning.startsWith('[fe') ? 4 : 3)}*]`;
  const numbers = beginning.split('.').slice(0, -1);
  return [...numbers, '*', '*', '*'].slice(0, 4).join('.');
}
