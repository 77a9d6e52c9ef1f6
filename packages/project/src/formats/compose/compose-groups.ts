import type { TableNode } from "../../tree/tree.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, type UnitOf } from "../unit-group.js";
import { extendedPaths } from "./compose-files.js";
import { allIncluded } from "./compose-includes.js";
import { type ComposeFile, replacesServices, servicesOf, servicesWithIncluded } from "./compose-layers.js";
import { basesOf, isStartedByName, type StartedTogether, startedTogether } from "./compose-names.js";
import { activeProfiles } from "./compose-profiles.js";
import { composeUnits } from "./compose-units.js";
import { type PlacedFile, PlacedFiles, sourceFrom } from "./placed-files.js";

/**
 * The services of each Compose file, with those that it includes and those of the file that it is laid over. One that another
 * includes is started with that one, one that is there to be extended by nobody, and those that a `.env` names are started
 * together.
 *
 * @param beside all files of the project
 */
export function composeGroups<File extends StartingFile>(
  files: readonly File[],
  beside: readonly File[],
): readonly UnitGroup<File>[] {
  const holders = holdersOf(files);
  const documentOf = (tree: TableNode) => holders.get(tree);
  const placed = new PlacedFiles(files);
  const includedIn = new Map(
    files.map((file) => [file, allIncluded(placed.own(file), (each) => placed.includedBy(each))]),
  );
  const needed = new Map(
    files.map((file) => {
      const all = allIncluded(placed.own(file), (each) => {
        const extended = treesOf(each.file).flatMap(extendedPaths);
        const others = extended.flatMap((path) => placed.at(each, path) ?? []);
        return [...placed.includedBy(each), ...others.filter((other) => !isStartedByName(other.file.path))];
      });
      return [file, new Set(all.map((each) => each.file))];
    }),
  );
  const isNeeded = (file: File) =>
    files.some((other) => needed.get(other)?.has(file) === true && needed.get(file)?.has(other) !== true);

  const alone = (each: PlacedFile<File>): ComposeFile | undefined => {
    const { file, from } = each;
    const [root] = treesOf(file);
    if (root === undefined) return undefined;
    const other = (path: string) => {
      const found = placed.at(each, path);
      return found === undefined ? undefined : alone(found);
    };
    return {
      root,
      text: file.source.text,
      path: from,
      fileAt: other,
      ...(from === file.path ? {} : { isMoved: true }),
    };
  };
  const started = (file: File): ComposeFile | undefined => {
    const own = alone(placed.own(file));
    if (own === undefined) return undefined;
    const included = (includedIn.get(file) ?? []).flatMap((each) => alone(each) ?? []);
    return { ...own, included, profiles: activeProfiles(file.path, beside) };
  };

  const together = startedTogether(files, beside);
  const named = new Set(together.flatMap((each) => each.files));
  return [
    ...together.flatMap((each) => groupTogether(each, started, documentOf)),
    ...files.flatMap((file) => {
      const compose = named.has(file) || isNeeded(file) ? undefined : started(file);
      if (compose === undefined) return [];
      const below = baseOf(file, files);
      const base = below === undefined ? undefined : started(below);
      const own = unitsIn(file, { ...compose, base }, documentOf);
      if (below === undefined || base === undefined || replacesServices(compose.root))
        return [{ units: own, documentOf }];
      const names = new Set(servicesWithIncluded(compose).map(({ entry }) => `service ${entry.key}`));
      const rest = unitsIn(below, base, documentOf).filter(({ unit }) => !names.has(unit.name));
      return [{ units: [...own, ...rest.map((each) => ({ ...each, isElsewhere: true }))], documentOf }];
    }),
  ];
}

type DocumentOf<File> = UnitGroup<File>["documentOf"];

function unitsIn<File>(file: File, compose: ComposeFile, documentOf: DocumentOf<File>): readonly UnitOf<File>[] {
  return composeUnits(compose).map((unit) => ({
    document: (unit.tree === undefined ? undefined : documentOf(unit.tree)) ?? file,
    unit,
    isElsewhere: false,
  }));
}

/** The services of files that are given together. Paths in them lead from the folder of the first. */
function groupTogether<File extends StartingFile>(
  { by, files, missing }: StartedTogether<File>,
  started: (file: File) => ComposeFile | undefined,
  documentOf: DocumentOf<File>,
): readonly UnitGroup<File>[] {
  const [first] = files;
  const all = files.flatMap((each) => started(each) ?? []);
  const compose = all.reduce<ComposeFile | undefined>((base, each) => ({ ...each, base, startsBase: true }), undefined);
  if (compose === undefined) return [];
  const roots = new Set(all.map(({ root }) => root));
  const naming: TableNode = { kind: "table", entries: by.environment ?? [], range: undefined };
  const unknownSources = missing.map((each) => ({ ...each, tree: naming }));
  const units = unitsIn(first, compose, documentOf).map((each) => ({
    ...each,
    unit: {
      ...each.unit,
      environmentFiles: each.unit.environmentFiles.map((file) =>
        file.tree !== undefined && roots.has(file.tree) ? sourceFrom(first.path, file) : file,
      ),
      unknownSources: [...(each.unit.unknownSources ?? []), ...unknownSources],
    },
  }));
  return [{ units, documentOf: (tree) => (tree === naming ? by : documentOf(tree)) }];
}

/**
 * The file that a Compose file is laid over when it has one of the services. Which files are really given together only a
 * command line says.
 */
function baseOf<File extends StartingFile>(file: File, files: readonly File[]): File | undefined {
  const servicesIn = (each: File) => treesOf(each).flatMap((root) => servicesOf(root).map(({ key }) => key));
  const [base] = basesOf(file, files);
  if (base === undefined) return undefined;
  const known = new Set(servicesIn(base));
  return servicesIn(file).some((service) => known.has(service)) ? base : undefined;
}
