import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, TableNode } from "../../tree/tree.js";
import type { TomlKey, TomlPart } from "./toml-part.js";

/** The same part, further down its text by so many characters. */
export function movedPart({ header, keyValues }: TomlPart, by: number): TomlPart {
  return {
    header: header && { ...header, path: movedPath(header.path, by), range: movedRange(header.range, by) },
    keyValues: keyValues.map(({ path, value }) => ({ path: movedPath(path, by), value: movedNode(value, by) })),
  };
}

export function movedRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

function movedPath(path: readonly TomlKey[], by: number): readonly TomlKey[] {
  return path.map(({ name, range }) => ({ name, range: movedRange(range, by) }));
}

function movedNode(node: ConfigNode, by: number): ConfigNode {
  if (node.kind === "table") return movedTable(node, by);
  const range = movedRange(node.range, by);
  if (node.kind === "list") return { kind: "list", items: node.items.map((item) => movedNode(item, by)), range };
  return { kind: node.kind, value: node.value, range };
}

function movedTable(table: TableNode, by: number): TableNode {
  return {
    ...table,
    entries: table.entries.map(({ key, keyRange, value }) => ({
      key,
      keyRange: movedRange(keyRange, by),
      value: movedNode(value, by),
    })),
    range: table.range === undefined ? undefined : movedRange(table.range, by),
  };
}
