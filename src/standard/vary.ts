import { splitList } from './tokens.ts';

/** All names of these lists, each once: header names are compared without case. */
export function mergeVary(...lists: readonly (readonly string[])[]): readonly string[] {
  const names = new Map<string, string>();
  for (const name of lists.flat()) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}

/** The names in `Vary`, in lower case. */
export function varyNames(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(splitList).map((name) => name.toLowerCase()));
}
