import type { TextRange } from "../../text/source-text.js";
import { entryOf, type ScalarNode, type TableEntry, type TableNode } from "../../tree/tree.js";

/**
 * A `.foreman`: options of foreman's, one a line. Of these matter `formation`, as a table of numbers, and the names of other
 * files, which are texts.
 */
export function parseForeman(text: string): TableNode {
  const entries = [...text.matchAll(OPTION)].map((match): TableEntry => {
    const [all, key = "", value = ""] = match;
    const start = match.index + all.length - value.length;
    const range = { start, end: start + value.length };
    const keyRange = { start: match.index, end: match.index + key.length };
    return { key, keyRange, value: key === "formation" ? formationIn(value, range) : unquoted(value, range) };
  });
  return { kind: "table", entries, range: { start: 0, end: 0 } };
}

const OPTION = /^(formation|procfile|env):[^\S\r\n]+((?:(?![^\S\r\n]+#|[^\S\r\n]*$)[^\r\n])+)/gm;

function unquoted(value: string, range: TextRange): ScalarNode {
  return { kind: "string", value: value.replace(/^(["'])(.*)\1$/, "$2"), range };
}

function formationIn(value: string, range: TextRange): TableNode {
  const entries = [...value.matchAll(/([\w-]+)\s*=\s*(\d+)/g)].map(
    ({ index, 0: all, 1: key = "", 2: count = "" }): TableEntry => {
      const start = range.start + index;
      const end = start + all.length;
      return {
        key,
        keyRange: { start, end: start + key.length },
        value: { kind: "integer", value: Number(count), range: { start: end - count.length, end } },
      };
    },
  );
  return { kind: "table", entries, range };
}

/** How many of a process type there are; undefined where no file says so. Of what a formation leaves out foreman starts none. */
export function countIn(foreman: TableNode, process: string): ScalarNode | "none" | undefined {
  const formation = entryOf(foreman, "formation")?.value;
  if (formation?.kind !== "table") return undefined;
  const said = entryOf(formation, process)?.value ?? entryOf(formation, "all")?.value;
  return said?.kind === "integer" && Number(said.value) > 0 ? said : "none";
}
