/** One step of a path, and the steps that follow. */
interface Step<Node> {
  readonly node: Node;
  readonly rest: Step<Node> | undefined;
}

/** The shortest path to `from` from each node that leads there, its nodes in order. */
export function shortestPaths<Node>(from: Node, neighbours: (node: Node) => Iterable<Node>): (node: Node) => Node[] {
  const paths = new Map<Node, Step<Node>>([[from, { node: from, rest: undefined }]]);
  // a map also iterates over what the loop adds
  for (const [node, path] of paths) {
    for (const neighbour of neighbours(node)) {
      if (!paths.has(neighbour)) paths.set(neighbour, { node: neighbour, rest: path });
    }
  }
  return (node) => {
    const nodes: Node[] = [];
    for (let step = paths.get(node); step !== undefined; step = step.rest) nodes.push(step.node);
    return nodes;
  };
}
