import { entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "../environment.js";
import { commandTexts } from "../syntax/command-text.js";
import { commandOfWords, type StartedCommand } from "../syntax/started-command.js";
import { groupSize } from "./nomad-size.js";
import { templateVariables } from "./template-variables.js";
import { withLocals } from "./with-locals.js";

/** A block with a label; of one that is made for each of several (`dynamic`) nobody knows how many there are. */
interface Named {
  readonly label: TableEntry;
  readonly body: TableNode;
  readonly isDynamic: boolean;
}

/** The tasks of a job file. */
export function* nomadUnits(root: TableNode, text: string): Generator<DeploymentUnit> {
  const jobs = blocksOf(withLocals(root, text), "job");
  for (const { label, body: job } of jobs) {
    // Most files have one job, and its groups and tasks are told apart without it.
    const within = jobs.length > 1 ? `job ${label.key}, ` : "";
    const unitOf = (group: Named | undefined, task: Named) => {
      const unit = taskUnit(job, group, task, text);
      return { ...unit, name: `${within}${unit.name}` };
    };
    for (const task of blocksOf(job, "task")) yield unitOf(undefined, task);
    for (const group of blocksOf(job, "group")) {
      for (const task of blocksOf(group.body, "task")) yield unitOf(group, task);
    }
  }
}

function blocksOf(table: TableNode, type: string): readonly Named[] {
  const own = table.entries.flatMap(({ key, value }) => {
    const label = key === type && value.kind === "table" ? value.entries[0] : undefined;
    return label?.value.kind === "table" ? [{ label, body: label.value, isDynamic: false }] : [];
  });
  const made = dynamicOf(table, type).flatMap((label) => {
    const body = label.value.kind === "table" ? tableAt(label.value, ["content"]) : undefined;
    return body === undefined ? [] : [{ label, body, isDynamic: true }];
  });
  return [...own, ...made];
}

/** What stands in `dynamic` blocks for a type. */
function dynamicOf({ entries }: TableNode, type: string): readonly TableEntry[] {
  return entries.flatMap(({ key, value }) => {
    const label = key === "dynamic" && value.kind === "table" ? value.entries[0] : undefined;
    return label?.key === type ? [label] : [];
  });
}

function taskUnit(job: TableNode, group: Named | undefined, task: Named, text: string): DeploymentUnit {
  const { label, body } = task;
  const size = groupSize(job, group?.body, group?.label.keyRange ?? label.keyRange);
  const isMade = task.isDynamic || group?.isDynamic === true;
  const { environment, unknownSources = [] } = variablesOf(body, text);
  const within = group === undefined ? "" : `group ${group.label.key}, `;
  return {
    name: `${within}task ${label.key}`,
    range: label.keyRange,
    ...commandFields(environment, commandOf(body, text), { unknownSources }),
    ...(isMade ? { replicas: undefined, isNumberUnknown: true } : size),
    isNoRunner: endsByItself(body),
  };
}

function commandOf(task: TableNode, text: string): StartedCommand {
  const config = tableAt(task, ["config"]);
  const said = ["entrypoint", "command", "args"].map((key) => config && entryOf(config, key)?.value);
  return commandOfWords(said.flatMap((value) => commandTexts(value, text)));
}

/** One that prepares, or comes after the others, unless it stays beside them. */
function endsByItself(task: TableNode): boolean {
  const lifecycle = tableAt(task, ["lifecycle"]);
  const sidecar = lifecycle === undefined ? undefined : entryOf(lifecycle, "sidecar")?.value;
  return lifecycle !== undefined && (sidecar === undefined || (sidecar.kind === "boolean" && sidecar.value === false));
}

/** Its own ones, then those of its templates, which are stronger. */
function variablesOf(task: TableNode, text: string): Pick<DeploymentUnit, "environment" | "unknownSources"> {
  const variables: EnvironmentVariable[] = [];
  const unknown: NamedSource[] = [];
  for (const { key, keyRange, value } of task.entries) {
    if (key !== "env") continue;
    if (value.kind === "table") variables.push(...value.entries.map(variableIn));
    else unknown.push({ name: "env", range: keyRange, reason: "it is computed when the job is submitted" });
  }
  for (const { key, keyRange } of dynamicOf(task, "template"))
    unknown.push({ name: key, range: keyRange, reason: "it is computed when the job is submitted", isStronger: true });
  for (const { key, keyRange, value } of task.entries) {
    if (key !== "template" || value.kind !== "table") continue;
    const template = templateVariables(value, keyRange, text);
    variables.push(...template.variables);
    unknown.push(...template.unknown);
  }
  return { environment: variables, unknownSources: unknown };
}

/** Nomad fills in `${NAME}`, and no other `$`. */
function variableIn({ key, keyRange, value }: TableEntry): EnvironmentVariable {
  const isWritten = "value" in value && value.kind !== "null" && value.kind !== "unknown";
  return {
    name: key,
    nameRange: keyRange,
    value: isWritten ? String(value.value) : undefined,
    valueRange: value.range ?? keyRange,
  };
}
