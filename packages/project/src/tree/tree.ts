import type { TextRange } from "../text/source-text.js";

/** A value as a settings file writes it, whatever the format, with its place in the text. */
export type ConfigNode = ScalarNode | ListNode | TableNode;

interface Tagged {
  /** A tag that is the program's own which reads the file, such as `!reset`; of no settings file. */
  readonly tag?: string;
}

export interface ScalarNode extends Tagged {
  /**
   * `unknown` is a value that is only filled in when the process is started. `null` is null in code, but an empty text where
   * pynenc's reader makes that of it.
   */
  readonly kind: "string" | "integer" | "float" | "boolean" | "null" | "time" | "unknown";
  /** A `bigint` only for whole numbers that a double does not hold. */
  readonly value: string | number | bigint | boolean | null;
  readonly range: TextRange;
}

export interface ListNode extends Tagged {
  readonly kind: "list";
  readonly items: readonly ConfigNode[];
  readonly range: TextRange;
  /** In code, where it is no list. */
  readonly python?: "tuple" | "set";
}

export interface TableNode extends Tagged {
  readonly kind: "table";
  readonly entries: readonly TableEntry[];
  /** The header or the braces; undefined for a table that only a longer key implies. */
  readonly range: TextRange | undefined;
  /** Of keys that stand there more than once, all but the first: some readers stop at them. */
  readonly repeats?: readonly TableEntry[];
  /** Whether its reader sorts its keys. */
  readonly isSorted?: boolean;
}

export interface TableEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: ConfigNode;
  /** Whether weaker values may count all the same: code sets it only in a branch, or from what it was before. */
  readonly isUncertain?: boolean;
  /** Whether it counts only where no other place sets it: `os.environ.setdefault(...)`. */
  readonly isFallback?: boolean;
  /** Whether nobody wrote it: code says something that comes to it, and there is no text to change. */
  readonly isImplied?: boolean;
}

/** The same as something that may not count, with all that is in it. */
export function uncertainEntry(entry: TableEntry): TableEntry {
  const { value } = entry;
  return { ...entry, value: value.kind === "table" ? uncertainTable(value) : value, isUncertain: true };
}

export function uncertainTable(table: TableNode): TableNode {
  return { ...table, entries: table.entries.map(uncertainEntry) };
}

/** The key of an entry that stands for keys which only the running program knows: as Python writes it, `**rest`. */
export const ANY_KEY = "**";

/** Any setting, or none, with any value. */
export function anyEntry(range: TextRange): TableEntry {
  return { key: ANY_KEY, keyRange: range, value: { kind: "unknown", value: null, range }, isUncertain: true };
}

export interface SyntaxProblem {
  readonly range: TextRange;
  readonly message: string;
  /** What is wrong further on, in the same way. */
  readonly others?: readonly { readonly range: TextRange; readonly message: string }[];
  /** Whether the rest was read all the same. */
  readonly tolerated?: boolean;
  /** Whether it is we who do not read so much: pynenc may. */
  readonly isLimit?: boolean;
}

export function entryOf(table: TableNode, key: string): TableEntry | undefined {
  return table.entries.find((entry) => entry.key === key);
}

/** The table below a path of keys, or undefined where there is none. */
export function tableAt(root: TableNode, path: readonly string[]): TableNode | undefined {
  let table: TableNode = root;
  for (const key of path) {
    const value = entryOf(table, key)?.value;
    if (value?.kind !== "table") return undefined;
    table = value;
  }
  return table;
}

/** What stands at the end of a path of keys, table or not. */
export function entryAt(root: TableNode, path: readonly string[]): TableEntry | undefined {
  const table = tableAt(root, path.slice(0, -1));
  const key = path.at(-1);
  return table === undefined || key === undefined ? undefined : entryOf(table, key);
}

/** Where to point at a table: its header or braces, or, where only longer keys imply it, the first of those. */
export function tableRange(table: TableNode): TextRange | undefined {
  return table.range ?? table.entries[0]?.keyRange;
}

/** The text of a key, whatever scalar it is; undefined where there is none. */
export function textAt(table: TableNode, key: string): string | undefined {
  const value = entryOf(table, key)?.value;
  return value !== undefined && "value" in value && value.value !== null ? String(value.value) : undefined;
}

/** The tables of a list. */
export function tablesAt(table: TableNode, key: string): readonly TableNode[] {
  const list = entryOf(table, key)?.value;
  return list?.kind === "list" ? list.items.filter((item) => item.kind === "table") : [];
}
