/** The nodes, and all that can be reached from them. */
export function reachable<Node>(from: Iterable<Node>, neighbours: (node: Node) => Iterable<Node>): ReadonlySet<Node> {
  const found = new Set(from);
  // a set also iterates over what is added on the way
  for (const node of found) for (const neighbour of neighbours(node)) found.add(neighbour);
  return found;
}

interface Edges<Node> {
  readonly next: ReadonlyMap<Node, unknown>;
}

/** The nodes from which an edge leads to this one, among those that can be reached from `start`. */
export function reverseEdges<Node extends Edges<Node>>(start: Node): (node: Node) => ReadonlySet<Node> {
  const previous = new Map<Node, Set<Node>>();
  for (const node of reachable([start], ({ next }) => next.keys())) {
    for (const following of node.next.keys()) {
      previous.set(following, (previous.get(following) ?? new Set()).add(node));
    }
  }
  const none: ReadonlySet<Node> = new Set();
  return (node) => previous.get(node) ?? none;
}

/**
 * The nodes that can be reached from `start`, in groups that can reach each other. Edges between groups lead forward.
 *
 * https://en.wikipedia.org/wiki/Kosaraju%27s_algorithm
 */
export function findComponents<Node extends Edges<Node>>(start: Node): readonly ReadonlySet<Node>[] {
  const previous = reverseEdges(start);
  const placed = new Set<Node>();
  const components: ReadonlySet<Node>[] = [];
  for (const node of inPostorder(start).reverse()) {
    if (placed.has(node)) continue;
    const component = reachable([node], (member) => [...previous(member)].filter((each) => !placed.has(each)));
    for (const member of component) placed.add(member);
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
    for (const following of node.next.keys()) if (!seen.has(following)) stack.push({ node: following, isDone: false });
  }
  return order;
}
