import { type AST, parseTOML } from "toml-eslint-parser";
import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode } from "../../tree/tree.js";
import type { TomlKey, TomlKeyValue, TomlPart, TomlReading } from "./toml-part.js";
import { inlineTable } from "./toml-tree.js";

/** What the parser takes and pynenc's reader does not. */
export class RefusedValue extends Error {
  readonly range: TextRange;

  constructor(message: string, range: TextRange) {
    super(message);
    this.range = range;
  }
}

/**
 * Reads a text with the parser, from its beginning to its end.
 *
 * @throws {ParseError} where the parser does not take it
 * @throws {RefusedValue} where pynenc's reader does not take it
 */
export function readWhole(text: string): TomlReading {
  // The parser gives a 0 that ends the text an empty range, so the text does not end with it.
  const program = parseTOML(`${text}\n`, { tomlVersion: "1.1" });
  return { parts: partsOf(program.body[0]), comments: program.comments.map(rangeOfNode) };
}

function partsOf(top: AST.TOMLTopLevelTable): readonly TomlPart[] {
  const before = top.body.filter((part) => part.type === "TOMLKeyValue");
  const tables = top.body.filter((part) => part.type === "TOMLTable");
  const parts: TomlPart[] = before.length > 0 ? [{ header: undefined, keyValues: before.map(keyValueOf) }] : [];
  for (const { key, kind, body } of tables) {
    const header = { path: key.keys.map(keyOf), isArray: kind === "array", range: rangeOfNode(key) };
    parts.push({ header, keyValues: body.map(keyValueOf) });
  }
  return parts;
}

function keyValueOf({ key, value }: AST.TOMLKeyValue): TomlKeyValue {
  return { path: key.keys.map(keyOf), value: nodeOf(value) };
}

function keyOf(key: AST.TOMLBare | AST.TOMLQuoted): TomlKey {
  return { name: key.type === "TOMLBare" ? key.name : key.value, range: rangeOfNode(key) };
}

function nodeOf(value: AST.TOMLContentNode): ConfigNode {
  const range = rangeOfNode(value);
  if (value.type === "TOMLArray") return { kind: "list", items: value.elements.map(nodeOf), range };
  if (value.type === "TOMLInlineTable") return inlineTable(value.body.map(keyValueOf), range);
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

function rangeOfNode(node: AST.TOMLNode | AST.Comment): TextRange {
  const [start, end] = node.range;
  return { start, end };
}
