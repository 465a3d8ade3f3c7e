import { isOrdinaryOrigin } from '../../standard/origins.ts';

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));

/** Characters that a label of a host can contain, read from the rule that the matcher applies. */
export const LABEL: string = PRINTABLE.filter(
  (character) => character !== '.' && isOrdinaryOrigin(`https://a${character}b.example`),
).join('');

/** Characters that a scheme can contain after its first letter. */
export const SCHEME: string = PRINTABLE.filter((character) => isOrdinaryOrigin(`a${character}b://a.example`)).join('');

export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
export const DIGITS = '0123456789';

/** What `^` and `$` read: marks at the beginning and at the end of the text. */
export const BEGIN = '<';
export const END = '>';

/** Every character that a serialized origin can contain. */
export const ALPHABET: string = [...new Set(`${LABEL}${SCHEME}:/[].`)].join('');

/** The characters of the alphabet that one place of a RegExp matches, according to the engine. */
export function matchedCharacters(place: string, flags: string): string {
  const regexp = new RegExp(`^(?:${place})$`, flags.replace(/[^iuvs]/g, ''));
  return [...ALPHABET].filter((character) => regexp.test(character)).join('');
}

export function commonCharacters(some: string, others: string): string {
  return [...some].filter((character) => others.includes(character)).join('');
}

export function overlaps(some: string, others: string): boolean {
  for (const character of some) if (others.includes(character)) return true;
  return false;
}

export function isLetterOrDigit(characters: string): boolean {
  return /[a-z\d]/.test(characters);
}
