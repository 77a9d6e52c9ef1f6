import { type ConfigNode, entryAt, entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";

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
  const [first] = entries;
  if (first === undefined) return table;
  const below = tableAt(table, path) ?? EMPTY;
  const merged = new Map([...below.entries, ...entries].map((entry) => [entry.key, entry]));
  const value: TableNode = { ...below, entries: [...merged.values()] };
  return withValueAt(table, path, { value, keyRange: entryAt(table, path)?.keyRange ?? first.keyRange });
}

const EMPTY: TableNode = { kind: "table", entries: [], range: undefined };
