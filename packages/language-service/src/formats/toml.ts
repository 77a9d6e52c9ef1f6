import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { TextRange } from "../source-text.js";
import type { ConfigNode, SyntaxProblem, TableEntry, TableNode } from "./tree.js";

/** A file's content as a tree, or why there is none. */
export type ParsedTree =
  | { readonly kind: "tree"; readonly root: TableNode }
  | { readonly kind: "syntax-error"; readonly problem: SyntaxProblem };

/** Parses TOML 1.0, keeping the place of every key and value. */
export function parseToml(text: string): ParsedTree {
  try {
    const program = parseTOML(text, { tomlVersion: "1.0" });
    return { kind: "tree", root: treeOf(program.body[0]) };
  } catch (error) {
    if (error instanceof ParseError) {
      return { kind: "syntax-error", problem: { range: placeAround(text, error.index), message: error.message } };
    }
    // The parser descends once per level; a text nested thousands deep is no settings file.
    if (error instanceof RangeError) {
      return { kind: "syntax-error", problem: { range: { start: 0, end: 0 }, message: "Nested too deeply" } };
    }
    throw error;
  }
}

/** At least one character, so that there is something to underline; never past the end. */
function placeAround(text: string, index: number): TextRange {
  const start = Math.max(0, Math.min(index, text.length - 1));
  return { start, end: Math.min(start + 1, text.length) };
}

/** A table while it grows: TOML lets headers and dotted keys add to it in several places. */
class Growing {
  readonly entries: { key: string; keyRange: TextRange; value: ConfigNode | Growing }[] = [];
  range: TextRange | undefined;

  child(key: string, keyRange: TextRange): Growing {
    const found = this.entries.find((entry) => entry.key === key)?.value;
    if (found instanceof Growing) return found;
    const made = new Growing();
    this.entries.push({ key, keyRange, value: made });
    return made;
  }

  finished(): TableNode {
    const entries = this.entries.map(
      ({ key, keyRange, value }): TableEntry => ({
        key,
        keyRange,
        value: value instanceof Growing ? value.finished() : value,
      }),
    );
    return { kind: "table", entries, range: this.range };
  }
}

function treeOf(top: AST.TOMLTopLevelTable): TableNode {
  const root = new Growing();
  for (const part of top.body) {
    if (part.type === "TOMLKeyValue") {
      addKeyValue(root, part);
      continue;
    }
    let table = root;
    for (const [index, segment] of part.resolvedKey.entries()) {
      table = table.child(String(segment), rangeOfSegment(part.key, index));
    }
    table.range ??= rangeOfNode(part.key);
    for (const keyValue of part.body) addKeyValue(table, keyValue);
  }
  return root.finished();
}

/** An array of tables has its index as a further segment, which no text of its own stands for. */
function rangeOfSegment(key: AST.TOMLKey, index: number): TextRange {
  return rangeOfNode(key.keys[index] ?? key);
}

function addKeyValue(table: Growing, { key, value }: AST.TOMLKeyValue): void {
  let target = table;
  for (const part of key.keys.slice(0, -1)) target = target.child(nameOf(part), rangeOfNode(part));
  const last = key.keys.at(-1);
  if (last === undefined) return;
  target.entries.push({ key: nameOf(last), keyRange: rangeOfNode(last), value: nodeOf(value) });
}

function nodeOf(value: AST.TOMLContentNode): ConfigNode {
  const range = rangeOfNode(value);
  if (value.type === "TOMLArray") return { kind: "list", items: value.elements.map(nodeOf), range };
  if (value.type === "TOMLInlineTable") {
    const table = new Growing();
    table.range = range;
    for (const keyValue of value.body) addKeyValue(table, keyValue);
    return table.finished();
  }
  switch (value.kind) {
    case "string":
      return { kind: "string", value: value.value, range };
    case "integer":
      return { kind: "integer", value: Number.isSafeInteger(value.value) ? value.value : value.bigint, range };
    case "float":
      return { kind: "float", value: value.value, range };
    case "boolean":
      return { kind: "boolean", value: value.value, range };
    default:
      return { kind: "time", value: value.datetime, range };
  }
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function rangeOfNode(node: AST.TOMLNode): TextRange {
  const [start, end] = node.range;
  return { start, end };
}
