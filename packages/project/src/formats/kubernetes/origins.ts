import type { ConfigNode, TableNode } from "../../tree/tree.js";

/** Which tree each value is of, of all that goes into objects that are put together from several files. */
export class Origins {
  readonly #trees = new Map<ConfigNode, TableNode>();
  readonly #known = new Set<TableNode>();

  /** Takes a tree of a file for the origin of everything in it. */
  add(tree: TableNode): void {
    if (this.#known.has(tree)) return;
    this.#known.add(tree);
    this.mark(tree, tree);
  }

  /** Takes a tree for the origin of nodes that were made of what stands in it. */
  mark(node: ConfigNode, tree: TableNode): void {
    const waiting: ConfigNode[] = [node];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      this.#trees.set(next, tree);
      if (next.kind === "list") for (const item of next.items) waiting.push(item);
      if (next.kind === "table") for (const { value } of next.entries) waiting.push(value);
    }
  }

  /** Takes a tree for the origin of one node. */
  set(node: ConfigNode, tree: TableNode): void {
    this.#trees.set(node, tree);
  }

  of(node: ConfigNode): TableNode | undefined {
    return this.#trees.get(node);
  }
}
