/** The name that was most likely meant: one that holds the other, or one few letters away. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  if (written.length > 40) return undefined;
  const lower = written.toLowerCase();
  const ranked = names
    .map((name) => ({ name, distance: editDistance(lower, name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ranked;
  if (nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(written.length / 3))) return nearest.name;
  return names.find(
    (name) => lower.includes(name.toLowerCase()) || (lower.length > 3 && name.toLowerCase().includes(lower)),
  );
}

/** https://en.wikipedia.org/wiki/Levenshtein_distance */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, char] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const substitution = (row[column - 1] ?? 0) + (char === to[column - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
