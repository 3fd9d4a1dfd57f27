/**
 * The strongly connected components of a graph, after Robert Tarjan (1972): for each node the number of its component.
 * A component has a smaller number than those from which it is reached.
 */
export function componentsOf(edges: readonly (readonly number[])[]): readonly number[] {
  const component: number[] = [];
  const order: number[] = [];
  const low: number[] = [];
  const open: number[] = [];
  const isOpen: boolean[] = [];
  let met = 0;
  let count = 0;
  for (const root of edges.keys()) {
    if (order[root] !== undefined) continue;
    // The nodes on the way, each with the edge that is followed next.
    const way: { readonly node: number; next: number }[] = [];
    const enter = (node: number): void => {
      order[node] = met;
      low[node] = met++;
      open.push(node);
      isOpen[node] = true;
      way.push({ node, next: 0 });
    };
    enter(root);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const { node } = at;
      const target = edges[node]?.[at.next++];
      if (target !== undefined) {
        if (order[target] === undefined) enter(target);
        else if (isOpen[target] === true) low[node] = Math.min(low[node] ?? 0, order[target]);
        continue;
      }
      way.pop();
      const parent = way.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        isOpen[member] = false;
        component[member] = count;
        if (member === node) break;
      }
      count++;
    }
  }
  return component;
}
