import { lineAt } from "../../text/line-at.js";
import type { SourceText } from "../../text/source-text.js";
import { type SettingsTable, type TypedPlace, tableOfSection } from "../typed-place.js";

/** What is being typed in a YAML settings file, by lines and their indentation. */
export function placeInYaml(source: SourceText, offset: number): TypedPlace | undefined {
  const at = lineAt(source, offset);
  const match = /^(\s*)([\w-]*)(?:(:\s+)(\S*))?$/.exec(at.before);
  if (match === null) return undefined;
  const [, indent = "", key = "", colon, typed = ""] = match;
  const table = tableAround(source, at.line, indent.length);
  if (table === undefined) return undefined;
  if (colon !== undefined) {
    const rest = /^[^\s#]*/.exec(at.behind)?.[0] ?? "";
    const range = { start: offset - typed.length, end: offset + rest.length };
    return { kind: "value", table, key, range, written: quoted };
  }
  const rest = /^[\w-]*/.exec(at.behind)?.[0] ?? "";
  const end = /^[\w-]*:/.test(at.behind) ? "" : ":";
  const keys = keysAtIndent(source, at.line, indent.length);
  return {
    kind: "key",
    table,
    hasTables: table.kind === "general",
    range: { start: offset - key.length, end: offset + rest.length },
    isSet: (name) => keys.has(name),
    written: (name, isTable) => `${name}${end}${end !== "" && !isTable ? " " : ""}`,
  };
}

/** What YAML would take for something else than text is quoted: a cron begins like an alias. */
function quoted(word: string): string {
  return /^[\w./]+$/.test(word) ? word : JSON.stringify(word);
}

function tableAround(source: SourceText, line: number, indent: number): SettingsTable | undefined {
  if (indent === 0) return { kind: "general" };
  for (let at = line - 1; at >= 0; at--) {
    const text = source.lineText(at);
    const depth = /^\s*/.exec(text)?.[0].length ?? 0;
    if (depth >= indent || /^\s*(?:#|$)/.test(text)) continue;
    // Below anything else than a bare key stands the rest of a text or a list.
    const parent = /^\s*["']?([\w.]+)["']?:\s*(?:#.*)?$/.exec(text);
    return parent === null ? undefined : tableOfSection(parent[1] ?? "");
  }
  return undefined;
}

/** The keys of the lines around that are indented alike, up to one that is indented less. */
function keysAtIndent(source: SourceText, line: number, indent: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const last = source.positionAt(source.text.length).line;
  for (const step of [-1, 1]) {
    for (let at = line + step; at >= 0 && at <= last; at += step) {
      const match = /^(\s*)["']?([\w.-]+)["']?\s*:/.exec(source.lineText(at));
      if (match === null) continue;
      const depth = (match[1] ?? "").length;
      if (depth < indent) break;
      if (depth === indent) keys.add(match[2] ?? "");
    }
  }
  return keys;
}
