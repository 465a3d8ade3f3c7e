/** https://en.wikipedia.org/wiki/Levenshtein_distance, row by row. */
export function editDistance(from: string, to: string): number {
  let row = Array.from(to, (_, column) => column + 1);
  let distance = to.length;
  for (const [index, char] of [...from].entries()) {
    let diagonal = index;
    distance = index + 1;
    row = row.map((above, column) => {
      distance = Math.min(above + 1, distance + 1, diagonal + (char === to[column] ? 0 : 1));
      diagonal = above;
      return distance;
    });
  }
  return distance;
}
