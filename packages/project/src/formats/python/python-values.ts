import type { SyntaxNode, Tree } from "@lezer/common";
import { wholeNumber } from "../../coerce/python-number.js";
import type { TextRange } from "../../text/source-text.js";
import { ANY_KEY, type ConfigNode, type TableEntry } from "../../tree/tree.js";
import { ConversionBudget } from "../syntax/conversion-budget.js";
import { LETTER_ESCAPES } from "../syntax/letter-escapes.js";
import { argumentsOf } from "./python-calls.js";
import { constantsOf } from "./python-constants.js";
import { rangeOf, textOf, withoutParentheses } from "./python-syntax.js";

/** What expressions of a module stand for, without running it: literals, and constants that are literals. */
export interface PythonValues {
  /** `unknown` for what only the running program knows. */
  nodeOf(expression: SyntaxNode): ConfigNode;
  /** What a dictionary holds, in order; `ANY_KEY` stands for keys that only the running program knows. */
  entriesOf(expression: SyntaxNode): readonly TableEntry[];
  /** A setting with what an expression stands for. */
  entryOf(key: string, keyRange: TextRange, expression: SyntaxNode): TableEntry;
}

export function pythonValues(tree: Tree, text: string): PythonValues {
  // Most modules give literals: then nobody has to know of the constants.
  let constants: ReadonlyMap<string, SyntaxNode> | undefined;
  // A constant may hold another one twice, and that one a third one twice.
  const budget = new ConversionBudget();

  const resolved = (expression: SyntaxNode): SyntaxNode => {
    const node = withoutParentheses(expression);
    if (node.name !== "VariableName") return node;
    constants ??= constantsOf(tree, text);
    const constant = constants.get(textOf(node, text));
    return constant === undefined ? node : withoutParentheses(constant);
  };

  const nodeOf = (expression: SyntaxNode): ConfigNode =>
    budget.within(() => literal(resolved(expression))) ?? unknownValue(expression);

  const literal = (node: SyntaxNode): ConfigNode | undefined => {
    const range = rangeOf(node);
    const written = textOf(node, text);
    switch (node.name) {
      case "Number":
      case "UnaryExpression":
        return numberLiteral(written, range);
      case "Boolean":
        return { kind: "boolean", value: written === "True", range };
      case "None":
        return { kind: "null", value: null, range };
      case "String": {
        const value = stringLiteral(written);
        return value === undefined ? undefined : { kind: "string", value, range };
      }
      case "ArrayExpression":
      case "TupleExpression":
      case "SetExpression":
        return listLiteral(node, range);
      case "DictionaryExpression":
        return { kind: "table", entries: entriesIn(node), range };
      case "CallExpression":
        return isDict(node) ? { kind: "table", entries: entriesGiven(node), range } : undefined;
      default:
        return undefined;
    }
  };

  const listLiteral = (node: SyntaxNode, range: TextRange): ConfigNode | undefined => {
    const items: ConfigNode[] = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (/^[[\](){},]$/.test(child.name) || child.name === "Comment") continue;
      const item = nodeOf(child);
      if (item.kind === "unknown") return undefined;
      items.push(item);
    }
    const python = PYTHON_LISTS.get(node.name);
    return { kind: "list", items, range, ...(python === undefined ? {} : { python }) };
  };

  const entriesOf = (expression: SyntaxNode): readonly TableEntry[] => {
    const node = resolved(expression);
    if (node.name === "None") return [];
    const isWritten = node.name === "DictionaryExpression";
    const entries =
      isWritten || isDict(node) ? budget.within(() => (isWritten ? entriesIn(node) : entriesGiven(node))) : undefined;
    return entries ?? [anyKey(expression)];
  };

  /** `dict(a=1, **rest)` */
  const isDict = ({ name, firstChild }: SyntaxNode) =>
    name === "CallExpression" && firstChild !== null && textOf(firstChild, text) === "dict";

  const entriesGiven = (call: SyntaxNode): readonly TableEntry[] =>
    argumentsOf(call).flatMap(({ name, value }) =>
      name === undefined || name.name === "**" ? entriesOf(value) : [entryOf(textOf(name, text), rangeOf(name), value)],
    );

  const entriesIn = (dictionary: SyntaxNode): readonly TableEntry[] => {
    const entries: TableEntry[] = [];
    for (let child = dictionary.firstChild; child !== null; child = child.nextSibling) {
      const { prevSibling, nextSibling } = child;
      if (nextSibling === null) continue;
      if (child.name === "**") entries.push(...entriesOf(nextSibling));
      if (child.name !== ":" || prevSibling === null) continue;
      const key = nodeOf(prevSibling);
      if (key.kind === "unknown") entries.push(anyKey(prevSibling));
      else if (key.kind === "string") entries.push(entryOf(String(key.value), keyRangeOf(prevSibling), nextSibling));
    }
    return entries;
  };

  const entryOf = (key: string, keyRange: TextRange, expression: SyntaxNode): TableEntry => {
    const value = nodeOf(expression);
    // What is computed may be computed from any weaker value, which then counts all the same.
    return value.kind === "unknown" ? { key, keyRange, value, isUncertain: true } : { key, keyRange, value };
  };

  return { nodeOf, entriesOf, entryOf };
}

