import type { SettingsDocument, SourceText, TableEntry, TextRange } from "@slotwise/project";
import { rememberFor, variablesOf } from "@slotwise/project";
import type { Finding } from "./finding.js";

/** A comment that accepts a finding. */
export interface Suppression {
  readonly document: SettingsDocument;
  /** The rule's name within the comment. */
  readonly range: TextRange;
  readonly rule: string;
  /** Whether it suppressed anything. */
  readonly used: boolean;
}

/** The suppressions of one file. */
export interface Suppressions {
  readonly all: readonly Suppression[];
  /** Whether a finding is accepted; remembers that the comment was of use. */
  suppresses(finding: Pick<Finding, "rule" | "place">): boolean;
}

const COMMENT = /[#;][^\S\r\n]*slotwise:[^\S\r\n]*(ignore|ignore-file)\[([^\]\r\n]*)\]/g;

/**
 * Reads `# slotwise: ignore[rule] reason` at the end of a line, or of a value of several, or on a line of its own above,
 * and `# slotwise: ignore-file[rule] reason` anywhere; behind a `;` where that begins a comment. Several rules are separated
 * by commas. JSON has no comments.
 */
export function suppressionsOf(document: SettingsDocument): Suppressions {
  const { source, format } = document;
  if (format !== undefined && format.comment === undefined) return NONE;
  const comments = suppressionsIn(source)(document.comments).map((comment) => ({ ...comment, used: false }));
  if (comments.length === 0) return NONE;
  return {
    get all() {
      return comments.map(({ name, range, used }) => ({ document, range, rule: name, used }));
    },
    suppresses: ({ rule, place }) => {
      if (place.file !== source.name) return false;
      const matching = comments.filter(
        ({ name, lines }) => name === rule && (lines === undefined || isWithin(place.start.line, lines(document))),
      );
      for (const comment of matching) comment.used = true;
      return matching.length > 0;
    },
  };
}

const NONE: Suppressions = { all: [], suppresses: () => false };

/** A file may be a source of many deployments, and is searched once. */
const suppressionsIn = rememberFor((source: SourceText) =>
  rememberFor((comments: SettingsDocument["comments"]) => {
    if (!source.text.includes("slotwise:")) return [];
    return comments().flatMap(({ start, end }) =>
      [...source.text.slice(start, end).matchAll(COMMENT)].flatMap((match) => {
        const at = start + match.index;
        const line = source.positionAt(at).line;
        const isAlone = /^\s*[#;]/.test(source.lineText(line));
        const lines = match[1] === "ignore-file" ? undefined : isAlone ? onLine(nextLine(source, line)) : upTo(line);
        const listStart = at + match[0].length - 1 - (match[2] ?? "").length;
        return namesBetweenCommas(match[2] ?? "", listStart).map(({ name, range }) => ({ name, range, lines }));
      }),
    );
  }),
);

/** From the first line to the last. */
type Lines = readonly [number, number];

function isWithin(line: number, [first, last]: Lines): boolean {
  return first <= line && line <= last;
}

function onLine(line: number): () => Lines {
  return () => [line, line];
}

/** What a comment at the end of a line is about: that line, and all lines of a setting that ends there. */
function upTo(last: number): (document: SettingsDocument) => Lines {
  return (document) => {
    const starts = settingsOver(document).flatMap(([first, end]) => (end === last ? [first] : []));
    return [Math.min(last, ...starts), last];
  };
}

/** The lines of each setting that has several. */
const settingsOver = rememberFor((document: SettingsDocument): readonly Lines[] => {
  const { source } = document;
  const lines: Lines[] = [];
  for (const { keyRange, value } of writtenIn(document)) {
    if (value.range === undefined) continue;
    const first = source.positionAt(Math.min(keyRange.start, value.range.start)).line;
    const last = source.positionAt(Math.max(keyRange.end, value.range.end)).line;
    if (last > first) lines.push([first, last]);
  }
  return lines;
});

/** Whatever has a name and a value in a document, tables excepted: those are as long as what is in them. */
function* writtenIn(document: SettingsDocument): Generator<TableEntry> {
  const { settings, unread, declarations, code } = document;
  for (const table of [settings, unread, declarations]) if (table !== undefined) yield* leavesOf(table.entries);
  if (code !== undefined) {
    const { values, files, assignments, partAssignments } = code;
    yield* leavesOf([...values, ...files, ...assignments, ...partAssignments.map(({ entry }) => entry)]);
  }
  yield* leavesOf(variablesOf(document));
}

function* leavesOf(entries: readonly TableEntry[]): Generator<TableEntry> {
  for (const entry of entries) {
    if (entry.value.kind === "table") yield* leavesOf(entry.value.entries);
    else yield entry;
  }
}

/** The line that a comment above it is about: several comments may stand above one line. */
function nextLine(source: SourceText, line: number): number {
  let next = line + 1;
  while (source.lineText(next).trimStart().startsWith("#")) next++;
  return next;
}

function namesBetweenCommas(
  list: string,
  start: number,
): readonly { readonly name: string; readonly range: TextRange }[] {
  return [...list.matchAll(/[^,\s]+/g)].map((match) => ({
    name: match[0],
    range: { start: start + match.index, end: start + match.index + match[0].length },
  }));
}
