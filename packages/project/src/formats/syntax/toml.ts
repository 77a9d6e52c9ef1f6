import { ParseError } from "toml-eslint-parser";
import type { TextRange } from "../../text/source-text.js";
import type { ParsedTree } from "./parsed-tree.js";
import { readToml } from "./read-toml.js";
import { RefusedValue } from "./toml-parts.js";
import { treeOfParts } from "./toml-tree.js";

/** Parses TOML 1.1 as pynenc's reader does, keeping the place of every key and value. */
export function parseToml(text: string): ParsedTree {
  // The parser takes one for the end of a line.
  const lone = text.search(/\r(?!\n)/);
  if (lone !== -1) {
    const problem = { range: placeAround(text, lone), message: "A carriage return stands before a line feed" };
    return { kind: "syntax-error", problem };
  }
  try {
    const { parts, comments } = readToml(text);
    return { kind: "tree", root: treeOfParts(parts), comments };
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
