import type { SettingsDocument } from "../documents/document.js";
import {
  type DeploymentUnit,
  type EnvironmentVariable,
  entryOfVariable,
  type Replicas,
} from "../formats/environment.js";
import type { UnitGroup, UnitOf } from "../formats/unit-group.js";
import { pathBeside } from "../text/path-beside.js";
import type { TableNode } from "../tree/tree.js";
import type { SourcesOf } from "./settings-files.js";
import type { UnknownSource } from "./unknown-source.js";

/** Something that is started, with where its settings and its number stand. */
export interface Started extends UnitOf<SettingsDocument> {
  readonly sources: readonly SettingsDocument[];
  readonly replicas: PlacedReplicas | undefined;
  readonly unknown: readonly UnknownSource[];
}

export interface PlacedReplicas extends Replicas {
  readonly document: SettingsDocument;
}

export function startedUnit(
  { document, unit, isElsewhere }: UnitOf<SettingsDocument>,
  group: UnitGroup<SettingsDocument>,
  sourcesOf: SourcesOf,
  environments: readonly SettingsDocument[],
): Started {
  const holderOf = (tree: TableNode | undefined) =>
    (tree === undefined ? undefined : group.documentOf(tree)) ?? document;
  const unknown = (unit.unknownSources ?? []).map((each) => ({ ...each, document: holderOf(each.tree) }));
  const files = unit.environmentFiles.flatMap((file) => {
    const holder = holderOf(file.tree);
    const found = environments.find(({ path }) => path === pathBeside(holder.path, file.name));
    if (found === undefined) unknown.push({ ...file, document: holder });
    return found ?? [];
  });
  const byHolder = new Map<SettingsDocument, EnvironmentVariable[]>();
  for (const variable of unit.environment) {
    const holder = holderOf(variable.tree);
    const variables = byHolder.get(holder) ?? [];
    byHolder.set(holder, variables);
    variables.push(variable);
  }
  const environment = byHolder.get(document) ?? [];
  byHolder.delete(document);
  const others = [...byHolder].map(([holder, variables]) => ({
    ...startingOnly(holder, []),
    environment: variables.map(entryOfVariable),
  }));
  const { replicas, ...rest } = unit;
  const holder = holderOf(replicas?.tree);
  const own = { ...rest, environment, replicas: holder === document ? replicas : undefined };
  const read = { ...startingOnly(document, [own]), environment: environment.map(entryOfVariable) };
  return {
    document,
    unit: own,
    isElsewhere,
    sources: sourcesOf([...files, ...others, read]),
    replicas: replicas === undefined ? undefined : { ...replicas, document: holder },
    unknown,
  };
}

/** A file that starts several things, as if it started these alone. */
export function startingOnly(document: SettingsDocument, units: readonly DeploymentUnit[]): SettingsDocument {
  return { ...document, started: { trees: [], ...document.started, units } };
}
