import { getLocation } from "jsonc-parser";
import type { SourceText, TextRange } from "../../text/source-text.js";
import { type SettingsTable, type TypedPlace, tableOfSection } from "../typed-place.js";

/** What is being typed in a JSON settings file. */
export function placeInJson({ text }: SourceText, offset: number): TypedPlace | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const names = path.map(String);
  const table: SettingsTable | undefined =
    names.length === 1 ? { kind: "general" } : names.length === 2 ? tableOfSection(names[0] ?? "") : undefined;
  if (table === undefined) return undefined;
  const isInside =
    previousNode !== undefined && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const range = isInside
    ? { start: previousNode.offset, end: previousNode.offset + previousNode.length }
    : bareWordAt(text, offset);
  if (!isAtPropertyKey) {
    // In front of a value that is there another one would be one too many.
    const isInFront = !isInside && /^[^\S\r\n]+[^\s,}\]]/.test(text.slice(range.end, range.end + MOST_WORD_CHARACTERS));
    if (isInFront) return undefined;
    const written = (word: string, isText: boolean) => (isText ? `"${word}"` : word);
    return { kind: "value", table, key: names.at(-1) ?? "", range, written };
  }
  const colon = /^\s*:/.test(text.slice(range.end)) ? "" : ": ";
  return {
    kind: "key",
    table,
    hasTables: table.kind === "general",
    range,
    isSet: (name) => isWritten(text, name, range.start),
    written: (name) => `"${name}"${colon}`,
  };
}

/** What is typed without quotes yet is no node, and is replaced all the same. */
function bareWordAt(text: string, offset: number): TextRange {
  const before = /[\w-]*$/.exec(text.slice(Math.max(0, offset - MOST_WORD_CHARACTERS), offset))?.[0] ?? "";
  const behind = /^[\w-]*/.exec(text.slice(offset, offset + MOST_WORD_CHARACTERS))?.[0] ?? "";
  return { start: offset - before.length, end: offset + behind.length };
}

const MOST_WORD_CHARACTERS = 200;

/** Roughly, since what is half typed does not parse: a name counts wherever in the file it is a key. */
function isWritten(text: string, word: string, except: number): boolean {
  for (let at = text.indexOf(`"${word}"`); at !== -1; at = text.indexOf(`"${word}"`, at + 1)) {
    if (at !== except && /^\s*:/.test(text.slice(at + word.length + 2))) return true;
  }
  return false;
}
