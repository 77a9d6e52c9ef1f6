import type { SettingsDocument, TextRange } from "@slotwise/project";
import { lineEnd, readDocument, variablesOf } from "@slotwise/project";
import type { Finding } from "../findings/finding.js";
import { suppressionsOf } from "../findings/suppression.js";

/** A comment that accepts a finding, to be written into its file. */
export interface SuppressingEdit {
  readonly title: string;
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * Accepts a finding where it is, by a comment on a line of its own above it: not every format takes one at the end of a
 * line. Undefined where there is no room for one.
 */
export function suppressOnLine(document: SettingsDocument, { rule, place }: Finding): SuppressingEdit | undefined {
  const { source } = document;
  const at = source.offsetAt({ line: place.start.line, character: 0 });
  const indent = /^[^\S\r\n]*/.exec(source.lineText(place.start.line))?.[0] ?? "";
  // The mark that a file may begin with stays at its beginning.
  const start = at === 0 ? contentStart(source.text) : at;
  const newText = `${at === 0 ? "" : indent}# slotwise: ignore[${rule}]${lineEnd(source.text)}`;
  const title = `Accept ${rule} on this line`;
  return proven(document, { rule, place }, { title, range: { start, end: start }, newText });
}

/** Accepts a rule in all of a file, by a comment below those that it begins with. */
export function suppressInFile(document: SettingsDocument, { rule, place }: Finding): SuppressingEdit | undefined {
  const { source } = document;
  let line = 0;
  while (source.lineText(line).trimStart().startsWith("#")) line++;
  const at = source.offsetAt({ line, character: 0 });
  const start = at === 0 ? contentStart(source.text) : at;
  const isBelowLastLine = start > 0 && start === source.text.length && !source.text.endsWith("\n");
  const end = lineEnd(source.text);
  const newText = `${isBelowLastLine ? end : ""}# slotwise: ignore-file[${rule}]${end}`;
  return proven(
    document,
    { rule, place },
    { title: `Accept ${rule} in this file`, range: { start, end: start }, newText },
  );
}

function contentStart(text: string): number {
  // What is read as a space was a byte order mark; either way nothing is written before it.
  return text.startsWith("\uFEFF") || text.startsWith(" ") ? 1 : 0;
}

/** Tried out: the comment is one, it accepts the finding, and the file parses as it did and sets the same variables. */
function proven(
  document: SettingsDocument,
  { rule, place }: Pick<Finding, "rule" | "place">,
  edit: SuppressingEdit,
): SuppressingEdit | undefined {
  const { source, format, syntaxProblem } = document;
  if (format !== undefined && format.comment === undefined) return undefined;
  const { start, end } = edit.range;
  const changed = readDocument(source.name, source.text.slice(0, start) + edit.newText + source.text.slice(end));
  if ((changed.syntaxProblem === undefined) !== (syntaxProblem === undefined)) return undefined;
  // Between the lines of one command a comment would end it.
  if (variablesOf(changed).length !== variablesOf(document).length) return undefined;
  const line = changed.source.positionAt(place.startOffset + edit.newText.length).line;
  const moved = { ...place, start: { ...place.start, line } };
  return suppressionsOf(changed).suppresses({ rule, place: moved }) ? edit : undefined;
}
