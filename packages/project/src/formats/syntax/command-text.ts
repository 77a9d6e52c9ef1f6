import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, TableNode } from "../../tree/tree.js";

/** A command that stands in a file, or a word of one. */
export interface CommandText {
  readonly text: string;
  readonly range: TextRange;
  /** Where it stands as it is, character by character; undefined where it is written in another way. */
  readonly at: number | undefined;
  /** How the file has it, quotes included, where that is known. */
  readonly written?: string | undefined;
  /** The tree that it stands in, where that may be another file's. */
  readonly tree?: TableNode | undefined;
}

/**
 * A stretch of a file that says a command.
 *
 * @param file all of its text; without it only what is as long as what it says is known to be that
 */
export function commandText(text: string, range: TextRange, file?: string, tree?: TableNode): CommandText {
  const written = file?.slice(range.start, range.end);
  const offset = written === undefined ? (range.end - range.start === text.length ? 0 : -1) : written.indexOf(text);
  return { text, range, at: offset === -1 ? undefined : range.start + offset, written, tree };
}

/** A scalar as a command, or each of a list; others are none. */
export function commandTexts(node: ConfigNode | undefined, file?: string, tree?: TableNode): readonly CommandText[] {
  if (node === undefined) return [];
  if (node.kind === "list") return node.items.flatMap((item) => commandTexts(item, file, tree));
  // What is filled in later is a word all the same.
  if (node.kind === "unknown") return [{ text: "$", range: node.range, at: undefined, tree }];
  if (!("value" in node) || node.value === null) return [];
  return [commandText(String(node.value), node.range, file, tree)];
}
