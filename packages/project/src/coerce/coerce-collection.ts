import type { ConfigNode } from "../tree/tree.js";
import { type Coerced, error, surprise, value } from "./coerced.js";
import { entriesInOrder, pythonText } from "./python-text.js";

/** Python's `set(value)` and `tuple(value)`, each item as `str()` shows it. */
export function coerceCollection(type: "set" | "tuple", node: ConfigNode): Coerced {
  const unhashable = type === "set" && node.kind === "list" ? node.items.find(isUnhashable) : undefined;
  if (unhashable !== undefined) return error(`Python makes no set of what holds ${kindInWords(unhashable)}`);
  const items = itemsOf(node);
  if (items === undefined) return error(`Python makes no ${type} of ${kindInWords(node)}`);
  const texts = (type === "set" ? distinct(items) : items).map(pythonText);
  switch (node.kind) {
    case "list":
      return value(texts);
    case "table":
      return surprise(texts, "Python keeps only the keys of a table");
    default:
      return texts.length === 0 ? value(texts) : surprise(texts, apart(items.map(pythonText)));
  }
}

/** What Python finds when it goes through a value; undefined where it cannot. */
export function itemsOf(node: ConfigNode): readonly ConfigNode[] | undefined {
  switch (node.kind) {
    case "list":
      return node.items;
    case "table":
      return entriesInOrder(node).map(({ key, keyRange }) => ({ kind: "string", value: key, range: keyRange }));
    case "string":
    case "time":
      return [...String(node.value)].map((character) => ({ kind: "string", value: character, range: node.range }));
    case "null":
      // In a file it is an empty text.
      return node.value === null ? undefined : [];
    default:
      return undefined;
  }
}

function apart(characters: readonly string[]): string {
  const shown = characters.slice(0, 4).map((each) => JSON.stringify(each));
  return `Python takes a string apart into its characters: ${shown.join(", ")}${characters.length > 4 ? ", …" : ""}`;
}

function isUnhashable(node: ConfigNode): boolean {
  return node.kind === "table" || (node.kind === "list" && (node.python !== "tuple" || node.items.some(isUnhashable)));
}

/** Without what Python takes for equal to something before it: `1`, `1.0` and `True` are one. */
function distinct(items: readonly ConfigNode[]): readonly ConfigNode[] {
  const first = new Map<unknown, ConfigNode>();
  for (const item of items) {
    const identity = identityOf(item);
    if (!first.has(identity)) first.set(identity, item);
  }
  return [...first.values()];
}

function identityOf(node: ConfigNode): unknown {
  switch (node.kind) {
    case "boolean":
      return node.value === true ? 1 : 0;
    case "integer":
    case "float":
      // Not a number is equal to nothing, itself included.
      return Number.isNaN(node.value) ? node : Number(node.value) + 0;
    case "list":
    case "table":
      return node;
    case "null":
      return node.value === null ? null : '"';
    default:
      return `"${node.value}`;
  }
}

/** What a value is, in a sentence about Python. Only code has a null that stays one. */
export function kindInWords({ kind }: ConfigNode): string {
  if (kind === "null") return "None";
  const noun = kind === "time" ? "date or time" : kind;
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
