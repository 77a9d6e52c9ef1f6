import { type StructuredPatchHunk, structuredPatch } from "diff";
import type { Colours } from "../../../terminal/styles.js";

/** The change of one file as `git apply` and `patch -p1` take it; empty when there is none. */
export function unifiedDiff(file: string, oldText: string, newText: string, colours: Colours): string {
  const { hunks } = structuredPatch(file, file, oldText, newText, undefined, undefined, { context: 3 });
  if (hunks.length === 0) return "";
  const [before, after] = [quotedName("a", file), quotedName("b", file)];
  // Told by its first line that it is its own, git takes names from the repository's root in whatever folder it is called.
  const heading = [`diff --git ${before} ${after}`, `--- ${inHeading(before)}`, `+++ ${inHeading(after)}`];
  return [...heading.map((line) => colours.bold(line)), ...hunks.flatMap((hunk) => hunkLines(hunk, colours)), ""].join(
    "\n",
  );
}

function hunkLines({ oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk, colours: Colours) {
  const heading = `@@ -${side(oldStart, oldLines)} +${side(newStart, newLines)} @@`;
  return [colours.cyan(heading), ...lines.map((line) => coloured(line, colours))];
}

/** A hunk without a line on one side says behind which line it is. */
function side(start: number, length: number): string {
  return `${length === 0 ? start - 1 : start},${length}`;
}

function coloured(line: string, colours: Colours): string {
  if (line.startsWith("-")) return colours.red(line);
  return line.startsWith("+") ? colours.green(line) : line;
}

/** As git writes names: with a prefix, in quotes when there is something in them that would be misread. */
function quotedName(prefix: string, file: string): string {
  const name = `${prefix}/${file}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
  if (!/[\u0000-\u001f\u007f"\\]/.test(name)) return name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
  const escaped = name.replaceAll(/["\\]/g, "\\$&").replaceAll(/[\u0000-\u001f\u007f]/g, (character) => {
    return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
  return `"${escaped}"`;
}

/** Behind an unquoted name with a space a tab says where it ends. */
function inHeading(name: string): string {
  return name.includes(" ") && !name.startsWith('"') ? `${name}\t` : name;
}
