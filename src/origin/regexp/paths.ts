/** One step of a path, and the steps that follow. */
interface Step<Node> {
  readonly node: Node;
  readonly rest: Step<Node> | undefined;
}

/** The shortest path to `from` from each node that leads there, its nodes in order. */
export function shortestPaths<Node>(from: Node, neighbors: (node: Node) => Iterable<Node>): (node: Node) => Node[] {
  const paths = new Map<Node, Step<Node>>([[from, { node: from, rest: undefined }]]);
  // a map also iterates over what the loop adds
  for (const [node, path] of paths) {
    for (const neighbor of neighbors(node)) {
      if (!paths.has(neighbor)) paths.set(neighbor, { node: neighbor, rest: path });
    }
  }
  return (node) => {
    const nodes: Node[] = [];
    for (let step = paths.get(node); step !== undefined; step = step.rest) nodes.push(step.node);
    return nodes;
  };
}