const PYTHON_LISTS: ReadonlyMap<string, "tuple" | "set"> = new Map([
  ["TupleExpression", "tuple"],
  ["SetExpression", "set"],
]);

/** Keys that only the running program knows: any setting may be one of them, or none. */
function anyKey(expression: SyntaxNode): TableEntry {
  return { key: ANY_KEY, keyRange: rangeOf(expression), value: unknownValue(expression), isUncertain: true };
}

function unknownValue(expression: SyntaxNode): ConfigNode {
  return { kind: "unknown", value: null, range: rangeOf(expression) };
}

/** Without its quotes, where it is a string. */
function keyRangeOf(key: SyntaxNode): TextRange {
  return key.name === "String" ? { start: key.from + 1, end: key.to - 1 } : rangeOf(key);
}

/** Whole numbers in any base and decimal ones, with a sign and underscores; others (`1j`) nobody writes into settings. */
function numberLiteral(written: string, range: TextRange): ConfigNode | undefined {
  const compact = written.replaceAll(/[_\s]/g, "");
  const [, sign, based] = /^([+-]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.exec(compact) ?? [];
  if (based !== undefined) return integer(sign, based, range);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(compact)) return undefined;
  if (/[.eE]/.test(compact)) return { kind: "float", value: Number(compact), range };
  return integer(compact.charAt(0), compact.replace(/^[+-]/, ""), range);
}

function integer(sign: string | undefined, digits: string, range: TextRange): ConfigNode {
  const size = BigInt(digits);
  return { kind: "integer", value: wholeNumber(sign === "-" ? -size : size), range };
}

/** A string without placeholders; undefined for any other, and for bytes. */
function stringLiteral(written: string): string | undefined {
  const [, prefix = "", , content] = /^([uUrR]?)("""|'''|"|')([\s\S]*)\2$/.exec(written) ?? [];
  if (content === undefined) return undefined;
  return /r/i.test(prefix) ? content : unescaped(content);
}

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...LETTER_ESCAPES,
    "\n": "",
    "\\": "\\",
    "'": "'",
    '"': '"',
  }),
);

/** Undefined for a character by its name. An escape that is none stays as it is. */
function unescaped(content: string): string | undefined {
  if (!content.includes("\\")) return content;
  if (content.includes("\\N{")) return undefined;
  return content.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (written, two?: string, four?: string, eight?: string, octal?: string, other = "") => {
      const digits = two ?? four ?? eight;
      if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, 16));
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      return other === "\r\n" ? "" : (ESCAPES.get(other) ?? written);
    },
  );
}
