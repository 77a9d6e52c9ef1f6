import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, ListNode, TableEntry, TableNode } from "../../tree/tree.js";
import type { TomlHeader, TomlKey, TomlKeyValue, TomlPart } from "./toml-part.js";

/** One tree of the parts of a text, in their order. */
export function treeOfParts(parts: readonly TomlPart[]): TableNode {
  const root = new GrowingTable();
  let table = root;
  for (const { header, keyValues } of parts) {
    if (header !== undefined) table = tableOfHeader(root, header);
    for (const keyValue of keyValues) addKeyValue(table, keyValue);
  }
  return root.finished();
}

/** An inline table, which nothing adds to. */
export function inlineTable(keyValues: readonly TomlKeyValue[], range: TextRange): TableNode {
  const table = new GrowingTable();
  table.range = range;
  for (const keyValue of keyValues) addKeyValue(table, keyValue);
  return table.finished();
}

function tableOfHeader(root: GrowingTable, header: TomlHeader): GrowingTable {
  const { path, isArray, range } = header;
  const last = path.at(-1);
  if (last === undefined) return root;
  const parent = tableOf(root, path.slice(0, -1));
  const table = isArray ? parent.nextTable(last.name, last.range) : parent.table(last.name, last.range);
  table.range ??= range;
  return table;
}

function tableOf(root: GrowingTable, path: readonly TomlKey[]): GrowingTable {
  let table = root;
  for (const { name, range } of path) table = table.table(name, range);
  return table;
}

function addKeyValue(table: GrowingTable, { path, value }: TomlKeyValue): void {
  const last = path.at(-1);
  if (last === undefined) return;
  const owner = path.length === 1 ? table : tableOf(table, path.slice(0, -1));
  owner.add(last.name, last.range, value);
}

/** A table while it grows: TOML lets headers and dotted keys add to it in several places. */
class GrowingTable {
  readonly #entries: { key: string; keyRange: TextRange; value: ConfigNode | GrowingTable | GrowingList }[] = [];
  readonly #grown = new Map<string, GrowingTable | GrowingList>();
  range: TextRange | undefined;

  add(key: string, keyRange: TextRange, value: ConfigNode): void {
    this.#entries.push({ key, keyRange, value });
  }

  /** The table of that name; where there is an array of tables, the last of them. */
  table(key: string, keyRange: TextRange): GrowingTable {
    const found = this.#grown.get(key);
    if (found instanceof GrowingTable) return found;
    const last = found?.tables.at(-1);
    return last ?? this.#grow(key, keyRange, new GrowingTable());
  }

  /** A further table of the array of that name. */
  nextTable(key: string, keyRange: TextRange): GrowingTable {
    const found = this.#grown.get(key);
    const list = found instanceof GrowingList ? found : this.#grow(key, keyRange, new GrowingList(keyRange));
    const table = new GrowingTable();
    list.tables.push(table);
    return table;
  }

  #grow<Grown extends GrowingTable | GrowingList>(key: string, keyRange: TextRange, value: Grown): Grown {
    this.#entries.push({ key, keyRange, value });
    this.#grown.set(key, value);
    return value;
  }

  finished(): TableNode {
    const entries = this.#entries.map((entry): TableEntry => {
      const { key, keyRange, value } = entry;
      const isGrown = value instanceof GrowingTable || value instanceof GrowingList;
      return isGrown ? { key, keyRange, value: value.finished() } : (entry as TableEntry);
    });
    return { kind: "table", entries, range: this.range, isSorted: true };
  }
}

/** An array of tables while it grows. */
class GrowingList {
  readonly tables: GrowingTable[] = [];
  readonly #range: TextRange;

  constructor(range: TextRange) {
    this.#range = range;
  }

  finished(): ListNode {
    return { kind: "list", items: this.tables.map((table) => table.finished()), range: this.#range };
  }
}
