import type { ConfigNode, ScalarNode, TableEntry, TableNode } from "../../tree/tree.js";
import type { HclCursor } from "./hcl-cursor.js";
import { heredoc, quotedText, skipHcl } from "./hcl-text.js";

/** What a name looks like. */
export const HCL_NAME: RegExp = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** A value as far as it is written out: anything that is computed is unknown, and so is a list, which says nothing here. */
export function hclExpression(cursor: HclCursor): ConfigNode {
  const start = cursor.at;
  const written = literal(cursor);
  const end = cursor.at;
  cursor.skipSpace("within a line");
  if (written !== undefined && (cursor.isAtLineEnd || /[)\]},]/.test(cursor.next))) return written;
  if (written !== undefined && !GOES_ON.test(cursor.text.slice(cursor.at, cursor.at + 2)))
    cursor.fail("Something else stands here than the end of a value");
  cursor.return(end);
  const range = { start, end: skipHcl(cursor) };
  if (range.end === start) cursor.fail("A value is missing here", start);
  return { kind: "unknown", value: null, range };
}

/** Behind a value that is written out: what computes another one from it. */
const GOES_ON = /^(?:[?+\-*/%<>&|.[]|[=!]=)/;

function literal(cursor: HclCursor): ConfigNode | undefined {
  const { next } = cursor;
  if (next === '"') return quotedText(cursor);
  if (next === "<") return heredoc(cursor);
  if (next === "{") return cursor.within(() => object(cursor));
  return word(cursor);
}

const WORD = /(?:true|false|null)(?![\p{ID_Continue}-])/uy;
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function word(cursor: HclCursor): ScalarNode | undefined {
  const start = cursor.at;
  const named = cursor.take(WORD);
  const range = { start, end: cursor.at };
  if (named === "null") return { kind: "null", value: null, range };
  if (named !== undefined) return { kind: "boolean", value: named === "true", range };
  const digits = cursor.take(NUMBER);
  return digits === undefined ? undefined : numberNode(digits, { start, end: cursor.at });
}

/** One with more digits than a double holds is unknown: as a text it would be another one. */
function numberNode(written: string, range: ScalarNode["range"]): ScalarNode {
  const value = Number(written);
  const isExact = written.replace(/[eE].*$/, "").replaceAll(/\D/g, "").length <= 15;
  const size = Math.abs(value);
  if (!isExact || (size !== 0 && (size < 1e-6 || size >= 1e21))) return { kind: "unknown", value: null, range };
  return { kind: Number.isInteger(value) ? "integer" : "float", value: value + 0, range };
}

/** A table in braces; one with a name that is computed is read as a whole by nobody here. */
function object(cursor: HclCursor): TableNode | undefined {
  const start = cursor.at;
  const entries: TableEntry[] = [];
  cursor.at++;
  for (;;) {
    cursor.skipSpace("over lines");
    if (cursor.next === "}") {
      cursor.at++;
      return { kind: "table", entries, range: { start, end: cursor.at } };
    }
    const entry = item(cursor);
    if (entry === undefined) {
      if (cursor.problem === undefined) cursor.return(start);
      return undefined;
    }
    entries.push(entry);
    cursor.skipSpace("within a line");
    if (cursor.next === ",") cursor.at++;
    else if (cursor.next !== "}" && (cursor.isAtEnd || !cursor.isAtLineEnd)) {
      cursor.fail("A comma or a new line is missing here");
      return undefined;
    }
  }
}

function item(cursor: HclCursor): TableEntry | undefined {
  const keyStart = cursor.at;
  const isQuoted = cursor.next === '"';
  const quoted = isQuoted ? quotedText(cursor) : undefined;
  const key = isQuoted ? quoted?.value : cursor.take(HCL_NAME);
  const keyRange = isQuoted ? { start: keyStart + 1, end: cursor.at - 1 } : { start: keyStart, end: cursor.at };
  cursor.skipSpace("within a line");
  if (typeof key !== "string" || cursor.take(/:(?!:)|=(?![=>])/y) === undefined) return undefined;
  cursor.skipSpace("within a line");
  return { key, keyRange, value: hclExpression(cursor) };
}
