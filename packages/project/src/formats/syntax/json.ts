import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { wholeNumber } from "../../coerce/python-number.js";
import type { ConfigNode, SyntaxProblem, TableEntry } from "../../tree/tree.js";
import { ConversionBudget } from "./conversion-budget.js";
import type { ParsedTree } from "./parsed-tree.js";
import { jsonNumber } from "./settings-json-number.js";

/**
 * Parses JSON, keeping the place of every key and value. Comments are a problem, since pynenc's reader
 * does not take them, but the rest is read all the same.
 */
export function parseJson(text: string): ParsedTree {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (error instanceof RangeError) {
      return {
        kind: "syntax-error",
        problem: { range: { start: 0, end: 0 }, message: "Nested too deeply", isLimit: true },
      };
    }
    throw error;
  }
  const [error] = errors;
  const problem = error === undefined ? strictProblem(text) : problemOf(error, text);
  if (problem !== undefined && problem.tolerated !== true) return { kind: "syntax-error", problem };
  const budget = new ConversionBudget();
  const converted = root === undefined ? undefined : convert(root, text, budget);
  if (budget.message !== "") {
    return {
      kind: "syntax-error",
      problem: { range: budget.range, message: budget.message, isLimit: budget.isLimit },
    };
  }
  // A root that is no table counts as empty.
  return {
    kind: "tree",
    root: converted?.kind === "table" ? converted : { kind: "table", entries: [], range: undefined },
    ...(problem === undefined ? {} : { problem }),
  };
}

function problemOf(error: ParseError, text: string): SyntaxProblem {
  const start = Math.max(0, Math.min(error.offset, text.length - 1));
  const end = Math.min(Math.max(start + 1, error.offset + error.length), text.length);
  const isComment = printParseErrorCode(error.error) === "InvalidCommentToken";
  return { range: { start, end }, message: isComment ? "JSON has no comments" : sentence(error), tolerated: isComment };
}

/** What the parser overlooks: a byte order mark, spaces of other kinds, a text that ends before it has begun. */
function strictProblem(text: string): SyntaxProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const at = Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0);
    const start = Math.max(0, Math.min(at, text.length - 1));
    return { range: { start, end: Math.min(start + 1, text.length) }, message: "This is no JSON" };
  }
}

/** Half of a pair that stands for one character, alone. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** `PropertyNameExpected` as "Property name expected". */
function sentence({ error }: ParseError): string {
  const words = printParseErrorCode(error)
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function convert(node: Node, text: string, budget: ConversionBudget): ConfigNode | undefined {
  return budget.within((): ConfigNode | undefined => {
    const range = { start: node.offset, end: node.offset + node.length };
    switch (node.type) {
      case "string":
        if (LONE_SURROGATE.test(node.value)) return budget.giveUp("This escape stands for half a character", range);
        return { kind: "string", value: node.value, range };
      case "boolean":
        return { kind: "boolean", value: node.value, range };
      case "number": {
        const written = text.slice(range.start, range.end);
        // What has more than 64 bits, and a zero below zero, is a float to the reader.
        const whole = /^-?\d+$/.test(written) && written !== "-0" ? BigInt(written) : undefined;
        if (whole !== undefined && BigInt.asIntN(64, whole) === whole) {
          return { kind: "integer", value: wholeNumber(whole), range };
        }
        const value = jsonNumber(written);
        if (value === undefined) return budget.giveUp(`${written} is too large for a float`, range);
        return { kind: "float", value, range };
      }
      case "array": {
        const items = (node.children ?? []).map((child) => convert(child, text, budget));
        return { kind: "list", items: items.filter((item) => item !== undefined), range };
      }
      case "object": {
        const entries = new Map<string, TableEntry>();
        for (const property of node.children ?? []) {
          const [key, value] = property.children ?? [];
          const converted = value === undefined ? undefined : convert(value, text, budget);
          if (key === undefined || converted === undefined) continue;
          if (LONE_SURROGATE.test(key.value)) return budget.giveUp("This escape stands for half a character", range);
          // Within the quotes: what is renamed is the name.
          const keyRange = { start: key.offset + 1, end: key.offset + key.length - 1 };
          // The last of two equal keys wins, as in Python.
          entries.set(key.value, { key: key.value, keyRange, value: converted });
        }
        return { kind: "table", entries: [...entries.values()], range, isSorted: true };
      }
      default:
        // pynenc's reader takes nothing for an empty text.
        return { kind: "null", value: "", range };
    }
  });
}
