import { type ConfigClass, isInAnyOf } from "@slotwise/pynenc";
import type { SettingsDocument } from "../documents/document.js";
import { classNamed, classOfSection, fieldsOf, isOfPart } from "../fields/classes.js";
import { type PossibleField, parseVariableName, possibleFields } from "../fields/variable-name.js";
import { entryOfVariable } from "../formats/environment.js";
import { rememberFor } from "../memory/remember.js";
import type { TableEntry, TableNode } from "../tree/tree.js";

export type { PossibleField } from "../fields/variable-name.js";

/** A setting as written, and what it may be: one field in a class's table, every class's in general. */
export interface WrittenSetting {
  readonly entry: TableEntry;
  readonly fields: readonly PossibleField[];
  /** The one task that it is for. */
  readonly task?: string | undefined;
}

/** Every setting of a document that pynenc looks at: in a file, in the environment, in code. Rule after rule asks for them. */
export const settingsOf: (document: SettingsDocument) => readonly WrittenSetting[] = rememberFor((document) => [
  ...findSettings(document),
]);

function* findSettings(document: SettingsDocument): Generator<WrittenSetting> {
  yield* settingsIn(document.settings?.entries ?? []);
  yield* settingsIn(document.code?.values ?? []);
  for (const entry of document.code?.assignments ?? []) {
    const field = APPLICATION_FIELDS?.get(entry.key);
    if (field !== undefined && APPLICATION !== undefined)
      yield { entry, fields: [{ field, configClass: APPLICATION }] };
  }
  for (const { part, entry } of document.code?.partAssignments ?? []) {
    const fields = possibleFields(entry.key).filter(({ configClass }) => isOfPart(configClass, part));
    if (fields.length > 0) yield { entry, fields };
  }
  for (const entry of variablesOf(document)) {
    const variable = parseVariableName(entry.key);
    if (variable.kind === "setting") yield { entry, fields: variable.fields, task: variable.task };
  }
}

/** Those that some release in use has: what the others make of a value is nobody's concern. */
export function settingsInUse(document: SettingsDocument, inUse: readonly string[]): readonly WrittenSetting[] {
  return settingsUsedIn(document)(inUse);
}

const settingsUsedIn = rememberFor((document: SettingsDocument) =>
  rememberFor((inUse: readonly string[]) =>
    settingsOf(document).flatMap((setting): WrittenSetting[] => {
      const fields = setting.fields.filter(({ field }) => isInAnyOf(field, inUse));
      if (fields.length === setting.fields.length) return [setting];
      return fields.length > 0 ? [{ ...setting, fields }] : [];
    }),
  ),
);

/** What is read as one table of settings: a file's, and what code gives when it makes an application. */
export function rootsOf({ settings, code }: SettingsDocument): readonly TableNode[] {
  const entries = (code?.values ?? []).filter(({ isImplied }) => isImplied !== true);
  const given: TableNode = { kind: "table", entries, range: undefined };
  return [...(settings === undefined ? [] : [settings]), ...(entries.length === 0 ? [] : [given])];
}

/** The variables of a document, those of everything that it starts included. */
export const variablesOf: (document: SettingsDocument) => readonly TableEntry[] = rememberFor((document) => {
  const ofUnits = (document.started?.units ?? []).flatMap(({ environment }) => environment.map(entryOfVariable));
  // Units may share a variable: an anchor, a job's own for each of its steps.
  const byPlace = new Map([...(document.environment ?? []), ...ofUnits].map((entry) => [entry.keyRange.start, entry]));
  return [...byPlace.values()].filter(({ key }) => /^PYNENC/i.test(key));
});

/** `app.conf` is the application's own configuration. */
const APPLICATION = classNamed("ConfigPynenc");
const APPLICATION_FIELDS = APPLICATION === undefined ? undefined : fieldsOf(APPLICATION);

function* settingsIn(entries: readonly TableEntry[]): Generator<WrittenSetting> {
  for (const entry of entries) {
    if (entry.isImplied === true) continue;
    const configClass = entry.value.kind === "table" ? classOfSection(entry.key) : undefined;
    if (configClass !== undefined && entry.value.kind === "table") {
      yield* settingsOfClass(entry.value, configClass);
      continue;
    }
    const fields = possibleFields(entry.key);
    if (fields.length > 0) yield { entry, fields };
  }
}

function* settingsOfClass(table: TableNode, configClass: ConfigClass, task?: string): Generator<WrittenSetting> {
  const own = fieldsOf(configClass);
  for (const entry of table.entries) {
    const field = own.get(entry.key);
    if (field !== undefined) yield { entry, fields: [{ field, configClass }], task };
    else if (configClass.section === "task" && entry.value.kind === "table" && entry.key.includes(".")) {
      yield* settingsOfClass(entry.value, configClass, entry.key);
    }
  }
}
