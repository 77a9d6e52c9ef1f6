import type { ConfigClass, ConfigField } from "@slotwise/pynenc";
import type { SettingsDocument } from "../documents/document.js";
import { classNamed, fieldsOf, isOfPart, passesOf } from "../fields/classes.js";
import { variableName } from "../fields/variable-name.js";
import { ANY_KEY, entryOf, type TableEntry, type TableNode, tableAt } from "../tree/tree.js";
import { CountingPlaces } from "./counting-places.js";
import type { FileOrigin, ResolvedClass } from "./effective-setting.js";

/**
 * Builds one settings object as pynenc does: a pass for each parent class, then one for the class itself; in each pass
 * the sources from weakest to strongest, in each source the general key and then the class's table. A pass that finds a
 * value replaces what earlier passes left. One key of one source counts once: what a parent's pass has taken is not
 * seen again. The environment is asked in every pass and beats its sources; what code assigns later beats everything.
 * What is uncertain beats nothing: it joins what it would beat, and the value is known at run time. Each pass makes its
 * value what the setting's type wants, so that one which cannot be made that stops pynenc, whatever a later pass finds.
 *
 * @param documents the sources, weakest first
 * @param task `module.task`: the settings of one task, whose table and variables beat those of all tasks
 */
export function resolveClass(
  configClass: ConfigClass,
  documents: readonly SettingsDocument[],
  task?: string,
): ResolvedClass {
  const counting = new CountingPlaces();
  const variables = variablesOf(documents);
  const own = fieldsOf(configClass);
  for (const pass of passesOf(configClass)) {
    const fields = fieldsOf(pass);
    for (const origin of originsOf(readIn(pass, documents), tablesOf(pass, task), fields)) {
      for (const field of origin.entry.key === ANY_KEY ? fields.keys() : [origin.entry.key])
        counting.take(field, origin);
    }
    for (const field of variables.size === 0 ? [] : fields.keys()) {
      const names = [variableName(field, pass), variableName(field)];
      if (task !== undefined) names.unshift(taskVariable(field, configClass, task));
      for (const variable of variablesInForce(variables, names)) counting.win(field, variable);
    }
    counting.endPass(own);
  }
  // `app.conf` is the application's own configuration.
  for (const document of configClass.configClass === APPLICATION ? documents : []) {
    for (const entry of document.code?.assignments ?? []) {
      for (const key of keysOf(entry, own)) counting.win(key, { kind: "code", document, path: [key], entry });
      counting.endPass(own);
    }
  }
  for (const document of documents) {
    for (const { part, entry } of document.code?.partAssignments ?? []) {
      if (!isOfPart(configClass, part)) continue;
      for (const key of keysOf(entry, own)) counting.win(key, { kind: "code", document, path: [key], entry });
      counting.endPass(own);
    }
  }
  return counting.settled(configClass);
}

/** Those fields that what code assigns may be. */
function keysOf({ key }: TableEntry, fields: ReadonlyMap<string, ConfigField>): Iterable<string> {
  if (key === ANY_KEY) return fields.keys();
  return fields.has(key) ? [key] : [];
}

/** The tables of one pass, from the weakest to the strongest: a single task's is one below that of all tasks. */
function tablesOf({ section }: ConfigClass, task: string | undefined): readonly (readonly string[])[] {
  return task === undefined ? [[section]] : [[section], [section, task]];
}

/** `PYNENC__CONFIGTASK__MODULE#TASK__FIELD`, where files say `module.task`. */
function taskVariable(field: string, configClass: ConfigClass, task: string): string {
  const dot = task.lastIndexOf(".");
  return variableName(`${task.slice(0, dot)}#${task.slice(dot + 1)}__${field}`, configClass);
}

type Variables = ReadonlyMap<string, readonly FileOrigin[]>;

/**
 * The variables by their names: of several files, and of one file's several lines, the last that is certain, and what
 * follows. One that counts only where nothing else sets it comes before what may not be set.
 */
function variablesOf(documents: readonly SettingsDocument[]): Variables {
  const variables = new Map<string, FileOrigin[]>();
  for (const document of documents) {
    for (const entry of document.environment ?? []) {
      const origin: FileOrigin = { kind: "environment", document, path: [entry.key], entry };
      const before = variables.get(entry.key);
      if (before !== undefined && entry.isFallback === true) {
        if (before[0]?.entry.isUncertain === true) before.unshift(origin);
      } else if (before !== undefined && entry.isUncertain === true) before.push(origin);
      else variables.set(entry.key, [origin]);
    }
  }
  return variables;
}

/** Those of the strongest name that is set, weakest first; weaker names as well, as long as all before may not be set. */
function variablesInForce(variables: Variables, strongestFirst: readonly string[]): readonly FileOrigin[] {
  const inForce: FileOrigin[] = [];
  for (const name of strongestFirst) {
    const origins = variables.get(name) ?? [];
    inForce.unshift(...origins);
    if (origins.some(({ entry }) => entry.isUncertain !== true)) break;
  }
  return inForce;
}

