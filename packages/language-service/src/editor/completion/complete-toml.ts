import type { SourceText } from "@slotwise/project";
import { fileFormat, INNER_TABLES, ownTableNamed } from "@slotwise/project";
import type { Completion } from "./completion.js";
import {
  type CompletionItem,
  fieldOf,
  keysOf,
  ownValuesOf,
  type SettingsTable,
  sectionItems,
  tableOfSection,
  valuesOf,
} from "./completion-items.js";
import { endsInsideTomlValue } from "./inside-toml-value.js";
import { type LineAt, lineAt } from "./line-at.js";

/**
 * Completion in TOML. By lines, and not from the parsed file: while a key is typed nothing parses.
 */
export function completeToml(source: SourceText, offset: number): readonly Completion[] {
  const at = lineAt(source, offset);
  if (endsInsideTomlValue(source.text.slice(0, at.start))) return [];
  const header = /^\s*\[\[?([^[\]#]*)$/.exec(at.before);
  if (header !== null) return headers(source, at, header[1] ?? "", offset);
  const key = /^\s*([\w.-]*)$/.exec(at.before);
  const value = /^\s*([\w.-]+)\s*=\s*([^#]*)$/.exec(at.before);
  const [prefix, name] = keyParts((key ?? value)?.[1] ?? "");
  const [table, isSet] = tableAround(source, at.line, prefix);
  if (table === undefined) return [];
  if (table.kind === "ignore") return ignoredRules(at, offset);
  if (key !== null) {
    const typed = name;
    const rest = /^[\w.-]*/.exec(at.behind)?.[0] ?? "";
    const assignment = /^[\w.-]*\s*=/.test(at.behind) ? "" : " = ";
    return keysOf(table)
      .filter(({ word }) => !isSet.has(word))
      .map((item) => ({
        ...item,
        range: { start: offset - typed.length, end: offset + rest.length },
        newText: `${item.word}${assignment}`,
      }));
  }
  return value === null ? [] : values(table, name, value[2] ?? "", at, offset);
}

/** `threadrunner.max_threads` is the key `max_threads` of the table `threadrunner`. */
function keyParts(key: string): readonly [prefix: string, name: string] {
  const dot = key.lastIndexOf(".");
  return [key.slice(0, dot + 1), key.slice(dot + 1)];
}

function values(table: SettingsTable, key: string, typed: string, at: LineAt, offset: number): readonly Completion[] {
  const rest = /^[^#]*?(?=\s*(?:#|$))/.exec(at.behind)?.[0] ?? "";
  const range = { start: offset - typed.length, end: offset + rest.length };
  return valueItems(table, key).map(({ isText, ...item }) => {
    return { ...item, range, newText: isText ? `"${item.word}"` : item.word };
  });
}

function valueItems(table: SettingsTable, key: string): ReturnType<typeof valuesOf> {
  if (table.kind === "declarations" || table.kind === "rules") return ownValuesOf(table, key);
  const field = fieldOf(table, key);
  return field === undefined ? [] : valuesOf(field);
}

/** In the list behind a pattern of files: `"deploy/pynenc.json" = ["no-margin", "cr`. */
function ignoredRules({ before, behind }: LineAt, offset: number): readonly Completion[] {
  const typed = /=\s*\[(?:[^\]#]*,)?\s*("?[\w-]*)$/.exec(before)?.[1];
  if (typed === undefined) return [];
  const rest = /^[\w-]*"?/.exec(behind)?.[0] ?? "";
  const range = { start: offset - typed.length, end: offset + rest.length };
  return ownValuesOf({ kind: "ignore" }, "").map((item) => ({ ...item, range, newText: `"${item.word}"` }));
}

function headers(source: SourceText, at: LineAt, typed: string, offset: number): readonly Completion[] {
  const rest = /^[^\]#]*\]?/.exec(at.behind)?.[0] ?? "";
  const range = { start: offset - typed.length, end: offset + rest.length };
  return tablesOf(source).map((item) => ({ ...item, range, newText: `${item.word}]` }));
}

function tablesOf({ name, text }: SourceText): readonly CompletionItem[] {
  const table = (word: string, documentation: string): CompletionItem => {
    return { word, kind: "table", detail: "", documentation };
  };
  switch (fileFormat(name, text)) {
    case "pyproject":
      return [
        table("tool.pynenc", "What pynenc reads from this file."),
        ...sectionItems().map((item) => ({ ...item, word: `tool.pynenc.${item.word}` })),
        table(
          "tool.slotwise",
          "What no pynenc setting tells: how many runners there are, how long an execution takes.",
        ),
        ...INNER_TABLES.map(({ name, description }) => table(`tool.slotwise.${name}`, description)),
      ];
    case "slotwise":
      return INNER_TABLES.map(({ name, description }) => table(name, description));
    default:
      return sectionItems();
  }
}

const HEADER = /^\s*\[\s*([^[\]]+?)\s*\]\s*(?:#.*)?$/;

/**
 * The table that a line's key is in, where it is one of ours or pynenc's, and the keys that its other lines set.
 *
 * @param prefix what stands before the key's last dot, the dot included
 */
function tableAround(
  source: SourceText,
  line: number,
  prefix: string,
): readonly [SettingsTable | undefined, ReadonlySet<string>] {
  let first = line;
  let header: string | undefined;
  for (; first > 0 && header === undefined; first--) header = HEADER.exec(source.lineText(first - 1))?.[1];
  const last = source.positionAt(source.text.length).line;
  const isSet = new Set<string>();
  for (let at = first; at <= last && (at <= line || HEADER.exec(source.lineText(at)) === null); at++) {
    const key = at === line ? undefined : /^\s*"?([\w.-]+)"?\s*=/.exec(source.lineText(at))?.[1];
    if (key?.startsWith(prefix) === true) isSet.add(key.slice(prefix.length));
  }
  const path = [(header ?? "").replaceAll(/["'\s]/g, ""), prefix.slice(0, -1)].filter((part) => part !== "").join(".");
  return [tableNamed(source, path), isSet];
}

function tableNamed({ name, text }: SourceText, header: string): SettingsTable | undefined {
  const format = fileFormat(name, text);
  if (format === "slotwise") return ownTableNamed(header);
  if (header === "tool.slotwise") return ownTableNamed("");
  if (header.startsWith("tool.slotwise.")) return ownTableNamed(header.slice("tool.slotwise.".length));
  if (format === "pyproject") {
    if (header === "tool.pynenc") return { kind: "general" };
    return header.startsWith("tool.pynenc.") ? tableOfSection(header.slice("tool.pynenc.".length)) : undefined;
  }
  return header === "" ? { kind: "general" } : tableOfSection(header);
}
