import { FIELDS } from "../../fields/classes.js";
import { ANY_KEY, anyEntry, type TableEntry, uncertainEntry } from "../../tree/tree.js";
import type { Application } from "./code-application.js";
import type { CodeAct } from "./python-acts.js";

/** Something that is assigned to what may be an application. */
export interface ApplicationAssignment {
  /** As it is written: `app`. */
  readonly owner: string;
  /** `config_filepath`; of `conf` the setting is the entry's name. */
  readonly attribute: "conf" | "config_filepath" | "config_values";
  /** The part whose `conf` it is, where it is not the application's own. */
  readonly part?: string | undefined;
  readonly act: CodeAct;
}

/** The parts of an application that have settings of their own. */
export const PARTS: readonly string[] = [
  "broker",
  "client_data_store",
  "orchestrator",
  "runner",
  "state_backend",
  "trigger",
];

/** Whether pynenc has a setting of that name. */
export function setsOurs({ attribute, act }: ApplicationAssignment): boolean {
  return attribute === "conf" && (FIELDS.has(act.entry.key) || act.entry.key === ANY_KEY);
}

/** What a dictionary holds that is given as a whole. */
export function entriesIn({ keyRange, value }: TableEntry): readonly TableEntry[] {
  if (value.kind === "null") return [];
  return value.kind === "table" ? value.entries : [anyEntry(value.range ?? keyRange)];
}

/** @param isLate whether the application may have its settings already, and what else is made of it not */
export function assign(
  application: Application,
  { attribute, part, act }: ApplicationAssignment,
  isLate: boolean,
): void {
  const { entry, place } = act;
  if (attribute === "conf") {
    if (part === undefined) application.assignments.push(act);
    else application.partAssignments.push({ part, act });
    return;
  }
  application.isGivenAnew = true;
  const isSure = !isLate && place.conditions.length === 0;
  if (attribute === "config_filepath") {
    if (isSure) application.files.length = 0;
    if (isLate) application.files.push({ entry: { ...entry, isUncertain: true }, place });
    else if (entry.value.kind !== "null" || !isSure) application.files.push(act);
  } else {
    if (isSure) application.values.length = application.builders.length = 0;
    const given = isLate ? [anyEntry(entry.keyRange)] : entriesIn(entry);
    for (const each of given) application.values.push({ entry: each, place });
  }
}

/** The same of what may be another thing's: no one knows of which part it is then. */
export function assignInDoubt(application: Application, { act }: ApplicationAssignment): void {
  const doubtful = { ...act, entry: uncertainEntry(act.entry) };
  application.assignments.push(doubtful);
  for (const part of PARTS) application.partAssignments.push({ part, act: doubtful });
}
