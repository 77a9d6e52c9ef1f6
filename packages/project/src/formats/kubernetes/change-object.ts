import { type ConfigNode, entryOf, type TableEntry, type TableNode } from "../../tree/tree.js";

/** The same table with a value at a path of keys, whatever stood there; tables that are missing are made. */
export function withValueAt(
  table: TableNode,
  path: readonly string[],
  { value, keyRange }: Omit<TableEntry, "key">,
): TableNode {
  const [key = "", ...rest] = path;
  const before = entryOf(table, key);
  const below = before?.value.kind === "table" ? before.value : EMPTY;
  const changed: ConfigNode = rest.length === 0 ? value : withValueAt(below, rest, { value, keyRange });
  const entry = { key, keyRange: before?.keyRange ?? keyRange, value: changed };
  const others = table.entries.filter((each) => each !== before);
  return { ...table, entries: [...others, rest.length === 0 ? { ...entry, keyRange } : entry] };
}

/** The same table with entries laid over those of a table within. */
export function withEntriesAt(table: TableNode, path: readonly string[], entries: readonly TableEntry[]): TableNode {
  return entries.reduce((changed, entry) => withValueAt(changed, [...path, entry.key], entry), table);
}

const EMPTY: TableNode = { kind: "table", entries: [], range: undefined };
