import { closest } from "../closest.js";
import type { SettingsDocument } from "../document.js";
import type { TableEntry } from "../formats/tree.js";
import { classOfSection, FIELDS, fieldsOf, SECTIONS } from "../settings/classes.js";
import type { ConfigClass } from "../settings/facts.generated.js";
import type { Problem, Rule } from "./rule.js";

/** A name that pynenc does not know, and ignores. */
export const unknownSetting: Rule = {
  name: "unknown-setting",
  summary: "a name that pynenc does not know, and ignores in silence",
  severity: "warning",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      for (const entry of document.settings?.entries ?? []) {
        const configClass = entry.value.kind === "table" ? classOfSection(entry.key) : undefined;
        if (configClass !== undefined) yield* inTable(document, entry, configClass);
        else if (!FIELDS.has(entry.key)) yield* atTop(document, entry);
      }
    }
  },
};

/** A general key may be anybody's, a plugin's too: only what is nearly a known name is taken for a mistake. */
function* atTop(document: SettingsDocument, entry: TableEntry): Generator<Problem> {
  const isTable = entry.value.kind === "table";
  const near = closest(entry.key, isTable ? SECTIONS : FIELDS.keys());
  if (near === undefined || near === entry.key || isReservedTable(entry.key)) return;
  yield {
    document,
    range: entry.keyRange,
    message: isTable
      ? `pynenc has no table ${entry.key} and ignores it in silence; did you mean ${near}?`
      : `pynenc has no setting ${entry.key} and ignores it in silence, so the default stays in force; did you mean ${near}?`,
    fixes: [{ title: `Rename to ${near}`, edits: [{ document, range: entry.keyRange, newText: near }] }],
  };
}

/** `[tool.pynenc]` in a file that pynenc reads from its root: another rule's business. */
function isReservedTable(key: string): boolean {
  return key === "tool" || key === "project";
}

function* inTable(document: SettingsDocument, table: TableEntry, configClass: ConfigClass): Generator<Problem> {
  if (table.value.kind !== "table") return;
  for (const entry of table.value.entries) {
    // The tables of single tasks hold the same fields, one level down.
    if (configClass.section === "task" && entry.value.kind === "table") {
      if (entry.key.includes(".")) yield* inTable(document, entry, configClass);
      continue;
    }
    if (FIELDS.has(entry.key)) continue;
    const near = closest(entry.key, fieldsOf(configClass).keys());
    yield {
      document,
      range: entry.keyRange,
      message: `${configClass.configClass} has no setting ${entry.key}, so pynenc ignores it in silence${near === undefined ? "" : `; did you mean ${near}?`}`,
      fixes:
        near === undefined
          ? []
          : [{ title: `Rename to ${near}`, edits: [{ document, range: entry.keyRange, newText: near }] }],
    };
  }
}
