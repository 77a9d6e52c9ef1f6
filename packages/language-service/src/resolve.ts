import type { SettingsDocument } from "./document.js";
import { entryOf, type TableEntry, type TableNode, tableAt } from "./formats/tree.js";
import { classNamed, fieldsOf, passesOf } from "./settings/classes.js";
import { type Coerced, coerce } from "./settings/coerce.js";
import type { ConfigClass, ConfigField } from "./settings/facts.generated.js";

/** Where in a file a value stands. */
export interface FileOrigin {
  /** A settings file, an environment variable that some file sets, or code. */
  readonly kind: "file" | "environment" | "code";
  readonly document: SettingsDocument;
  /** Below pynenc's root: `["max_pending_seconds"]`, or `["runner", "min_parallel_slots"]`; a variable's name. */
  readonly path: readonly string[];
  readonly entry: TableEntry;
}

export type Origin = { readonly kind: "default" } | FileOrigin;

/** One setting as pynenc ends up with it. */
export interface EffectiveSetting {
  readonly field: ConfigField;
  readonly configClass: ConfigClass;
  readonly coerced: Coerced;
  readonly origin: Origin;
  /** The other places that set it, weakest first; all of them lost. */
  readonly beaten: readonly FileOrigin[];
}

export type ResolvedClass = ReadonlyMap<string, EffectiveSetting>;

/**
 * Builds one settings object as pynenc does: a pass for each parent class, then one for the class itself; in each pass
 * the sources from weakest to strongest, in each source the general key and then the class's table. A pass that finds a
 * value replaces what earlier passes left. One key of one source counts once: what a parent's pass has taken is not
 * seen again. The environment is asked in every pass and beats its sources; what code assigns later beats everything.
 *
 * @param documents the sources, weakest first
 * @param task `module.task`: the settings of one task, whose table and variables beat those of all tasks
 */
export function resolveClass(
  configClass: ConfigClass,
  documents: readonly SettingsDocument[],
  task?: string,
): ResolvedClass {
  const taken = new Set<TableEntry>();
  const winners = new Map<string, FileOrigin>();
  const found = new Map<string, Set<FileOrigin>>();
  const variables = variablesOf(documents);
  const win = (field: string, origin: FileOrigin) => {
    winners.set(field, origin);
    found.set(field, (found.get(field) ?? new Set()).add(origin));
  };
  for (const pass of passesOf(configClass)) {
    const fields = fieldsOf(pass);
    for (const origin of originsOf(readIn(pass, documents), tablesOf(pass, task), fields)) {
      if (taken.has(origin.entry)) continue;
      taken.add(origin.entry);
      win(origin.entry.key, origin);
    }
    for (const field of variables.size === 0 ? [] : fields.keys()) {
      const variable =
        (task === undefined ? undefined : variables.get(taskVariable(field, pass, task))) ??
        variables.get(variableName(field, pass)) ??
        variables.get(variableName(field));
      if (variable !== undefined) win(field, variable);
    }
  }
  for (const document of documents) {
    for (const entry of document.assignments) {
      if (fieldsOf(configClass).has(entry.key)) win(entry.key, { kind: "code", document, path: [entry.key], entry });
    }
  }
  const resolved = new Map<string, EffectiveSetting>();
  for (const [name, field] of fieldsOf(configClass)) {
    const origin = winners.get(name);
    resolved.set(name, {
      field,
      configClass,
      coerced:
        origin === undefined
          ? { kind: "value", value: field.default }
          : coerce(field.type, field.values, origin.entry.value),
      origin: origin ?? { kind: "default" },
      beaten: [...(found.get(name) ?? [])].filter((other) => other !== origin),
    });
  }
  return resolved;
}

/** `PYNENC__APP_ID`, or, for one class, `PYNENC__CONFIGPYNENC__APP_ID`. */
export function variableName(field: string, configClass?: ConfigClass): string {
  const scope = configClass === undefined ? "" : `${configClass.configClass.toUpperCase()}__`;
  return `PYNENC__${scope}${field.toUpperCase()}`;
}

