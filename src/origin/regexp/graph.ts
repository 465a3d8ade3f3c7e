/** The nodes, and all that can be reached from them. */
export function reachable<Node>(from: Iterable<Node>, neighbours: (node: Node) => Iterable<Node>): ReadonlySet<Node> {
  const found = new Set(from);
  // a set also iterates over what is added on the way
  for (const node of found) for (const neighbour of neighbours(node)) found.add(neighbour);
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

/**
 * The nodes that can be reached from `start`, in groups that can reach each other. Edges between groups lead forward.
 *
 * https://en.wikipedia.org/wiki/Kosaraju%27s_algorithm
 */
export function findComponents<Node extends Edges<Node>>(start: Node): readonly (readonly Node[])[] {
  const previous = reverseEdges(start);
  const placed = new Set<Node>();
  const components: (readonly Node[])[] = [];
  for (const node of inPostorder(start).reverse()) {
    if (placed.has(node)) continue;
    placed.add(node);
    const component = [node];
    // a list also iterates over what is added on the way
    for (const member of component) {
      for (const each of previous(member)) {
        if (placed.has(each)) continue;
        placed.add(each);
        component.push(each);
      }
    }
    components.push(component);
  }
  return components;
}

/** Each node after those that can be reached from it, loops apart. */
function inPostorder<Node extends Edges<Node>>(start: Node): Node[] {
  const seen = new Set<Node>();
  const order: Node[] = [];
  // a list instead of recursion: a RegExp can have more places than the stack has room
  const stack = [{ node: start, isDone: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, isDone } = top;
    if (isDone) order.push(node);
    if (isDone || seen.has(node)) continue;
    seen.add(node);
    stack.push({ node, isDone: true });
    for (const following of node.next) if (!seen.has(following)) stack.push({ node: following, isDone: false });
  }
  return order;
}
