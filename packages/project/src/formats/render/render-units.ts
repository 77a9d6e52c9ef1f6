import { entryOf, type TableNode, tableAt, tablesAt, textAt } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import {
  countOf,
  type DeploymentUnit,
  type EnvironmentVariable,
  type NamedSource,
  type Replicas,
} from "../environment.js";
import { namedVariable } from "../named-variables.js";
import { commandTexts } from "../syntax/command-text.js";
import { commandOfShell } from "../syntax/started-command.js";

/** The services of a blueprint, with the groups of variables that they take. */
export function* renderUnits(root: TableNode, text: string): Generator<DeploymentUnit> {
  const holders = [root, ...tablesAt(root, "projects").flatMap((project) => tablesAt(project, "environments"))];
  const ungrouped = tableAt(root, ["ungrouped"]);
  const all = ungrouped === undefined ? holders : [...holders, ungrouped];
  const groups = new Map(
    all
      .flatMap((holder) => tablesAt(holder, "envVarGroups"))
      .map((group) => [textAt(group, "name") ?? "", variablesIn(group, text)]),
  );
  for (const holder of all) {
    for (const service of tablesAt(holder, "services")) yield serviceUnit(service, groups, text);
  }
}

type Groups = ReadonlyMap<string, readonly EnvironmentVariable[]>;

function serviceUnit(service: TableNode, groups: Groups, text: string): DeploymentUnit {
  const named = tablesAt(service, "envVars").flatMap((each) => groupNamed(each) ?? []);
  // A group counts once, however often it is taken.
  const taken = [...new Map(named.map((group) => [group.name, group])).values()];
  const type = textAt(service, "type");
  const command = ["startCommand", "dockerCommand"].flatMap((key) => commandTexts(entryOf(service, key)?.value, text));
  const unknownSources = taken
    .filter(({ name }) => !groups.has(name))
    .map((group) => ({ ...group, name: `group ${group.name}` }));
  return {
    name: `service ${textAt(service, "name") ?? ""}`.trim(),
    range: entryOf(service, "name")?.value.range ?? service.range ?? { start: 0, end: 0 },
    // What the service says itself beats its groups.
    ...commandFields(
      [...taken.flatMap(({ name }) => groups.get(name) ?? []), ...variablesIn(service, text)],
      commandOfShell(command),
      { unknownSources },
    ),
    replicas: replicasOf(service),
    isNoRunner: type === "cron",
  };
}

/** Those with a value, and those that a person, a database or another service gives one. */
function variablesIn(table: TableNode, text: string): readonly EnvironmentVariable[] {
  return tablesAt(table, "envVars").flatMap((each) => namedVariable(each, "key", text) ?? []);
}

function groupNamed(variable: TableNode): NamedSource | undefined {
  const group = entryOf(variable, "fromGroup")?.value;
  return group?.kind === "string" ? { name: String(group.value), range: group.range } : undefined;
}

/** The bounds of an autoscaler, else the number; a service without either keeps what it has. */
function replicasOf(service: TableNode): Replicas | undefined {
  const scaling = tableAt(service, ["scaling"]);
  const most = scaling === undefined ? undefined : countOf(entryOf(scaling, "maxInstances")?.value);
  const least = scaling === undefined ? undefined : countOf(entryOf(scaling, "minInstances")?.value);
  if (most !== undefined && least !== undefined) {
    return { ...most, least: Math.min(least.least, most.most), others: [least] };
  }
  return scaling === undefined ? countOf(entryOf(service, "numInstances")?.value) : undefined;
}
