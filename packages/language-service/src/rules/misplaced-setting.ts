import type { SettingsDocument } from "../document.js";
import type { TableEntry } from "../formats/tree.js";
import { classOfSection, FIELDS, fieldsOf } from "../settings/classes.js";
import type { ConfigClass } from "../settings/facts.generated.js";
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
      for (const entry of document.settings?.entries ?? []) {
        const configClass = classOfSection(entry.key);
        if (configClass !== undefined && entry.value.kind === "table") yield* inTable(document, entry, configClass);
      }
    }
  },
};

function* unreadTable(document: SettingsDocument): Generator<Problem> {
  if (document.unread?.range === undefined) return;
  yield {
    document,
    range: document.unread.range,
    message:
      "pynenc reads [tool.pynenc] only in a pyproject.toml; it reads this file from its root, so nothing in this table has any effect",
  };
}

function* inTable(document: SettingsDocument, table: TableEntry, configClass: ConfigClass): Generator<Problem> {
  if (table.value.kind !== "table") return;
  const own = fieldsOf(configClass);
  for (const entry of table.value.entries) {
    if (configClass.section === "task" && entry.value.kind === "table" && !entry.key.includes(".")) {
      yield* splitTaskName(document, entry);
      continue;
    }
    const known = FIELDS.get(entry.key);
    if (known === undefined || own.has(entry.key)) continue;
    const home = known.classes[0];
    const homes = known.classes.map(({ configClass: name }) => name);
    yield {
      document,
      range: entry.keyRange,
      message: `${entry.key} is a setting of ${homes.slice(0, 2).join(" and ")}${homes.length > 2 ? ` and ${homes.length - 2} more` : ""}, not of ${configClass.configClass}: in the table ${configClass.section} pynenc ignores it in silence; it belongs into the table ${home?.section} or to the general keys above all tables`,
    };
  }
}

/** `[task.module.name]` is two tables, but pynenc looks for one that is called `module.name`. */
function* splitTaskName(document: SettingsDocument, entry: TableEntry): Generator<Problem> {
  if (entry.value.kind !== "table") return;
  const names = entry.value.entries
    .filter(({ value }) => value.kind === "table")
    .map(({ key }) => `${entry.key}.${key}`);
  const [name] = names;
  if (name === undefined) return;
  yield {
    document,
    range: entry.keyRange,
    message: `pynenc looks for one table with the task's whole name, so these settings have no effect: write the name in quotes, "${name}"`,
  };
}
