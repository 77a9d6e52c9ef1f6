/** The groups of two and more that reach each other, by Tarjan's way: each group sorted, in the order of their first. */
export function circlesOf(arrows: ReadonlyMap<string, Iterable<string>>): readonly (readonly string[])[] {
  const indexes = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: (readonly string[])[] = [];
  const visit = (at: string): number => {
    const index = indexes.size;
    indexes.set(at, index);
    lowest.set(at, index);
    open.push(at);
    for (const to of arrows.get(at) ?? []) {
      if (to === at) circles.push([at]);
      const reached = indexes.has(to) ? (open.includes(to) ? (indexes.get(to) ?? index) : index) : visit(to);
      lowest.set(at, Math.min(lowest.get(at) ?? index, reached));
    }
    if (lowest.get(at) === index) {
      const group = open.splice(open.indexOf(at));
      if (group.length > 1) circles.push(group.sort());
    }
    return lowest.get(at) ?? index;
  };
  for (const at of [...arrows.keys()].sort()) if (!indexes.has(at)) visit(at);
  return circles.sort(([first = ""], [second = ""]) => (first < second ? -1 : 1));
}
