import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, ListNode, TableEntry, TableNode } from "../../tree/tree.js";
import type { ParsedTree } from "./parsed-tree.js";

/** What the parser takes and pynenc's reader does not. */
class RefusedValue extends Error {
  readonly range: TextRange;

  constructor(message: string, range: TextRange) {
    super(message);
    this.range = range;
  }
}

/** Parses TOML 1.1 as pynenc's reader does, keeping the place of every key and value. */
export function parseToml(text: string): ParsedTree {
  // The parser takes one for the end of a line.
  const lone = text.search(/\r(?!\n)/);
  if (lone !== -1) {
    const problem = { range: placeAround(text, lone), message: "A carriage return stands before a line feed" };
    return { kind: "syntax-error", problem };
  }
  try {
    // The parser gives a 0 that ends the text an empty range, so the text does not end with it.
    const program = parseTOML(`${text}\n`, { tomlVersion: "1.1" });
    return { kind: "tree", root: treeOf(program.body[0]), comments: program.comments.map(rangeOfNode) };
  } catch (error) {
    if (error instanceof ParseError) {
      return { kind: "syntax-error", problem: { range: placeAround(text, error.index), message: error.message } };
    }
    if (error instanceof RefusedValue) {
      return { kind: "syntax-error", problem: { range: error.range, message: error.message } };
    }
    // The parser descends once per level; a text nested thousands deep is no settings file.
    if (error instanceof RangeError) {
      return {
        kind: "syntax-error",
        problem: { range: { start: 0, end: 0 }, message: "Nested too deeply", isLimit: true },
      };
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

function treeOf(top: AST.TOMLTopLevelTable): TableNode {
  const root = new GrowingTable();
  for (const part of top.body) {
    if (part.type === "TOMLKeyValue") {
      addKeyValue(root, part);
      continue;
    }
    const last = part.key.keys.at(-1);
    if (last === undefined) continue;
    const parent = tableOf(root, part.key.keys.slice(0, -1));
    const isArray = part.kind === "array";
    const table = isArray
      ? parent.nextTable(nameOf(last), rangeOfNode(last))
      : parent.table(nameOf(last), rangeOfNode(last));
    table.range ??= rangeOfNode(part.key);
    for (const keyValue of part.body) addKeyValue(table, keyValue);
  }
  return root.finished();
}

function tableOf(root: GrowingTable, path: AST.TOMLKey["keys"]): GrowingTable {
  let table = root;
  for (const part of path) table = table.table(nameOf(part), rangeOfNode(part));
  return table;
}

function addKeyValue(table: GrowingTable, { key, value }: AST.TOMLKeyValue): void {
  const last = key.keys.at(-1);
  if (last === undefined) return;
  const owner = key.keys.length === 1 ? table : tableOf(table, key.keys.slice(0, -1));
  owner.add(nameOf(last), rangeOfNode(last), nodeOf(value));
}

function nodeOf(value: AST.TOMLContentNode): ConfigNode {
  const range = rangeOfNode(value);
  if (value.type === "TOMLArray") return { kind: "list", items: value.elements.map(nodeOf), range };
  if (value.type === "TOMLInlineTable") {
    const table = new GrowingTable();
    table.range = range;
    for (const keyValue of value.body) addKeyValue(table, keyValue);
    return table.finished();
  }
  switch (value.kind) {
    case "string":
      return { kind: "string", value: value.value, range };
    case "integer":
      return { kind: "integer", value: wholeNumber(value, range), range };
    case "float":
      // A number that is written out is finite, or too large.
      if (!Number.isFinite(value.value) && /[0-9]/.test(value.number)) {
        throw new RefusedValue(`${value.number} is too large for a float`, range);
      }
      return { kind: "float", value: value.value, range };
    case "boolean":
      return { kind: "boolean", value: value.value, range };
    default:
      return { kind: "time", value: timeText(value.datetime), range };
  }
}

const LEAST_INTEGER = -(2n ** 63n);
const MOST_INTEGER = 2n ** 63n - 1n;

function wholeNumber({ value, bigint, number }: AST.TOMLIntegerValue, range: TextRange): number | bigint {
  if (bigint < LEAST_INTEGER || bigint > MOST_INTEGER) throw new RefusedValue(`${number} has more than 64 bits`, range);
  return Number.isSafeInteger(value) ? value : bigint;
}

/** A date or time as text, which is what pynenc's reader hands on: with a `T` and a `Z`, and nine digits of a second at most. */
function timeText(written: string): string {
  return written
    .replace(/^(\d{4}-\d{2}-\d{2})[Tt ](?=\d)/, "$1T")
    .replace(/z$/, "Z")
    .replace(/-00:00$/, "+00:00")
    .replace(/\.(\d{1,9})\d*/, (_, digits: string) => `.${digits.replace(/0+$/, "") || "0"}`);
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function rangeOfNode(node: AST.TOMLNode | AST.Comment): TextRange {
  const [start, end] = node.range;
  return { start, end };
}
