import type { TextRange } from "../../text/source-text.js";
import type { TableEntry, TableNode } from "../../tree/tree.js";
import type { ParsedTree } from "../syntax/parsed-tree.js";
import { HclCursor } from "./hcl-cursor.js";
import { HCL_NAME, hclExpression } from "./hcl-expression.js";
import { quotedText } from "./hcl-text.js";

/**
 * HCL's own syntax as a tree, as far as it is written out. A block is an entry by its type, with a table for each label within
 * the other: of one type there may be several.
 */
export function parseHcl(text: string): ParsedTree {
  const cursor = new HclCursor(text);
  const entries = body(cursor, "file");
  const { problem, comments } = cursor;
  if (problem !== undefined) return { kind: "syntax-error", problem };
  return { kind: "tree", root: { kind: "table", entries, range: undefined }, comments };
}

function body(cursor: HclCursor, of: "file" | "block"): readonly TableEntry[] {
  const entries: TableEntry[] = [];
  const set = new Set<string>();
  for (;;) {
    cursor.skipSpace("over lines");
    if (cursor.isAtEnd) {
      if (of === "block") cursor.fail("} is missing at the end");
      return entries;
    }
    if (of === "block" && cursor.next === "}") {
      cursor.at++;
      return entries;
    }
    const entry = definition(cursor, set);
    if (entry === undefined) return entries;
    entries.push(entry);
    cursor.skipSpace("within a line");
    if (!cursor.isAtLineEnd) cursor.fail("Something else stands here than the end of the line");
  }
}

/** An attribute or a block. */
function definition(cursor: HclCursor, set: Set<string>, only?: "attribute"): TableEntry | undefined {
  const start = cursor.at;
  const key = cursor.take(HCL_NAME);
  if (key === undefined) {
    cursor.fail("The name of an argument or a block is missing here");
    return undefined;
  }
  const keyRange = { start, end: cursor.at };
  cursor.skipSpace("within a line");
  if (cursor.take(/=(?!=)/y) === undefined) {
    if (only === undefined) return block(cursor, key, keyRange);
    cursor.fail("A block in one line holds one argument at most");
    return undefined;
  }
  if (set.has(key)) cursor.fail(`${key} is set already`, start);
  set.add(key);
  cursor.skipSpace("within a line");
  return { key, keyRange, value: hclExpression(cursor) };
}

/** None has more than two; each is a level of the tree. */
const MOST_LABELS = 20;

function block(cursor: HclCursor, type: string, typeRange: TextRange): TableEntry | undefined {
  const labels: { readonly key: string; readonly keyRange: TextRange }[] = [];
  for (;;) {
    cursor.skipSpace("within a line");
    const start = cursor.at;
    if (cursor.next === "{") break;
    const isQuoted = cursor.next === '"';
    const key = isQuoted ? quotedText(cursor).value : cursor.take(HCL_NAME);
    if (typeof key !== "string") {
      cursor.fail("= or { is missing here", start);
      return undefined;
    }
    const edge = isQuoted ? 1 : 0;
    labels.push({ key, keyRange: { start: start + edge, end: cursor.at - edge } });
  }
  if (labels.length > MOST_LABELS) cursor.fail("This block has too many labels", typeRange.start, true);
  const start = cursor.at;
  const entries = cursor.within(() => inBraces(cursor)) ?? [];
  const inner: TableNode = { kind: "table", entries, range: { start, end: cursor.at } };
  const value = labels.reduceRight(
    (table, label): TableNode => ({ kind: "table", entries: [{ ...label, value: table }], range: table.range }),
    inner,
  );
  return { key: type, keyRange: typeRange, value };
}

function inBraces(cursor: HclCursor): readonly TableEntry[] {
  cursor.at++;
  cursor.skipSpace("within a line");
  if (cursor.isAtLineEnd) return body(cursor, "block");
  if (cursor.take(/\}/y) !== undefined) return [];
  const only = definition(cursor, new Set(), "attribute");
  cursor.skipSpace("within a line");
  if (cursor.take(/\}/y) === undefined) cursor.fail("} is missing at the end of the line");
  return only === undefined ? [] : [only];
}
