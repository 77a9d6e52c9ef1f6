import type { SettingsDocument } from "../document.js";
import { fileFormat } from "../formats/file-format.js";
import { type TableEntry, type TableNode, tableRange } from "../formats/tree.js";
import { variableName } from "../resolve.js";
import { classOfSection, FIELDS, fieldsOf } from "../settings/classes.js";
import type { ConfigClass } from "../settings/facts.generated.js";
import { parseVariableName } from "../settings/variable-name.js";
import type { TextRange } from "../source-text.js";
import { rootsOf, variablesOf } from "../written-settings.js";
import { moveToGeneral } from "./move-setting.js";
import type { Problem, Rule } from "./rule.js";

/** A setting that pynenc knows, where it does not look for it. */
export const misplacedSetting: Rule = {
  name: "misplaced-setting",
  summary: "a known setting where pynenc does not look for it",
  severity: "warning",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      yield* unreadTable(document);
      for (const entry of rootsOf(document).flatMap(({ entries }) => entries)) {
        const configClass = classOfSection(entry.key);
        if (configClass === undefined || entry.value.kind !== "table") continue;
        yield* inTable(document, entry.key, entry.value, configClass);
      }
      for (const entry of variablesOf(document)) yield* variable(document, entry);
    }
  },
};

function* variable(document: SettingsDocument, { key, keyRange }: TableEntry): Generator<Problem> {
  const meaning = parseVariableName(key);
  const home = meaning.kind === "misplaced" ? meaning.homes[0] : undefined;
  if (meaning.kind !== "misplaced" || home === undefined) return;
  const { field, configClass } = home;
  const name = variableName(field.name, configClass);
  yield {
    document,
    range: keyRange,
    message: `${field.name} is a setting of ${configClass.configClass}, not of ${meaning.configClass.configClass}, so pynenc ignores this variable without a word: call it ${name} or ${variableName(field.name)}`,
    fixes: [{ title: `Rename to ${name}`, edits: [{ document, range: keyRange, newText: name }] }],
  };
}

function* unreadTable(document: SettingsDocument): Generator<Problem> {
  if (document.unread === undefined) return;
  yield {
    document,
    range: tableRange(document.unread) ?? { start: 0, end: 0 },
    message:
      "pynenc looks for a table [tool.pynenc] only in pyproject.toml and reads this file from its root, so nothing in this table has any effect: write its keys at the top of the file",
  };
}

function* inTable(
  document: SettingsDocument,
  section: string,
  table: TableNode,
  configClass: ConfigClass,
): Generator<Problem> {
  const own = fieldsOf(configClass);
  for (const entry of table.entries) {
    if (configClass.section === "task" && entry.value.kind === "table") {
      // A single task's table holds the same fields, one level down.
      if (entry.key.includes(".")) yield* inTable(document, `${section}."${entry.key}"`, entry.value, configClass);
      else yield* splitTaskName(document, entry.key, entry.keyRange, entry.value);
      continue;
    }
    const known = FIELDS.get(entry.key);
    const home = known?.classes[0];
    if (home === undefined || own.has(entry.key)) continue;
    const move = moveToGeneral(document, entry, table);
    yield {
      document,
      range: entry.keyRange,
      message: `${entry.key} is a setting of ${home.configClass}, not of ${configClass.configClass}, so pynenc ignores it in ${tableName(document, section)} without a word: write it ${rightPlace(document, home)}`,
      fixes: move === undefined ? [] : [move],
    };
  }
}

/** `[task.module.name]` is two tables, but pynenc looks for one that is called `module.name`. */
function* splitTaskName(
  document: SettingsDocument,
  prefix: string,
  range: TextRange,
  table: TableNode,
): Generator<Problem> {
  const name = wholeName(prefix, table);
  const way = isPython(document)
    ? `call it "${name}"`
    : `write the whole name in quotes, ${header(document, `task."${name}"`)}`;
  yield {
    document,
    range,
    message: `pynenc looks for a single task's settings in one table that is called "module.task", so these have no effect: ${way}`,
  };
}

function wholeName(name: string, table: TableNode): string {
  for (const { key, value } of table.entries) if (value.kind === "table") return wholeName(`${name}.${key}`, value);
  return name.includes(".") ? name : `module.${name}`;
}

function rightPlace(document: SettingsDocument, home: ConfigClass): string {
  const general = isPyproject(document)
    ? "directly under [tool.pynenc]"
    : `at the top of the ${isPython(document) ? "dictionary" : "file"}`;
  if (isPython(document)) return home.section === "pynenc" ? general : `in "${home.section}", or ${general}`;
  return home.section === "pynenc" ? general : `under ${header(document, home.section)}, or ${general}`;
}

function tableName(document: SettingsDocument, section: string): string {
  return isPython(document) ? `the dictionary "${section}"` : `the table ${header(document, section)}`;
}

function header(document: SettingsDocument, section: string): string {
  return isPyproject(document) ? `[tool.pynenc.${section}]` : `[${section}]`;
}

/** What code gives is a dictionary. */
function isPython({ source }: SettingsDocument): boolean {
  return fileFormat(source.name, source.text) === "python";
}

function isPyproject({ source }: SettingsDocument): boolean {
  return source.name.includes("pyproject.toml");
}
