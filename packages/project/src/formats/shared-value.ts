import type { TextRange } from "../text/source-text.js";
import type { Format, ReadSource } from "./format.js";

/**
 * The name under which others have a value as well that stands at a place: a constant of a module, an anchor. Undefined where
 * whoever changes the value changes nothing else.
 */
export function sharedName(
  { format, source: { text } }: Pick<ReadSource, "source"> & { readonly format: Format | undefined },
  range: TextRange,
): string | undefined {
  const line = text.slice(text.lastIndexOf("\n", range.start - 1) + 1, range.start);
  if (format?.parser === "python") {
    const name = CONSTANT.exec(line)?.[1];
    return name !== undefined && usesOf(text, `\\b${name}\\b`) > 2 ? name : undefined;
  }
  if (format?.parser !== "yaml") return undefined;
  const name = ANCHOR.exec(line)?.[1];
  return name !== undefined && usesOf(text, String.raw`(?<=[\s:,[{-])\*${escaped(name)}(?![^\s,\]}])`) > 0
    ? `&${name}`
    : undefined;
}

/** Assigned to a name of the module's own, and given to others from there. */
const CONSTANT = /^([\p{L}_][\p{L}\p{N}_]*)\s*(?::[^=]*)?=\s*\(?\s*$/u;
const ANCHOR = /&([^\s,[\]{}]+)[^\S\r\n]+$/;

function usesOf(text: string, pattern: string): number {
  return [...text.matchAll(new RegExp(pattern, "gu"))].length;
}

function escaped(name: string): string {
  return name.replace(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
}
