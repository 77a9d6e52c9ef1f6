import type { SettingsDocument } from "@slotwise/project";
import {
  classNamed,
  classOfSection,
  closest,
  entryOf,
  FIELDS,
  fieldsOf,
  isOfPart,
  parseVariableName,
  rootsOf,
  SECTIONS,
  type TableEntry,
  type TableNode,
  variablesOf,
} from "@slotwise/project";
import type { ConfigClass } from "@slotwise/pynenc";
import type { Problem, ProblemFix, Rule } from "./rule.js";

/** A name that pynenc does not know, and ignores. */
export const unknownSetting: Rule = {
  name: "unknown-setting",
  summary: "a name that pynenc does not know, and ignores without a word",
  severity: "warning",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      for (const root of rootsOf(document)) {
        for (const entry of root.entries) {
          const configClass = entry.value.kind === "table" ? classOfSection(entry.key) : undefined;
          if (configClass !== undefined) yield* inTable(document, entry, configClass);
          else if (!FIELDS.has(entry.key)) yield* atTop(document, entry, root);
        }
      }
      for (const entry of document.code?.assignments ?? []) yield* assignment(document, entry, APPLICATION_FIELDS);
      for (const { part, entry } of document.code?.partAssignments ?? []) {
        yield* assignment(document, entry, fieldsOfPart(part));
      }
      for (const entry of variablesOf(document)) yield* variable(document, entry);
    }
  },
};

/** What is assigned to `conf` is the application's own, or another library's `conf` altogether. */
function* assignment(
  document: SettingsDocument,
  { key, keyRange }: TableEntry,
  fields: readonly string[],
): Generator<Problem> {
  const near = FIELDS.has(key) ? undefined : closest(key, fields);
  if (near === undefined) return;
  yield {
    document,
    range: keyRange,
    message: `pynenc has no setting ${key} and ignores it without a word; did you mean ${near}?`,
    fixes: [{ title: `Rename to ${near}`, edits: [{ document, range: keyRange, newText: near }] }],
  };
}

const APPLICATION = classNamed("ConfigPynenc");
const APPLICATION_FIELDS = APPLICATION === undefined ? [] : [...fieldsOf(APPLICATION).keys()];

/** What any class has that the part may have. */
function fieldsOfPart(part: string): readonly string[] {
  return [...FIELDS].flatMap(([name, { classes }]) => (classes.some((each) => isOfPart(each, part)) ? [name] : []));
}

/** As in files: what is nearly a known name, or names a known class. */
function* variable(document: SettingsDocument, entry: TableEntry): Generator<Problem> {
  const meaning = parseVariableName(entry.key);
  if (meaning.kind !== "unknown" || (meaning.near === undefined && meaning.configClass === undefined)) return;
  const question = meaning.near === undefined ? "" : `; did you mean ${meaning.near}?`;
  yield {
    document,
    range: entry.keyRange,
    message: `pynenc has no variable ${entry.key} and ignores it without a word${question}`,
    fixes:
      meaning.near === undefined
        ? []
        : [{ title: `Rename to ${meaning.near}`, edits: [{ document, range: entry.keyRange, newText: meaning.near }] }],
  };
}

/** A general key may be anybody's, a plugin's too: only what is nearly a known name is taken for a mistake. */
function* atTop(document: SettingsDocument, entry: TableEntry, root: TableNode): Generator<Problem> {
  const isTable = entry.value.kind === "table";
  const near = closest(entry.key, isTable ? SECTIONS : FIELDS.keys());
  if (near === undefined || isReservedTable(entry.key)) return;
  yield {
    document,
    range: entry.keyRange,
    message: `pynenc has no ${isTable ? "table" : "setting"} ${entry.key}${consequence(isTable)}; did you mean ${near}?`,
    fixes: renamings(document, root, entry, near),
  };
}

function consequence(isTable: boolean): string {
  return isTable ? " and ignores all that is in it, without a word" : " and ignores it without a word";
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
    const question = near === undefined ? "" : `; did you mean ${near}?`;
    yield {
      document,
      range: entry.keyRange,
      message: `${configClass.configClass} has no setting ${entry.key}, so pynenc ignores it without a word${question}`,
      fixes: near === undefined ? [] : renamings(document, table.value, entry, near),
    };
  }
}

/** None where the right name is taken: a table must not have it twice. */
function renamings(
  document: SettingsDocument,
  table: TableNode | undefined,
  { keyRange }: TableEntry,
  near: string,
): readonly ProblemFix[] {
  if (table === undefined || entryOf(table, near) !== undefined) return [];
  return [{ title: `Rename to ${near}`, edits: [{ document, range: keyRange, newText: near }] }];
}
