import type { SettingsDocument } from "../documents/document.js";
import { folderOfStart, pathOfSource } from "../finder/named-files.js";
import { entryOfVariable, type NamedSource, type Replicas } from "../formats/environment.js";
import type { UnitGroup, UnitOf } from "../formats/unit-group.js";
import type { TextRange } from "../text/source-text.js";
import type { TableNode } from "../tree/tree.js";
import type { ApplicationFolder } from "./application-folders.js";
import type { ApplicationOf } from "./applications-of-units.js";
import type { BuiltImages } from "./built-images.js";
import { withoutCovered } from "./covered-files.js";
import type { SourcesOf } from "./settings-files.js";
import { startingOnly } from "./starting-only.js";
import type { UnknownSource } from "./unknown-source.js";
import { variablesByHolder } from "./variables-by-holder.js";

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
  /** What code says of the application that a unit starts, by what its command calls that. */
  readonly applicationOf?: ApplicationOf;
  /** The same of what is started in other folders: see `applicationFolders`. */
  readonly elsewhere?: ReadonlyMap<string, ApplicationFolder>;
  /** The settings files in folders below, which count for what is started there. */
  readonly nearby?: readonly SettingsDocument[];
}

export interface PlacedReplicas extends Omit<Replicas, "others"> {
  readonly document: SettingsDocument;
  /** Where else a number stands that is about it. */
  readonly others: readonly PlacedRange[];
}

/** A stretch of a file. */
export interface PlacedRange {
  readonly document: SettingsDocument;
  readonly range: TextRange;
}

export function startedUnit(
  { document, unit, isElsewhere }: UnitOf<SettingsDocument>,
  group: UnitGroup<SettingsDocument>,
  { environments, images, elsewhere, nearby = [], ...here }: UnitSources,
): Started {
  const holderOf = (tree: TableNode | undefined) =>
    (tree === undefined ? undefined : group.documentOf(tree)) ?? document;
  const folder = folderOfStart(holderOf(unit.startsIn?.tree).path, unit.startsIn);
  const { sourcesOf, applicationOf } = (folder === undefined ? undefined : elsewhere?.get(folder)) ?? here;
  const unknown: UnknownSource[] = (unit.unknownSources ?? []).map((each) => ({
    ...each,
    document: holderOf(each.tree),
  }));
  const ofItsCommand = unit.environment.filter(({ isOfCommand }) => isOfCommand === true);
  const namesSet = new Set(ofItsCommand.map(({ name }) => name));
  const namesSetLast = new Set(ofItsCommand.flatMap(({ name, isBeforeFiles }) => (isBeforeFiles === true ? [] : name)));
  const filesThat = (areStronger: boolean) =>
    unit.environmentFiles
      .filter(({ isStronger = false }) => isStronger === areStronger)
      .flatMap((file) => {
        const holder = holderOf(file.tree);
        const at = pathOfSource(holder.path, file);
        const found = environments.find(({ path }) => path === at);
        if (found === undefined && file.isOptional !== true) unknown.push({ ...file, document: holder });
        if (found === undefined) return [];
        const read = readBy(document, found, file);
        if (typeof read === "string") {
          unknown.push({ ...file, document: holder, reason: read });
          return [];
        }
        if (!areStronger) return read;
        return without(file.variablesIn === undefined ? namesSet : namesSetLast, read);
      });
  const image = images.imageOf(unit);
  const command = unit.image?.runsAsIs === true ? image?.command : undefined;
  unknown.push(...(image?.unknown ?? []), ...(command?.unknown ?? []));
  const byHolder = variablesByHolder(unit.environment, document, ({ tree }) => holderOf(tree));
  const environment = byHolder.get(document) ?? [];
  const others = [...byHolder].flatMap(([holder, variables]) =>
    holder === document ? [] : [{ ...startingOnly(holder, []), environment: variables.map(entryOfVariable) }],
  );
  const { replicas, ...rest } = unit;
  const holder = holderOf(replicas?.tree);
  const own = { ...rest, ...command?.starts, environment, replicas: holder === document ? replicas : undefined };
  const read = { ...startingOnly(document, [own]), environment: environment.map(entryOfVariable) };
  const all = sourcesOf([
    ...(image?.sources ?? []),
    ...filesThat(false),
    ...others,
    read,
    ...filesThat(true),
    ...(command === undefined || command.variables.length === 0 ? [] : [command.source]),
    ...(applicationOf?.(own.application) ?? []),
  ]);
  const { sources, unknown: covering } = withoutCovered(all, unit, holderOf);
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
    replicas:
      replicas === undefined
        ? undefined
        : {
            ...replicas,
            document: holder,
            others: (replicas.others ?? []).map(({ range, tree }) => ({ document: holderOf(tree), range })),
          },
    unknown: [...unknown, ...covering],
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

/** A file of variables as what takes it reads it, or why that does not. */
function readBy({ format }: SettingsDocument, file: SettingsDocument, by: NamedSource): SettingsDocument | string {
  const variables = (by.variablesIn ?? format?.variablesIn)?.(file.source.text);
  if (variables === undefined || typeof variables === "string") return variables ?? file;
  return { ...file, environment: variables.map(entryOfVariable) };
}
