import type { SourceText, TextRange } from "@slotwise/project";
import { getLocation } from "jsonc-parser";
import type { Completion } from "./completion.js";
import {
  type CompletionItem,
  fieldOf,
  keysOf,
  type SettingsTable,
  sectionItems,
  tableOfSection,
  valuesOf,
} from "./completion-items.js";

/** Completion in a JSON settings file. */
export function completeJson({ text }: SourceText, offset: number): readonly Completion[] {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const names = path.map(String);
  const table: SettingsTable | undefined =
    names.length === 1 ? { kind: "general" } : names.length === 2 ? tableOfSection(names[0] ?? "") : undefined;
  if (table === undefined) return [];
  const isInside =
    previousNode !== undefined && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const range = isInside
    ? { start: previousNode.offset, end: previousNode.offset + previousNode.length }
    : bareWordAt(text, offset);
  if (isAtPropertyKey) {
    const colon = /^\s*:/.test(text.slice(range.end)) ? "" : ": ";
    const items: readonly CompletionItem[] =
      table.kind === "general" ? [...keysOf(table), ...sectionItems()] : keysOf(table);
    return items
      .filter(({ word }) => !isWritten(text, word, range.start))
      .map((item) => ({ ...item, range, newText: `"${item.word}"${colon}` }));
  }
  const field = fieldOf(table, names.at(-1) ?? "");
  if (field === undefined) return [];
  return valuesOf(field).map(({ isText, ...item }) => ({
    ...item,
    range,
    newText: isText ? `"${item.word}"` : item.word,
  }));
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