/** What one pass reads, weakest first. A file that is read twice by all classes counts where it is stronger. */
function readIn(pass: ConfigClass, documents: readonly SettingsDocument[]): readonly SettingsDocument[] {
  const read = documents.filter(
    ({ onlyFor, unnamed }) => unnamed !== "unread" && (onlyFor === undefined || onlyFor === pass),
  );
  if (read.length < 2) return read;
  const last = new Map(
    read.flatMap(({ settings, onlyFor }, index) => (onlyFor === undefined ? [[settings, index]] : [])),
  );
  return read.filter(
    ({ settings, onlyFor }, index) => settings === undefined || onlyFor !== undefined || last.get(settings) === index,
  );
}

/** The places of fields that one pass looks at, weakest first: what code gives, then the files. */
function* originsOf(
  documents: readonly SettingsDocument[],
  tables: readonly (readonly string[])[],
  fields: ReadonlyMap<string, ConfigField>,
): Generator<FileOrigin> {
  for (const document of documents) {
    if (document.code !== undefined) yield* originsInCode(document, document.code.values, tables, fields);
  }
  for (const document of documents) {
    if (document.settings !== undefined) yield* originsInFile(document.settings, document, tables, fields);
  }
}

function* originsInFile(
  root: TableNode,
  document: SettingsDocument,
  tables: readonly (readonly string[])[],
  fields: ReadonlyMap<string, ConfigField>,
): Generator<FileOrigin> {
  for (const entry of firstEntries(root, fields)) yield { kind: "file", document, path: [entry.key], entry };
  for (const path of tables) {
    const table = tableAt(root, path);
    const entries = table === undefined ? [] : firstEntries(table, fields);
    for (const entry of entries) yield { kind: "file", document, path: [...path, entry.key], entry };
  }
}

/** The entries that are fields; of several with one key the first. */
function firstEntries(table: TableNode, fields: ReadonlyMap<string, ConfigField>): readonly TableEntry[] {
  return table.entries.filter((entry) => fields.has(entry.key) && entryOf(table, entry.key) === entry);
}

/** As in a file, but of several entries with one key the last counts, as it does in a dictionary of Python's. */
function* originsInCode(
  document: SettingsDocument,
  given: readonly TableEntry[],
  tables: readonly (readonly string[])[],
  fields: ReadonlyMap<string, ConfigField>,
): Generator<FileOrigin> {
  for (const path of [[], ...tables]) {
    const entries = entriesBelow(given, path);
    const lastAny = entries.findLastIndex(({ key }) => key === ANY_KEY);
    for (const [index, entry] of entries.entries()) {
      // The last one joins whatever an earlier one would have joined.
      if (index !== lastAny && (entry.key === ANY_KEY || !fields.has(entry.key))) continue;
      yield { kind: "code", document, path: [...path, entry.key], entry };
    }
  }
}

/** The entries of a table in code, in order. A table replaces those of its name before it, unless it is uncertain. */
function entriesBelow(entries: readonly TableEntry[], [key, ...rest]: readonly string[]): readonly TableEntry[] {
  if (key === undefined) return entries;
  const named = entries.filter((entry) => entry.key === key);
  const last = named.findLastIndex(({ isUncertain }) => isUncertain !== true);
  return named.slice(Math.max(last, 0)).flatMap((entry) => {
    if (entry.value.kind === "unknown") return [{ ...entry, key: ANY_KEY }];
    return entry.value.kind === "table" ? entriesBelow(entry.value.entries, rest) : [];
  });
}

const APPLICATION = "ConfigPynenc";

/** The settings objects that decide about the atomic service. */
export interface ResolvedApp {
  readonly pynenc: ResolvedClass;
  readonly runner: ResolvedClass;
  readonly runnerClass: ConfigClass;
  /** Of the broker that is chosen. */
  readonly broker: ResolvedClass;
}

/** @param documents the sources, weakest first */
export function resolveApp(documents: readonly SettingsDocument[]): ResolvedApp {
  const pynenc = resolveClass(requiredClass(APPLICATION), documents);
  const chosen = pynenc.get("runner_cls")?.coerced;
  const runnerName = chosen?.kind === "value" ? String(chosen.value) : "";
  const runnerClass = classNamed(`Config${runnerName}`) ?? requiredClass("ConfigRunner");
  return {
    pynenc,
    runner: resolveClass(runnerClass, documents),
    runnerClass,
    broker: resolveClass(brokerClassOf(pynenc), documents),
  };
}

/** `SQLiteBroker` has its settings in `ConfigBrokerSQLite`. */
function brokerClassOf(pynenc: ResolvedClass): ConfigClass {
  const chosen = pynenc.get("broker_cls")?.coerced;
  const store = chosen?.kind === "value" ? String(chosen.value).replace(/Broker$/, "") : "";
  return classNamed(`ConfigBroker${store}`) ?? requiredClass("ConfigBroker");
}

function requiredClass(name: string): ConfigClass {
  const configClass = classNamed(name);
  if (configClass === undefined) throw new Error(`the facts lack ${name}`);
  return configClass;
}
