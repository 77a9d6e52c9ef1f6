import type { Colours } from "../colours.js";
import { type DiffLine, diffLines } from "./line-diff.js";

const CONTEXT_LINES = 3;

/** The change of one file as `git apply` and `patch -p1` take it; empty when there is none. */
export function unifiedDiff(file: string, oldText: string, newText: string, colours: Colours): string {
  const lines = diffLines(oldText, newText);
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return "";
  const heading = [`--- ${quotedName("a", file)}`, `+++ ${quotedName("b", file)}`];
  return [
    ...heading.map((line) => `${colours.bold(line)}\n`),
    ...hunks.map((hunk) => hunkText(hunk, lines, colours)),
  ].join("");
}

/** Indices of the first line of a hunk, and of the one behind its last. */
interface Hunk {
  readonly start: number;
  readonly end: number;
}

function hunksOf(lines: readonly DiffLine[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const [index, { kind }] of lines.entries()) {
    if (kind === "same") continue;
    const end = Math.min(lines.length, index + 1 + CONTEXT_LINES);
    const last = hunks.at(-1);
    if (last !== undefined && index - CONTEXT_LINES <= last.end) hunks[hunks.length - 1] = { ...last, end };
    else hunks.push({ start: Math.max(0, index - CONTEXT_LINES), end });
  }
  return hunks;
}

function hunkText({ start, end }: Hunk, lines: readonly DiffLine[], colours: Colours): string {
  const side = (other: DiffLine["kind"]) => {
    const count = (from: number, to: number) => lines.slice(from, to).filter(({ kind }) => kind !== other).length;
    const length = count(start, end);
    // A hunk without a line on one side says behind which line it is.
    return `${count(0, start) + (length === 0 ? 0 : 1)},${length}`;
  };
  const heading = colours.cyan(`@@ -${side("added")} +${side("removed")} @@`);
  return [`${heading}\n`, ...lines.slice(start, end).map((line) => lineText(line, colours))].join("");
}

function lineText({ kind, text }: DiffLine, colours: Colours): string {
  const hasEnd = text.endsWith("\n");
  const content = hasEnd ? text.slice(0, -1) : text;
  const end = hasEnd ? "\n" : "\n\\ No newline at end of file\n";
  switch (kind) {
    case "same":
      return ` ${content}${end}`;
    case "removed":
      return `${colours.red(`-${content}`)}${end}`;
    case "added":
      return `${colours.green(`+${content}`)}${end}`;
  }
}

/** As git writes names: with a prefix, in quotes when there is something in them that would be misread. */
function quotedName(prefix: string, file: string): string {
  const name = file.startsWith("/") ? file : `${prefix}/${file}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
  if (!/[\u0000-\u001f\u007f"\\]/.test(name)) return name.includes(" ") ? `${name}\t` : name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
  const escaped = name.replaceAll(/["\\]/g, "\\$&").replaceAll(/[\u0000-\u001f\u007f]/g, (character) => {
    return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
  return `"${escaped}"`;
}
