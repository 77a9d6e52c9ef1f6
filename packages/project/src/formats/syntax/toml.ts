import type { ParsedTree } from "./parsed-tree.js";
import { readToml } from "./read-toml.js";
import { tomlProblems } from "./toml-problems.js";
import { treeOfParts } from "./toml-tree.js";

/** Parses TOML 1.1 as pynenc's reader does, keeping the place of every key and value. */
export function parseToml(text: string): ParsedTree {
  // The parser takes one for the end of a line.
  const lone = text.search(/\r(?!\n)/);
  if (lone !== -1) {
    const range = { start: lone, end: lone + 1 };
    const problem = { range, message: "A carriage return stands before a line feed" };
    return { kind: "syntax-error", problem };
  }
  try {
    const { parts, comments } = readToml(text);
    return { kind: "tree", root: treeOfParts(parts), comments };
  } catch (error) {
    const [problem, ...others] = tomlProblems(error, text) ?? [];
    if (problem !== undefined) return { kind: "syntax-error", problem: { ...problem, others } };
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
