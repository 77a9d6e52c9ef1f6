import { pathBeside } from "../../text/path-beside.js";
import type { TableNode } from "../../tree/tree.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, type UnitOf } from "../unit-group.js";
import { allIncluded, includedPaths } from "./compose-includes.js";
import { type ComposeFile, replacesServices, servicesOf, servicesWithIncluded } from "./compose-layers.js";
import { activeProfiles } from "./compose-profiles.js";
import { composeUnits } from "./compose-units.js";

/**
 * The services of each Compose file, with those that it includes and those of the file that it is laid over. One that another
 * includes is started with that one.
 *
 * @param beside all files of the project
 */
export function composeGroups<File extends StartingFile>(
  files: readonly File[],
  beside: readonly StartingFile[],
): readonly UnitGroup<File>[] {
  const holders = holdersOf(files);
  const documentOf = (tree: TableNode) => holders.get(tree);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const fileAt = (from: File, path: string) => byPath.get(pathBeside(from.path, path));
  const includedIn = new Map(
    files.map((file) => {
      const included = allIncluded(file, (each) =>
        treesOf(each)
          .flatMap(includedPaths)
          .flatMap((path) => fileAt(each, path) ?? []),
      );
      return [file, included];
    }),
  );
  const includedBy = (file: File) => includedIn.get(file) ?? [];
  const isStartedByAnother = (file: File) =>
    files.some((other) => other !== file && includedBy(other).includes(file) && !includedBy(file).includes(other));

  const alone = (file: File): ComposeFile | undefined => {
    const [root] = treesOf(file);
    if (root === undefined) return undefined;
    const other = (path: string) => {
      const found = fileAt(file, path);
      return found === undefined ? undefined : alone(found);
    };
    return { root, text: file.source.text, path: file.path, fileAt: other };
  };
  const started = (file: File): ComposeFile | undefined => {
    const own = alone(file);
    if (own === undefined) return undefined;
    const included = includedBy(file).flatMap((each) => alone(each) ?? []);
    return { ...own, included, profiles: activeProfiles(file.path, beside) };
  };
  const unitsIn = (file: File, compose: ComposeFile, isElsewhere: boolean): readonly UnitOf<File>[] =>
    composeUnits(compose).map((unit) => ({
      document: (unit.tree === undefined ? undefined : documentOf(unit.tree)) ?? file,
      unit,
      isElsewhere,
    }));

  return files.flatMap((file) => {
    const compose = isStartedByAnother(file) ? undefined : started(file);
    if (compose === undefined) return [];
    const below = baseOf(file, files);
    const base = below === undefined ? undefined : started(below);
    const own = unitsIn(file, { ...compose, base }, false);
    if (below === undefined || base === undefined || replacesServices(compose.root))
      return [{ units: own, documentOf }];
    const names = new Set(servicesWithIncluded(compose).map(({ entry }) => `service ${entry.key}`));
    const rest = unitsIn(below, base, true).filter(({ unit }) => !names.has(unit.name));
    return [{ units: [...own, ...rest], documentOf }];
  });
}

const COMPOSE_NAME = /^((?:.*\/)?(?:docker-)?compose)([.-].+)?\.ya?ml$/;

/**
 * The file that a Compose file is laid over: of `compose.prod.yaml` the `compose.yaml` beside it, when it has one of the
 * services. Which files are really given together only a command line says.
 */
function baseOf<File extends StartingFile>(file: File, files: readonly File[]): File | undefined {
  const [, name, variant] = COMPOSE_NAME.exec(file.path) ?? [];
  if (variant === undefined) return undefined;
  const base = files.find(({ path }) => {
    const [, other, otherVariant] = COMPOSE_NAME.exec(path) ?? [];
    return other === name && otherVariant === undefined;
  });
  const servicesIn = (each: File) => treesOf(each).flatMap((root) => servicesOf(root).map(({ key }) => key));
  if (base === undefined) return undefined;
  const known = new Set(servicesIn(base));
  return servicesIn(file).some((service) => known.has(service)) ? base : undefined;
}
