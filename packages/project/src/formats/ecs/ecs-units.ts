import type { TextRange } from "../../text/source-text.js";
import { entryOf, type TableNode, tableAt, tablesAt, textAt } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import {
  countOf,
  type DeploymentUnit,
  type EnvironmentVariable,
  literalValue,
  type NamedSource,
  type Replicas,
} from "../environment.js";
import { namedVariable } from "../named-variables.js";
import { commandTexts } from "../syntax/command-text.js";
import { commandOfWords } from "../syntax/started-command.js";

/** A service, in the file that it stands in. */
export interface EcsService {
  readonly service: TableNode;
  readonly tree: TableNode;
}

/** The services of a file: what makes one, or what the command line prints of one or several. */
export function servicesIn(tree: TableNode): readonly EcsService[] {
  const inner = tableAt(tree, ["service"]);
  return [tree, ...(inner === undefined ? [] : [inner]), ...tablesAt(tree, "services")]
    .filter((table) => textAt(table, "taskDefinition") !== undefined)
    .map((service) => ({ service, tree }));
}

/**
 * The containers of a task definition, once for each service that runs it.
 *
 * @param services those that are known, of whatever task
 */
export function ecsUnits(root: TableNode, text: string, services: readonly EcsService[]): readonly DeploymentUnit[] {
  const task = tableAt(root, ["taskDefinition"]) ?? root;
  const containers = tablesAt(task, "containerDefinitions");
  const family = textAt(task, "family");
  const running = services.filter(({ service }) => family !== undefined && familyOf(service) === family);
  const prepares = new Set(containers.flatMap(awaitedBy));
  const isKnown = running.length > 0 && running.length <= MOST_SERVICES;
  const places: readonly (EcsService | undefined)[] = isKnown ? running : [undefined];
  return places.flatMap((place) =>
    containers.map((container): DeploymentUnit => {
      const name = textAt(container, "name") ?? "";
      const service = place === undefined ? undefined : textAt(place.service, "serviceName");
      return {
        name: [...(service === undefined ? [] : [`service ${service},`]), `container ${name}`].join(" ").trim(),
        range: rangeOf(container, "name") ?? rangeOf(task, "family") ?? START,
        ...commandFields(variablesOf(container, text), commandOf(container, text), {
          unknownSources: tablesAt(container, "environmentFiles").flatMap(environmentFile),
        }),
        replicas: place === undefined ? undefined : replicasOf(place),
        isNoRunner: prepares.has(name),
      };
    }),
  );
}

/** Nobody runs one task in so many services; what a program wrote must not fill the memory. */
const MOST_SERVICES = 100;
const START: TextRange = { start: 0, end: 0 };

function rangeOf(table: TableNode, key: string): TextRange | undefined {
  return entryOf(table, key)?.value.range;
}

/** `orders:3`, or the whole name that Amazon gives it; one that is filled in later is nobody's. */
function familyOf(service: TableNode): string | undefined {
  const written = textAt(service, "taskDefinition");
  if (written === undefined || literalValue(written) === undefined) return undefined;
  return written.slice(written.lastIndexOf("/") + 1).replace(/:\d+$/, "");
}

/** The containers that have to have ended before this one starts. */
function awaitedBy(container: TableNode): readonly string[] {
  return tablesAt(container, "dependsOn").flatMap((dependency) => {
    const isEnd = /^(?:COMPLETE|SUCCESS)$/.test(textAt(dependency, "condition") ?? "");
    return isEnd ? (textAt(dependency, "containerName") ?? []) : [];
  });
}

function commandOf(container: TableNode, text: string) {
  return commandOfWords(["entryPoint", "command"].flatMap((key) => commandTexts(entryOf(container, key)?.value, text)));
}

/** What stands there in plain text beats a file; a secret is filled in when the container starts. */
function variablesOf(container: TableNode, text: string): readonly EnvironmentVariable[] {
  const secrets = tablesAt(container, "secrets").flatMap((each) => namedVariable(each, "name", text) ?? []);
  return [
    ...tablesAt(container, "environment").flatMap((each) => namedVariable(each, "name", text) ?? []),
    ...secrets.map((each) => ({ ...each, value: undefined })),
  ];
}

/** A file in a store of Amazon's. */
function environmentFile(file: TableNode): readonly NamedSource[] {
  const value = entryOf(file, "value")?.value;
  return value?.kind === "string" ? [{ name: String(value.value), range: value.range }] : [];
}

/** As many tasks as are wanted, and as many as a deployment that says so may run for a while, rounded down. */
function replicasOf({ service, tree }: EcsService): Replicas | undefined {
  const desired = countOf(entryOf(service, "desiredCount")?.value);
  if (desired === undefined) return undefined;
  const deployment = tableAt(service, ["deploymentConfiguration"]);
  const percent = deployment === undefined ? undefined : countOf(entryOf(deployment, "maximumPercent")?.value);
  const most = Math.floor((desired.most * (percent?.most ?? 100)) / 100);
  return { ...desired, most: Math.max(desired.most, most), tree };
}
