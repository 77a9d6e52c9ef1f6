import type { ConfigNode, ListNode, TableEntry, TableNode } from "../tree/tree.js";

/** Python's `repr()` of a float: its shortest digits, with an exponent below 0.0001 and from 1e16 on. */
export function pythonFloatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = "", exponent = ""] = size.toExponential().split("e");
    return `${sign}${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, "0")}`;
  }
  const plain = String(size);
  return `${sign}${plain}${plain.includes(".") ? "" : ".0"}`;
}

/** Python's `str()` of a value as pynenc gets it: text as it is, everything else as it would be written in code. */
export function pythonText(node: ConfigNode): string {
  switch (node.kind) {
    case "string":
    case "time":
      return String(node.value);
    case "null":
      // In a file it is an empty text, in code it is None.
      return node.value === null ? "None" : "";
    default:
      return pythonRepr(node);
  }
}

/** Python's `repr()` of a value. */
export function pythonRepr(node: ConfigNode): string {
  switch (node.kind) {
    case "string":
    case "time":
      return quoted(String(node.value));
    case "null":
      return node.value === null ? "None" : "''";
    case "boolean":
      return node.value === true ? "True" : "False";
    case "float":
      return pythonFloatText(Number(node.value));
    case "list":
      return listText(node.items.map(pythonRepr), node.python);
    case "table":
      return `{${entriesInOrder(node)
        .map(({ key, value }) => `${quoted(key)}: ${pythonRepr(value)}`)
        .join(", ")}}`;
    default:
      return String(node.value);
  }
}

function listText(items: readonly string[], python: ListNode["python"]): string {
  const inner = items.join(", ");
  if (python === "tuple") return `(${inner}${items.length === 1 ? "," : ""})`;
  return python === "set" ? `{${inner}}` : `[${inner}]`;
}

/** A table's entries as Python goes through them. */
export function entriesInOrder({ entries, isSorted }: TableNode): readonly TableEntry[] {
  return isSorted === true ? [...entries].sort((one, other) => byCodePoint(one.key, other.key)) : entries;
}

/** By whole characters: halves of pairs would come before some that are smaller. */
function byCodePoint(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  for (const [index, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** In single quotes, unless there are some within, and no double ones. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let written = "";
  for (const character of text) {
    written += ESCAPES.get(character) ?? (character === quote ? `\\${quote}` : printable(character));
  }
  return `${quote}${written}${quote}`;
}

function printable(character: string): string {
  if (character === " " || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x1_0000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
