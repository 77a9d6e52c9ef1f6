import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, TableEntry, TableNode } from "../../tree/tree.js";
import { type JoinedText, joinedText } from "../syntax/joined-text.js";
import { type UnitWord, unitWords } from "./unit-words.js";

/** What a unit file says, and where its comments are. */
export interface UnitFile {
  /**
   * A table for each section as it is written, with an entry for each assignment: several may have one name. `null` is one
   * that says nothing, which takes back those before it; variables are a table, other lists of words a list.
   */
  readonly root: TableNode;
  readonly comments: readonly TextRange[];
}

/** Parses a file of systemd's, of which nothing is a mistake that stops it: what it does not understand it passes over. */
export function parseUnit(text: string): UnitFile {
  const comments: TextRange[] = [];
  const sections: { key: string; keyRange: TextRange; entries: TableEntry[] }[] = [];
  for (const line of linesOf(text, comments)) {
    const header = /^\s*\[([^\]]*)\]\s*$/.exec(line.text);
    if (header !== null) {
      const start = line.text.indexOf("[") + 1;
      const name = header[1] ?? "";
      sections.push({ key: name, keyRange: line.rangeOf(start, start + name.length), entries: [] });
      continue;
    }
    const entry = entryOf(line);
    if (entry !== undefined) sections.at(-1)?.entries.push(entry);
  }
  const entries = sections.map(({ key, keyRange, entries: own }): TableEntry => {
    const range = { start: keyRange.start - 1, end: keyRange.end + 1 };
    return { key, keyRange, value: { kind: "table", entries: own, range } };
  });
  return { root: { kind: "table", entries, range: { start: 0, end: 0 } }, comments };
}

/** Lines with those that they go on in: comments between them are none of it, and an empty line ends it. */
function* linesOf(text: string, comments: TextRange[]): Generator<JoinedText> {
  let pieces: { text: string; start: number }[] = [];
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const start = match.index;
    const line = match[0].replace(/[\r\n]+$/, "");
    const comment = /^\s*[#;]/.exec(line);
    if (comment !== null) {
      comments.push({ start: start + comment[0].length - 1, end: start + line.length });
      continue;
    }
    // Space behind the backslash, and it is none at the end.
    const goesOn = (/\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;
    pieces.push({ text: goesOn ? `${line.slice(0, -1)} ` : line.trimEnd(), start });
    if (goesOn) continue;
    yield joinedText(pieces);
    pieces = [];
  }
  if (pieces.length > 0) yield joinedText(pieces);
}

const LISTS: ReadonlySet<string> = new Set([
  "BindsTo",
  "PassEnvironment",
  "Requires",
  "UnsetEnvironment",
  "Upholds",
  "Wants",
]);

function entryOf(line: JoinedText): TableEntry | undefined {
  const separator = line.text.indexOf("=");
  if (separator === -1) return undefined;
  const written = line.text.slice(0, separator);
  const key = written.trim();
  const keyStart = written.length - written.trimStart().length;
  const keyRange = line.rangeOf(keyStart, keyStart + key.length);
  const behind = line.text.slice(separator + 1);
  const start = separator + 1 + behind.length - behind.trimStart().length;
  const value = behind.trim();
  const range = line.rangeOf(start, start + value.length);
  return { key, keyRange, value: nodeOf(key, value, range, (from, to) => line.rangeOf(start + from, start + to)) };
}

type Place = (start: number, end: number) => TextRange;

function nodeOf(key: string, value: string, range: TextRange, place: Place): ConfigNode {
  if (value === "") return { kind: "null", value: null, range };
  if (key === "Environment") {
    return { kind: "table", entries: unitWords(value).flatMap((word) => variableIn(word, value, place) ?? []), range };
  }
  if (!LISTS.has(key)) return { kind: "string", value, range };
  const items = unitWords(value).map((word): ConfigNode => {
    const { text, starts } = word;
    return { kind: "string", value: text, range: place(starts[0] ?? 0, starts.at(-1) ?? 0) };
  });
  return { kind: "list", items, range };
}

/** `NAME=value`, whatever is in quotes of it; anything else is no variable. */
function variableIn({ text, starts, quotes }: UnitWord, value: string, place: Place): TableEntry | undefined {
  const name = /^([A-Za-z_]\w*)=/.exec(text)?.[1];
  const written = name === undefined ? undefined : withoutSpecifiers(text.slice(name.length + 1));
  const first = starts[0];
  const last = name === undefined ? undefined : starts[name.length];
  const end = starts.at(-1);
  // Where no specifier can be meant systemd passes over it all.
  if (/%\d/.test(text.replaceAll("%%", ""))) return undefined;
  if (name === undefined || first === undefined || last === undefined || end === undefined) return undefined;
  // Quotes around name and value are none of the value.
  const isQuoted = quotes[name.length] !== "" && value.charAt(end - 1) === quotes[name.length];
  const range = place(last + 1, Math.max(last + 1, isQuoted ? end - 1 : end));
  return {
    key: name,
    keyRange: place(first, last),
    value: written === undefined ? { kind: "unknown", value: null, range } : { kind: "string", value: written, range },
  };
}

/** What a specifier (`%i`) stands for only the running unit knows. */
function withoutSpecifiers(value: string): string | undefined {
  return /%(?!%)[A-Za-z]/.test(value.replaceAll("%%", "")) ? undefined : value.replaceAll("%%", "%");
}
