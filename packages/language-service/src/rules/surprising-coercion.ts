import type { SettingsDocument, TableEntry } from "@slotwise/project";
import { coerce, meantBool, type PossibleField, settingsInUse } from "@slotwise/project";
import type { ProblemFix, Rule } from "./rule.js";
import { writeInstead } from "./written-value.js";

/** A value that Python takes, but for another one than was meant. */
export const surprisingCoercion: Rule = {
  name: "surprising-coercion",
  summary: "a value that Python takes for another one than was meant",
  severity: "warning",
  group: "settings",
  *check({ documents, releases }) {
    for (const document of documents) {
      for (const { entry, fields } of settingsInUse(document, releases.releases)) {
        const surprise = firstSurprise(entry, fields);
        if (surprise === undefined || isAsGoodAsItGets(document, surprise.field, entry)) continue;
        yield {
          document,
          range: entry.value.range ?? entry.keyRange,
          message: `${surprise.field.field.name}: ${surprise.text}${advice(document, surprise.field, entry)}`,
          fixes: fixesOf(document, surprise.field, entry),
        };
      }
    }
  },
};

/** A general key reaches several classes: it surprises when no class takes it as it is written. */
function firstSurprise(
  entry: TableEntry,
  fields: readonly PossibleField[],
): { readonly field: PossibleField; readonly text: string } | undefined {
  let first: { readonly field: PossibleField; readonly text: string } | undefined;
  for (const field of fields) {
    const coerced = coerce(field.field, entry.value);
    if (coerced.kind === "value") return undefined;
    if (coerced.kind === "surprise") first ??= { field, text: coerced.surprise };
  }
  return first;
}

/** A bool in the environment: an empty variable is the one way to say no, and any text but a no says yes. */
function isAsGoodAsItGets(document: SettingsDocument, { field }: PossibleField, entry: TableEntry): boolean {
  const { value } = entry;
  if (field.type !== "bool" || value.kind !== "string" || !isEnvironment(document, entry)) return false;
  return value.value === "" || !meansNo(entry);
}

/** In the environment everything is a string, so some values cannot be given there at all. */
function advice(document: SettingsDocument, { field }: PossibleField, entry: TableEntry): string {
  if (!isEnvironment(document, entry)) return "";
  if (field.type === "bool") return ", so leave the variable empty, or say it in a settings file";
  return field.type === "set" || field.type === "tuple" ? ", so a list has to be given in a settings file" : "";
}

/** In a file and in code; what the environment cannot say, no fix can write there. */
function fixesOf(document: SettingsDocument, { field }: PossibleField, entry: TableEntry): readonly ProblemFix[] {
  const { value } = entry;
  if (isEnvironment(document, entry) || value.kind !== "string") return [];
  const text = String(value.value);
  if (field.type === "set" || field.type === "tuple") {
    const items = itemsIn(text);
    return items.length === 0 ? [] : writeInstead(document, entry, items, items.every(isDottedName));
  }
  // A blank may as well be a value that is still to come.
  return field.type === "bool" && text.trim() !== "" && meansNo(entry) ? writeInstead(document, entry, false) : [];
}

/** What somebody lists in one string: with commas or spaces between, or as a list is written, quotes and all. */
function itemsIn(text: string): readonly string[] {
  return text.split(/[\s,;[\](){}"']+/).filter((item) => item !== "");
}

/** A module, a class, an argument: of anything else nobody knows where one item ends and the next begins. */
function isDottedName(item: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(item);
}

function isEnvironment(document: SettingsDocument, entry: TableEntry): boolean {
  return entry.key.startsWith("PYNENC") && document.settings === undefined;
}

function meansNo({ value }: TableEntry): boolean {
  return value.kind === "string" && meantBool(String(value.value)) === false;
}
