import type { SettingsDocument, TextRange } from "@slotwise/project";
import {
  classOfSection,
  fieldsOf,
  homesOf,
  isBelowTool,
  parseVariableName,
  rootsOf,
  type TableEntry,
  type TableNode,
  tableRange,
  variableName,
  variablesOf,
} from "@slotwise/project";
import type { ConfigClass } from "@slotwise/pynenc";
import type { Problem, ProblemFix, Rule } from "./rule.js";

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
  const renamings = (names: readonly string[]) =>
    names.map((name) => ({ title: `Rename to ${name}`, edits: [{ document, range: keyRange, newText: name }] }));
  if (meaning.kind === "section") {
    const { configClass } = meaning.configClass;
    yield {
      document,
      range: keyRange,
      message: `pynenc ignores this variable without a word: only in a file is ${configClass} called ${meaning.configClass.section}; call it ${meaning.meant}`,
      fixes: renamings([meaning.meant]),
    };
  }
  if (meaning.kind === "misplaced") {
    const { fieldName, homes, configClass } = meaning;
    const names = homes.map((home) => variableName(fieldName, home));
    yield {
      document,
      range: keyRange,
      message: `pynenc ignores this variable without a word: ${fieldName} is a setting of ${namesOf(homes)}, not of ${configClass.configClass}; call it ${oneOf([...names, variableName(fieldName)])}`,
      fixes: renamings(names),
    };
  }
}

function* unreadTable(document: SettingsDocument): Generator<Problem> {
  if (document.unread === undefined) return;
  yield {
    document,
    range: tableRange(document.unread) ?? { start: 0, end: 0 },
    message:
      "nothing in this table has any effect: pynenc looks for a table [tool.pynenc] only in pyproject.toml and reads this file from its root; write its keys at the top of the file",
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
    const homes = homesOf(entry.key);
    if (homes.length === 0 || own.has(entry.key)) continue;
    yield {
      document,
      range: entry.keyRange,
      message: `pynenc ignores ${entry.key} in ${tableName(document, section)} without a word: it is a setting of ${namesOf(homes)}, not of ${configClass.configClass}; write it ${rightPlace(document, homes)}`,
      fixes: moves(document, entry, table),
    };
  }
}

/** Moves it, where its format knows how, to where every class finds it. */
function moves(document: SettingsDocument, entry: TableEntry, table: TableNode): readonly ProblemFix[] {
  const move = document.format?.writing.moveToGeneral?.(document, entry, table);
  if (move === undefined) return [];
  return [{ title: `Move ${entry.key} ${move.place}`, edits: move.edits.map((edit) => ({ document, ...edit })) }];
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
    message: `these settings have no effect: pynenc looks for a single task's settings in one table that is called "module.task"; ${way}`,
  };
}

function wholeName(name: string, table: TableNode): string {
  for (const { key, value } of table.entries) if (value.kind === "table") return wholeName(`${name}.${key}`, value);
  return name.includes(".") ? name : `module.${name}`;
}

function rightPlace(document: SettingsDocument, homes: readonly ConfigClass[]): string {
  const general = isPyproject(document)
    ? "directly under [tool.pynenc]"
    : `at the top of the ${isPython(document) ? "dictionary" : "file"}`;
  const isPynencs = homes.some(({ section }) => section === "pynenc");
  const tables = homes.map(({ section }) =>
    isPython(document) ? `in "${section}"` : `under ${header(document, section)}`,
  );
  return isPynencs ? general : `${oneOf(tables)}, or ${general}`;
}

/** `ConfigTask and ConfigMongo` */
function namesOf(classes: readonly ConfigClass[]): string {
  return listed(
    classes.map(({ configClass }) => configClass),
    " and ",
  );
}

/** `a`, `a or b`, `a, b or c` */
function oneOf(choices: readonly string[]): string {
  return listed(choices, " or ");
}

function listed(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")}${last}${words.at(-1)}`;
}

function tableName(document: SettingsDocument, section: string): string {
  return isPython(document) ? `the dictionary "${section}"` : `the table ${header(document, section)}`;
}

function header(document: SettingsDocument, section: string): string {
  return isPyproject(document) ? `[tool.pynenc.${section}]` : `[${section}]`;
}

/** What code gives is a dictionary. */
function isPython({ code }: SettingsDocument): boolean {
  return code !== undefined;
}

function isPyproject({ source }: SettingsDocument): boolean {
  return isBelowTool(source.name);
}
