import { joinHeaderLines } from './header-lines.ts';
import { loadVary } from './load-vary.ts';

/**
 * The value of a `Vary` header with names added. Names that are already present are not repeated, and `*` covers all.
 *
 * https://www.rfc-editor.org/rfc/rfc9110#name-vary
 */
export function appendVary(present: number | string | readonly string[] | undefined, names: readonly string[]): string {
  // most responses vary on Origin alone, and joining a list of one takes longer than all the rest here
  const added = names.length === 1 ? String(names[0]) : names.join(', ');
  const before = joinHeaderLines(typeof present === 'number' ? String(present) : present);
  return before === undefined || before === added ? added : loadVary().append(before, added);
}
