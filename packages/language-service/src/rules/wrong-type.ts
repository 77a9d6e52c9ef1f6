import type { SettingsDocument } from "../document.js";
import type { TableEntry } from "../formats/tree.js";
import { classOfSection, FIELDS, fieldsOf } from "../settings/classes.js";
import { coerce } from "../settings/coerce.js";
import type { ConfigField } from "../settings/facts.generated.js";
import type { Problem, Rule } from "./rule.js";

/** A value that Python cannot turn into the setting's type. */
export const wrongType: Rule = {
  name: "wrong-type",
  summary: "a value that makes pynenc fail when it starts",
  severity: "error",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      for (const { entry, fields } of settingsOf(document)) {
        // A general key reaches every class that has the field; it is wrong when none of them can take it.
        const failures = fields.map((field) => ({ field, coerced: coerce(field.type, field.values, entry.value) }));
        const [failure] = failures;
        if (failure === undefined || failures.some(({ coerced }) => coerced.kind !== "error")) continue;
        if (failure.coerced.kind === "error") yield problemOf(document, entry, failure.field, failure.coerced.reason);
      }
    }
  },
};

function problemOf(document: SettingsDocument, entry: TableEntry, field: ConfigField, reason: string): Problem {
  const range = entry.value.range ?? entry.keyRange;
  const meant = plainReading(field, entry);
  return {
    document,
    range,
    message: `${field.name} must be ${describeType(field)}: ${reason}, so pynenc does not start`,
    fixes: meant === undefined ? [] : [{ title: `Write ${meant}`, edits: [{ document, range, newText: meant }] }],
  };
}

/** The value meant, where only one reading is plain: an enum in the wrong case, a number with its unit behind it. */
function plainReading(field: ConfigField, { value }: TableEntry): string | undefined {
  if (value.kind !== "string") return undefined;
  const text = String(value.value);
  if (field.type === "enum") {
    const lower = field.values?.find((each) => each === text.trim().toLowerCase());
    return lower === undefined ? undefined : JSON.stringify(lower);
  }
  return undefined;
}

function describeType(field: ConfigField): string {
  switch (field.type) {
    case "float":
      return `a number${field.unit === undefined ? "" : ` of ${field.unit}`}`;
    case "int":
      return `a whole number${field.unit === undefined ? "" : ` of ${field.unit}`}`;
    case "enum":
      return `one of ${(field.values ?? []).join(", ")}`;
    case "set":
    case "tuple":
      return "a list";
    case "bool":
      return "true or false";
    case "str":
      return "a string";
  }
}

/** A setting as written, and what it may be: one field in a class's table, every class's in general. */
interface WrittenSetting {
  readonly entry: TableEntry;
  readonly fields: readonly ConfigField[];
}

/** Every setting of a document that pynenc looks at. */
export function* settingsOf(document: SettingsDocument): Generator<WrittenSetting> {
  for (const entry of document.settings?.entries ?? []) {
    const configClass = entry.value.kind === "table" ? classOfSection(entry.key) : undefined;
    if (configClass !== undefined && entry.value.kind === "table") {
      const own = fieldsOf(configClass);
      for (const inner of entry.value.entries) {
        const field = own.get(inner.key);
        if (field !== undefined) yield { entry: inner, fields: [field] };
        if (configClass.section !== "task" || inner.value.kind !== "table" || !inner.key.includes(".")) continue;
        for (const ofTask of inner.value.entries) {
          const taskField = own.get(ofTask.key);
          if (taskField !== undefined) yield { entry: ofTask, fields: [taskField] };
        }
      }
      continue;
    }
    const known = FIELDS.get(entry.key);
    if (known === undefined) continue;
    const fields = known.classes.flatMap((each) => fieldsOf(each).get(entry.key) ?? []);
    yield { entry, fields: [...new Set(fields)] };
  }
}
