import { type LineAt, lineAt } from "../../text/line-at.js";
import type { SourceText } from "../../text/source-text.js";
import type { NamedTable, SettingsTable, TypedPlace } from "../typed-place.js";
import { endsInsideTomlValue } from "./inside-toml-value.js";

/** Which tables of a file are ours or pynenc's. */
export interface TomlTables {
  readonly named: readonly NamedTable[];
  /** The table of that name, where it is one of those or a single task's; the root's name is empty. */
  find(name: string): SettingsTable | undefined;
}

/** What is being typed in TOML. By lines, and not from the parsed file: while a key is typed nothing parses. */
export function placeInToml(source: SourceText, offset: number, tables: TomlTables): TypedPlace | undefined {
  const at = lineAt(source, offset);
  if (endsInsideTomlValue(source.text.slice(0, at.start))) return undefined;
  const header = /^\s*\[\[?([^[\]#]*)$/.exec(at.before);
  if (header !== null) return headerPlace(at, header[1] ?? "", offset, tables);
  const key = /^\s*([\w.-]*)$/.exec(at.before);
  const value = /^\s*([\w.-]+)\s*=\s*([^#]*)$/.exec(at.before);
  const [prefix, name] = keyParts((key ?? value)?.[1] ?? "");
  const { header: headerAbove, keys } = tableAround(source, at.line, prefix);
  const path = [headerAbove.replaceAll(/["'\s]/g, ""), prefix.slice(0, -1)].filter((part) => part !== "").join(".");
  const table = tables.find(path);
  if (table === undefined) return undefined;
  if (table.kind === "ignore") return ignoredPlace(table, at, offset);
  if (key !== null) {
    const rest = /^[\w.-]*/.exec(at.behind)?.[0] ?? "";
    const assignment = /^[\w.-]*\s*=/.test(at.behind) ? "" : " = ";
    return {
      kind: "key",
      table,
      hasTables: false,
      range: { start: offset - name.length, end: offset + rest.length },
      isSet: (each) => keys.has(each),
      written: (each) => `${each}${assignment}`,
    };
  }
  return value === null ? undefined : valuePlace(table, name, value[2] ?? "", at, offset);
}

/** `threadrunner.max_threads` is the key `max_threads` of the table `threadrunner`. */
function keyParts(key: string): readonly [prefix: string, name: string] {
  const dot = key.lastIndexOf(".");
  return [key.slice(0, dot + 1), key.slice(dot + 1)];
}

function valuePlace(table: SettingsTable, key: string, typed: string, at: LineAt, offset: number): TypedPlace {
  const rest = /^[^#]*?(?=\s*(?:#|$))/.exec(at.behind)?.[0] ?? "";
  const range = { start: offset - typed.length, end: offset + rest.length };
  return { kind: "value", table, key, range, written: (word, isText) => (isText ? `"${word}"` : word) };
}

/** In the list behind a pattern of files: `"deploy/pynenc.json" = ["no-margin", "cr`. */
function ignoredPlace(table: SettingsTable, { before, behind }: LineAt, offset: number): TypedPlace | undefined {
  const typed = /=\s*\[(?:[^\]#]*,)?\s*("?[\w-]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const rest = /^[\w-]*"?/.exec(behind)?.[0] ?? "";
  const range = { start: offset - typed.length, end: offset + rest.length };
  return { kind: "value", table, key: "", range, written: (word) => `"${word}"` };
}

function headerPlace(at: LineAt, typed: string, offset: number, { named }: TomlTables): TypedPlace {
  const rest = /^[^\]#]*\]?/.exec(at.behind)?.[0] ?? "";
  const range = { start: offset - typed.length, end: offset + rest.length };
  return { kind: "table", tables: named, range, written: (name) => `${name}]` };
}

const HEADER = /^\s*\[\s*([^[\]]+?)\s*\]\s*(?:#.*)?$/;

/**
 * The header that a line stands below, and the keys that the other lines of that table set.
 *
 * @param prefix what stands before the key's last dot, the dot included
 */
function tableAround(
  source: SourceText,
  line: number,
  prefix: string,
): { readonly header: string; readonly keys: ReadonlySet<string> } {
  let first = line;
  let header: string | undefined;
  for (; first > 0 && header === undefined; first--) header = HEADER.exec(source.lineText(first - 1))?.[1];
  const last = source.positionAt(source.text.length).line;
  const keys = new Set<string>();
  for (let at = first; at <= last && (at <= line || HEADER.exec(source.lineText(at)) === null); at++) {
    const key = at === line ? undefined : /^\s*"?([\w.-]+)"?\s*=/.exec(source.lineText(at))?.[1];
    if (key?.startsWith(prefix) === true) keys.add(key.slice(prefix.length));
  }
  return { header: header ?? "", keys };
}
