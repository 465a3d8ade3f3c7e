/** The nodes, and all that can be reached from them. */
export function reachable<Node>(from: Iterable<Node>, neighbors: (node: Node) => Iterable<Node>): ReadonlySet<Node> {
  const found = new Set(from);
  // a set also iterates over what the loop adds
  for (const node of found) for (const neighbor of neighbors(node)) found.add(neighbor);
  return found;
}

interface Edges<Node> {
  readonly next: readonly Node[];
}

/** The nodes from which an edge leads to this one, among those that can be reached from `start`. */
export function reverseEdges<Node extends Edges<Node>>(start: Node): (node: Node) => readonly Node[] {
  const previous = new Map<Node, Node[]>();
  for (const node of reachable([start], ({ next }) => next)) {
    for (const following of node.next) {
      const known = previous.get(following);
      if (known === undefined) previous.set(following, [node]);
      else known.push(node);
    }
  }
  return (node) => previous.get(node) ?? [];
}

/** A node on the way of the search; `lowest` is the first node in order that is known to be in its group. */
interface Visit<Node> {
  readonly node: Node;
  readonly order: number;
  lowest: number;
  followed: number;
}

/**
 * The nodes that can be reached from `start`, in groups that can reach each other. Edges between groups lead forward.
 *
 * https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
export function findComponents<Node extends Edges<Node>>(start: Node): readonly (readonly Node[])[] {
  const visits = new Map<Node, Visit<Node>>();
  const components: (readonly Node[])[] = [];
  const ungrouped: Visit<Node>[] = [];
  // a list instead of recursion: a RegExp can have more places than fit on the stack
  const path: Visit<Node>[] = [];
  const enter = (node: Node): void => {
    const visit = { node, order: visits.size, lowest: visits.size, followed: 0 };
    visits.set(node, visit);
    ungrouped.push(visit);
    path.push(visit);
  };

  enter(start);
  for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
    const following = visit.node.next[visit.followed++];
    if (following !== undefined) {
      const known = visits.get(following);
      if (known === undefined) enter(following);
      else visit.lowest = Math.min(visit.lowest, known.lowest);
      continue;
    }
    path.pop();
    const previous = path.at(-1);
    if (previous !== undefined) previous.lowest = Math.min(previous.lowest, visit.lowest);
    if (visit.lowest < visit.order) continue;
    const group = ungrouped.splice(ungrouped.lastIndexOf(visit));
    for (const each of group) each.lowest = Infinity;
    components.push(group.map(({ node }) => node));
  }
  return components.reverse();
}
