import type { TableNode } from "../../tree/tree.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, type UnitOf } from "../unit-group.js";
import { basesIn } from "./compose-bases.js";
import { fileOfDocuments, laidOverFile } from "./compose-documents.js";
import { extendedPaths } from "./compose-files.js";
import { allIncluded } from "./compose-includes.js";
import { type ComposeFile, replacesServices, servicesWithIncluded } from "./compose-layers.js";
import { isStartedByName, type StartedTogether, startedTogether } from "./compose-names.js";
import { whyPassedOver } from "./compose-passed-over.js";
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
    const other = (path: string) => {
      const found = placed.at(each, path);
      return found === undefined ? undefined : alone(found);
    };
    const place = { path: from, ...(from === file.path ? {} : { isMoved: true }) };
    return fileOfDocuments(treesOf(file), { text: file.source.text, ...place, fileAt: other });
  };
  const started = (file: File): ComposeFile | undefined => {
    const own = alone(placed.own(file));
    if (own === undefined) return undefined;
    const included = (includedIn.get(file) ?? []).flatMap((each) => alone(each) ?? []);
    return { ...own, included, profiles: activeProfiles(file.path, beside) };
  };

  const together = startedTogether(files, beside);
  const named = new Set(together.flatMap((each) => each.files));
  const apart = files.filter(
    (file) => !named.has(file) && !isNeeded(file) && whyPassedOver(file, files, beside) === undefined,
  );
  const bases = basesIn(files, started);
  return [
    ...together.flatMap((each) => groupTogether(each, started, documentOf)),
    ...apart.flatMap((file) => {
      const compose = bases.isOnlyBase(file) ? undefined : started(file);
      if (compose === undefined) return [];
      const below = bases.baseOf(file);
      const base = below === undefined ? undefined : started(below);
      const own = unitsIn(file, laidOverFile(compose, base), documentOf);
      if (bases.isLost(file)) return [{ units: own.map(asPart), documentOf }];
      if (below === undefined || base === undefined || replacesServices(compose.root))
        return [{ units: own, documentOf }];
      const names = new Set(servicesWithIncluded(compose).map(({ entry }) => `service ${entry.key}`));
      const rest = unitsIn(below, base, documentOf).filter(({ unit }) => !names.has(unit.name));
      return [{ units: [...own, ...rest.map((each) => ({ ...each, isElsewhere: true }))], documentOf }];
    }),
  ];
}

/** A service of a file that starts nothing without another one, which nobody here knows. */
function asPart<File>({ unit, ...each }: UnitOf<File>): UnitOf<File> {
  const below = { name: `what ${unit.name} is laid over`, range: unit.range, reason: PART, tree: unit.tree };
  return { ...each, unit: { ...unit, isPart: true, unknownSources: [...(unit.unknownSources ?? []), below] } };
}

const PART =
  "a service here has neither image nor build, so Compose starts the file only together with another one, and no name tells with which";

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
  const compose = all.reduce<ComposeFile | undefined>((base, each) => laidOverFile(each, base, true), undefined);
  if (compose === undefined) return [];
  const roots = new Set(files.flatMap(treesOf));
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