/** The tables of one pass, from the weakest to the strongest: a single task's is one below that of all tasks. */
function tablesOf({ section }: ConfigClass, task: string | undefined): readonly (readonly string[])[] {
  return task === undefined ? [[section]] : [[section], [section, task]];
}

function taskVariable(field: string, configClass: ConfigClass, task: string): string {
  return variableName(`${task}__${field}`, configClass);
}

/** `PYNENC__CONFIGTASK__MODULE#TASK__FIELD` as files name the task: `MODULE.TASK`. */
function keyOfVariable(name: string): string {
  return name.replace("#", ".");
}

/** The variables in force: of several files, and of one file's several lines, the last one counts. */
function variablesOf(documents: readonly SettingsDocument[]): ReadonlyMap<string, FileOrigin> {
  const variables = new Map<string, FileOrigin>();
  for (const document of documents) {
    for (const entry of document.environment) {
      variables.set(keyOfVariable(entry.key), { kind: "environment", document, path: [entry.key], entry });
    }
  }
  return variables;
}

/** What one pass reads, weakest first. A file that is read twice counts where it is stronger. */
function readIn(pass: ConfigClass, documents: readonly SettingsDocument[]): readonly SettingsDocument[] {
  const read = documents.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === pass);
  const last = new Map(read.map(({ settings }, index) => [settings, index]));
  return read.filter(({ settings }, index) => settings === undefined || last.get(settings) === index);
}

/** The places of fields that one pass looks at, weakest first: what code gives, then the files. */
function* originsOf(
  documents: readonly SettingsDocument[],
  tables: readonly (readonly string[])[],
  fields: ReadonlyMap<string, ConfigField>,
): Generator<FileOrigin> {
  for (const document of documents) {
    if (document.codeValues.length === 0) continue;
    const given: TableNode = { kind: "table", entries: document.codeValues, range: undefined };
    yield* originsIn(given, "code", document, tables, fields);
  }
  for (const document of documents) {
    if (document.settings !== undefined) yield* originsIn(document.settings, "file", document, tables, fields);
  }
}

function* originsIn(
  root: TableNode,
  kind: FileOrigin["kind"],
  document: SettingsDocument,
  tables: readonly (readonly string[])[],
  fields: ReadonlyMap<string, ConfigField>,
): Generator<FileOrigin> {
  for (const entry of firstEntries(root, fields)) yield { kind, document, path: [entry.key], entry };
  for (const path of tables) {
    const table = tableAt(root, path);
    const entries = table === undefined ? [] : firstEntries(table, fields);
    for (const entry of entries) yield { kind, document, path: [...path, entry.key], entry };
  }
}

/** The entries that are fields; of several with one key the first. */
function firstEntries(table: TableNode, fields: ReadonlyMap<string, ConfigField>): readonly TableEntry[] {
  return table.entries.filter((entry) => fields.has(entry.key) && entryOf(table, entry.key) === entry);
}

/** The settings objects that decide about the atomic service. */
export interface ResolvedApp {
  readonly pynenc: ResolvedClass;
  readonly runner: ResolvedClass;
  readonly runnerClass: ConfigClass;
}

/** @param documents the sources, weakest first */
export function resolveApp(documents: readonly SettingsDocument[]): ResolvedApp {
  const pynenc = resolveClass(requiredClass("ConfigPynenc"), documents);
  const chosen = pynenc.get("runner_cls")?.coerced;
  const runnerName = chosen?.kind === "value" ? String(chosen.value) : "";
  const runnerClass = classNamed(`Config${runnerName}`) ?? requiredClass("ConfigRunner");
  return { pynenc, runner: resolveClass(runnerClass, documents), runnerClass };
}

function requiredClass(name: string): ConfigClass {
  const configClass = classNamed(name);
  if (configClass === undefined) throw new Error(`the facts lack ${name}`);
  return configClass;
}
