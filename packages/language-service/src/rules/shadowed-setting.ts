import type { SettingsDocument } from "../document.js";
import { fileFormat } from "../formats/file-format.js";
import type { TableEntry } from "../formats/tree.js";
import { type FileOrigin, type ResolvedClass, resolveClass } from "../resolve.js";
import type { ConfigClass } from "../settings/facts.generated.js";
import { settingsOf, type WrittenSetting } from "../written-settings.js";
import type { Problem, ProblemFix, Rule } from "./rule.js";

/** A value that has no effect, because a stronger source gives another one to every class it reaches. */
export const shadowedSetting: Rule = {
  name: "shadowed-setting",
  summary: "a value that another place beats wherever it would count",
  severity: "info",
  group: "settings",
  *check({ documents }) {
    const written = documents.flatMap((document) =>
      [...settingsOf(document)].map((setting) => ({ document, setting })),
    );
    const counts = new Map<string, number>();
    for (const { setting } of written) {
      const name = setting.fields[0]?.field.name ?? "";
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const resolved = new Map<ConfigClass, ResolvedClass>();
    const resolve = (configClass: ConfigClass) => {
      const before = resolved.get(configClass);
      if (before !== undefined) return before;
      const now = resolveClass(configClass, documents);
      resolved.set(configClass, now);
      return now;
    };
    for (const { document, setting } of written) {
      // Most settings are written once, and then nothing can beat them.
      if ((counts.get(setting.fields[0]?.field.name ?? "") ?? 0) < 2) continue;
      const winner = winnerOver(setting, resolve);
      if (winner !== undefined) yield problemOf(document, setting, winner);
    }
  },
};

/** What beats a setting in every class it reaches: one of those that do. */
function winnerOver(
  { entry, fields }: WrittenSetting,
  resolve: (configClass: ConfigClass) => ResolvedClass,
): FileOrigin | undefined {
  let winner: FileOrigin | undefined;
  for (const { field, configClass } of fields) {
    const origin = resolve(configClass).get(field.name)?.origin;
    // A variable stands in its document as an entry that is made anew for each deployment: its place tells it.
    if (origin === undefined || origin.kind === "default" || isSame(origin.entry, entry)) return undefined;
    winner ??= origin;
  }
  return winner;
}

function isSame(one: TableEntry, other: TableEntry): boolean {
  return one === other || (one.key === other.key && one.keyRange.start === other.keyRange.start);
}

function problemOf(document: SettingsDocument, { entry }: WrittenSetting, winner: FileOrigin): Problem {
  const line = winner.document.source.positionAt(winner.entry.keyRange.start).line + 1;
  const place = winner.document === document ? `line ${line}` : `${winner.document.source.name}:${line}`;
  return {
    document,
    range: entry.keyRange,
    message: `${entry.key} has no effect here: ${winner.path.join(".")} (${place}) beats it`,
    related: [{ document: winner.document, range: winner.entry.keyRange, message: "this one counts" }],
    fixes: removal(document, entry),
  };
}

/** Where it stands on a line of its own the line can go. */
function removal(document: SettingsDocument, { key, keyRange, value }: TableEntry): readonly ProblemFix[] {
  const { source } = document;
  const format = fileFormat(source.name, source.text);
  if (value.range === undefined || (format !== "toml" && format !== "pyproject" && format !== "dotenv")) return [];
  const first = source.positionAt(keyRange.start);
  const last = source.positionAt(value.range.end);
  const before = source.lineText(first.line).slice(0, first.character);
  const behind = source.lineText(last.line).slice(last.character);
  if (before.trim() !== "" || !/^\s*(?:#.*)?$/.test(behind)) return [];
  const range = {
    start: source.offsetAt({ line: first.line, character: 0 }),
    end: source.offsetAt({ line: last.line + 1, character: 0 }),
  };
  return [{ title: `Remove ${key}`, edits: [{ document, range, newText: "" }] }];
}
