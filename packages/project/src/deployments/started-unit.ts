import type { SettingsDocument } from "../documents/document.js";
import { folderOfStart, pathOfSource } from "../finder/named-files.js";
import { type EnvironmentVariable, entryOfVariable, type Replicas } from "../formats/environment.js";
import type { UnitGroup, UnitOf } from "../formats/unit-group.js";
import type { TableNode } from "../tree/tree.js";
import type { ApplicationFolder } from "./application-folders.js";
import type { BuiltImages } from "./built-images.js";
import type { SourcesOf } from "./settings-files.js";
import { startingOnly } from "./starting-only.js";
import type { UnknownSource } from "./unknown-source.js";

/** Something that is started, with where its settings and its number stand. */
export interface Started extends UnitOf<SettingsDocument> {
  readonly sources: readonly SettingsDocument[];
  /** That of the sources which is the file that starts it. */
  readonly own: SettingsDocument;
  readonly replicas: PlacedReplicas | undefined;
  readonly unknown: readonly UnknownSource[];
}

/** What units take settings from besides their own file. */
export interface UnitSources {
  readonly sourcesOf: SourcesOf;
  readonly environments: readonly SettingsDocument[];
  readonly images: BuiltImages;
  /** The module that makes the one application there is. */
  readonly application?: SettingsDocument | undefined;
  /** The same of what is started in other folders: see `applicationFolders`. */
  readonly elsewhere?: ReadonlyMap<string, ApplicationFolder>;
  /** The settings files in folders below, which count for what is started there. */
  readonly nearby?: readonly SettingsDocument[];
}

export interface PlacedReplicas extends Replicas {
  readonly document: SettingsDocument;
}

export function startedUnit(
  { document, unit, isElsewhere }: UnitOf<SettingsDocument>,
  group: UnitGroup<SettingsDocument>,
  { environments, images, elsewhere, nearby = [], ...here }: UnitSources,
): Started {
  const holderOf = (tree: TableNode | undefined) =>
    (tree === undefined ? undefined : group.documentOf(tree)) ?? document;
  const folder = folderOfStart(holderOf(unit.startsIn?.tree).path, unit.startsIn);
  const { sourcesOf, application } = (folder === undefined ? undefined : elsewhere?.get(folder)) ?? here;
  const unknown: UnknownSource[] = (unit.unknownSources ?? []).map((each) => ({
    ...each,
    document: holderOf(each.tree),
  }));
  const commandNames = new Set(unit.environment.flatMap(({ name, isOfCommand }) => (isOfCommand === true ? name : [])));
  const filesThat = (areStronger: boolean) =>
    unit.environmentFiles
      .filter(({ isStronger = false }) => isStronger === areStronger)
      .flatMap((file) => {
        const holder = holderOf(file.tree);
        const at = pathOfSource(holder.path, file);
        const found = environments.find(({ path }) => path === at);
        if (found === undefined && file.isOptional !== true) unknown.push({ ...file, document: holder });
        if (found === undefined) return [];
        return areStronger ? without(commandNames, readBy(document, found)) : readBy(document, found);
      });
  const image = images.sourceOf(unit);
  const { source: ofCommand, variables: ofImage = [], ...starts } = images.commandOf(unit) ?? {};
  if (unit.image !== undefined && image === undefined) {
    unknown.push({ ...unit.image, document: holderOf(unit.image.tree) });
  }
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
  const own = { ...rest, ...starts, environment, replicas: holder === document ? replicas : undefined };
  const read = { ...startingOnly(document, [own]), environment: environment.map(entryOfVariable) };
  const sources = sourcesOf([
    ...(image === undefined ? [] : [image]),
    ...filesThat(false),
    ...others,
    read,
    ...filesThat(true),
    ...(ofCommand === undefined || ofImage.length === 0 ? [] : [ofCommand]),
    ...(application === undefined ? [] : [application]),
  ]);
  if (own.startsRunner === true && folder === undefined && !sources.some(isOfApplication)) {
    for (const { source } of nearby) {
      const place = { document: holderOf(unit.tree), range: unit.range };
      unknown.push({
        name: source.name,
        ...place,
        isSettingsFile: true,
        reason: "nothing says whether it is started there",
      });
    }
  }
  return {
    document,
    unit: own,
    isElsewhere,
    own: read,
    sources,
    replicas: replicas === undefined ? undefined : { ...replicas, document: holder },
    unknown,
  };
}

/** Whether a source says that the application is where it was looked for. */
function isOfApplication({ settings, code }: SettingsDocument): boolean {
  return code !== undefined || (settings?.entries ?? []).length > 0;
}

/** What the command of a unit sets no file says to it. */
function without(names: ReadonlySet<string>, file: SettingsDocument): SettingsDocument {
  if (names.size === 0) return file;
  return { ...file, environment: (file.environment ?? []).filter(({ key }) => !names.has(key)) };
}

/** A file of variables as the program that starts something reads it. */
function readBy({ format }: SettingsDocument, file: SettingsDocument): SettingsDocument {
  const variables = format?.variablesIn?.(file.source.text);
  return variables === undefined ? file : { ...file, environment: variables.map(entryOfVariable) };
}
