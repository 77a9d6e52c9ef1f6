import { type ConfigNode, entryOf, type TableEntry, type TableNode } from "../../tree/tree.js";
import type { NamedSource } from "../environment.js";

const REFERENCE = "!reference";
/** GitLab takes no more, one in what another one refers to. */
const MOST_LEVELS = 10;
/** No pipeline says so much; one in which each part is twice another one would. */
const MOST_NODES = 10_000;

interface Resolved {
  readonly node: ConfigNode;
  readonly size: number;
}

/** A pipeline with what each `!reference` stands for in its place. One that leads to nothing in this file stays as it is. */
export function withReferences(root: TableNode): TableNode {
  const known = new Map<ConfigNode, Resolved>();
  const resolved = (node: ConfigNode, level: number): Resolved => {
    const before = known.get(node);
    if (before !== undefined) return before;
    // What leads back here finds itself as it is written.
    known.set(node, { node, size: 1 });
    const target = node.tag === REFERENCE && level < MOST_LEVELS ? targetOf(node, root) : undefined;
    const found = target === undefined ? withParts(node, level) : resolved(target, level + 1);
    const kept = found.size > MOST_NODES ? { node, size: 1 } : found;
    known.set(node, kept);
    return kept;
  };
  const withParts = (node: ConfigNode, level: number): Resolved => {
    if (node.kind === "list") {
      const items = node.items.map((item) => resolved(item, level));
      return { node: { ...node, items: items.map((each) => each.node) }, size: sizeOf(items) };
    }
    if (node.kind !== "table") return { node, size: 1 };
    const values = node.entries.map(({ value }) => resolved(value, level));
    const entries = node.entries.map((entry, at): TableEntry => ({ ...entry, value: values[at]?.node ?? entry.value }));
    return { node: { ...node, entries }, size: sizeOf(values) };
  };
  const entries = root.entries.map((entry) => ({ ...entry, value: resolved(entry.value, 0).node }));
  return { ...root, entries };
}

function sizeOf(parts: readonly Resolved[]): number {
  return parts.reduce((sum, { size }) => sum + size, 1);
}

function targetOf(node: ConfigNode, root: TableNode): ConfigNode | undefined {
  let at: ConfigNode | undefined = root;
  for (const key of pathOf(node))
    at = at?.kind === "table" && at.tag === undefined ? entryOf(at, key)?.value : undefined;
  return at === root ? undefined : at;
}

function pathOf(node: ConfigNode): readonly string[] {
  return node.kind === "list" ? node.items.map((item) => ("value" in item ? String(item.value) : "")) : [];
}

/** What in a part of a pipeline refers to something that is not in this file. */
export function referencesIn(node: ConfigNode | undefined): readonly NamedSource[] {
  if (node === undefined) return [];
  if (node.tag === REFERENCE)
    return node.range === undefined ? [] : [{ name: `${REFERENCE} [${pathOf(node).join(", ")}]`, range: node.range }];
  if (node.kind === "list") return node.items.flatMap(referencesIn);
  return node.kind === "table" ? node.entries.flatMap(({ value }) => referencesIn(value)) : [];
}
