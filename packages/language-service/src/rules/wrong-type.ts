import type { SettingsDocument, TableEntry } from "@slotwise/project";
import { coerce, type PossibleField, settingsInUse } from "@slotwise/project";
import type { ConfigClass, ConfigField } from "@slotwise/pynenc";
import type { Problem, Rule } from "./rule.js";
import { writeInstead } from "./written-value.js";

/** A value that Python cannot turn into the setting's type. */
export const wrongType: Rule = {
  name: "wrong-type",
  summary: "a value that Python cannot turn into the setting's type",
  severity: "error",
  group: "settings",
  *check({ documents, releases }) {
    for (const document of documents) {
      for (const { entry, fields } of settingsInUse(document, releases.releases)) {
        // A general key reaches every class that has the field; it is wrong when none of them can take it.
        const [first] = fields;
        if (first === undefined || fields.some(({ field }) => coerce(field, entry.value).kind !== "error")) continue;
        const result = coerce(first.field, entry.value);
        if (result.kind === "error" && result.isRange !== true) yield problemOf(document, entry, first, result.reason);
      }
    }
  },
};

function problemOf(
  document: SettingsDocument,
  entry: TableEntry,
  { field, configClass }: PossibleField,
  reason: string,
): Problem {
  const range = entry.value.range ?? entry.keyRange;
  const meant = plainReading(field, entry);
  return {
    document,
    range,
    message: `${whatFails(configClass)}: ${field.name} must be ${describeType(field)}, but ${reason}`,
    fixes: meant === undefined ? [] : writeInstead(document, entry, meant),
  };
}

/** The application itself is built first; the rest when something that uses it is. */
export function whatFails({ section, configClass }: ConfigClass): string {
  return section === "pynenc" ? "the application does not start" : `whatever needs ${configClass} does not start`;
}

/** The value meant, where only one reading is plain: an enum in the wrong case. */
function plainReading(field: ConfigField, { value }: TableEntry): string | undefined {
  if (value.kind !== "string") return undefined;
  const text = String(value.value);
  return field.type === "enum" ? field.values?.find((each) => each === text.trim().toLowerCase()) : undefined;
}

function describeType(field: ConfigField): string {
  switch (field.type) {
    case "float":
      return `a number${field.unit === undefined ? "" : ` of ${field.unit}`}`;
    case "int":
      return `a whole number${field.unit === undefined ? "" : ` of ${field.unit}`}`;
    case "enum":
      return `one of ${(field.values ?? []).map((each) => JSON.stringify(each)).join(", ")}`;
    case "set":
    case "tuple":
      return "a list";
    case "bool":
      return "true or false";
    case "str":
      return "a string";
  }
}
