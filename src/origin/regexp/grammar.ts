import { BEGIN, DIGITS, END, LABEL, LETTERS, SCHEME } from './characters.ts';

/** Where in a serialized origin a character is. */
export type Position =
  | ('begin' | 'schemeStart' | 'scheme' | 'schemeEnd' | 'slash' | 'slashes')
  | ('label' | 'dot' | 'lastDigits' | 'lastName' | 'last' | 'rootDot')
  | ('octet1' | 'dot1' | 'octet2' | 'dot2' | 'octet3' | 'dot3' | 'octet4')
  | ('open' | 'group' | 'close')
  | ('colon' | 'portStart' | 'port' | 'end');

interface Rule {
  readonly characters: string;
  readonly next: readonly Position[];
}

const NOT_DIGITS = [...LABEL].filter((character) => !DIGITS.includes(character)).join('');
const AFTER_NAME: readonly Position[] = ['rootDot', 'colon', 'end'];

/**
 * Which character of an origin can follow which.
 *
 *     origin  = scheme "://" host [ ":" port ]
 *     host    = name [ "." ] / IPv4 / "[" IPv6 "]"
 *     name    = *( label "." ) label, the last of which is not a number
 *
 * It is wider than `isOrdinaryOrigin`: numbers can be too large, and an IPv6 address is any hexadecimal digits and colons.
 */
export const ORIGIN_GRAMMAR: Readonly<Record<Position, Rule>> = {
  begin: { characters: BEGIN, next: ['begin', 'schemeStart'] },
  schemeStart: { characters: LETTERS, next: ['scheme', 'schemeEnd'] },
  scheme: { characters: SCHEME, next: ['scheme', 'schemeEnd'] },
  schemeEnd: { characters: ':', next: ['slash'] },
  slash: { characters: '/', next: ['slashes'] },
  slashes: { characters: '/', next: ['label', 'lastDigits', 'lastName', 'octet1', 'open'] },
  label: { characters: LABEL, next: ['label', 'dot'] },
  dot: { characters: '.', next: ['label', 'lastDigits', 'lastName'] },
  // the last label of a name: its leading digits, the first other character, the rest
  lastDigits: { characters: DIGITS, next: ['lastDigits', 'lastName'] },
  lastName: { characters: NOT_DIGITS, next: ['last', ...AFTER_NAME] },
  last: { characters: LABEL, next: ['last', ...AFTER_NAME] },
  rootDot: { characters: '.', next: ['colon', 'end'] },
  octet1: { characters: DIGITS, next: ['octet1', 'dot1'] },
  dot1: { characters: '.', next: ['octet2'] },
  octet2: { characters: DIGITS, next: ['octet2', 'dot2'] },
  dot2: { characters: '.', next: ['octet3'] },
  octet3: { characters: DIGITS, next: ['octet3', 'dot3'] },
  dot3: { characters: '.', next: ['octet4'] },
  octet4: { characters: DIGITS, next: ['octet4', 'colon', 'end'] },
  open: { characters: '[', next: ['group'] },
  group: { characters: `${DIGITS}abcdef:`, next: ['group', 'close'] },
  close: { characters: ']', next: ['colon', 'end'] },
  colon: { characters: ':', next: ['portStart'] },
  portStart: { characters: '123456789', next: ['port', 'end'] },
  port: { characters: DIGITS, next: ['port', 'end'] },
  end: { characters: END, next: ['end'] },
};
