import { editDistance } from '../standard/edit-distance.ts';

// a longer name is not a typo
const LONGEST = 40;

/** The name that was most likely meant: a few letters differ, or one name contains the other. */
export function closestName(written: string, names: readonly string[]): string | undefined {
  if (written.length > LONGEST) return undefined;
  const lower = written.toLowerCase();
  let closest: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(lower, name.toLowerCase());
    if (distance < least) [closest, least] = [name, distance];
  }
  const holds = (name: string) => lower.includes(name) || (lower.length > 3 && name.includes(lower));
  return closest ?? names.find((name) => holds(name.toLowerCase()));
}
