import { pathBeside } from "../../text/path-beside.js";
import type { TableNode } from "../../tree/tree.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, unitsOf } from "../unit-group.js";
import { type ComposeFile, composeUnits, servicesOf } from "./compose-units.js";

/** The services of each Compose file, with those of the file that it is laid over. */
export function composeGroups<File extends StartingFile>(files: readonly File[]): readonly UnitGroup<File>[] {
  const holders = holdersOf(files);
  const documentOf = (tree: TableNode) => holders.get(tree);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const composeOf = (file: File): ComposeFile | undefined => {
    const [root] = treesOf(file);
    if (root === undefined) return undefined;
    const fileAt = (path: string) => {
      const other = byPath.get(pathBeside(file.path, path));
      return other === undefined ? undefined : composeOf(other);
    };
    return { root, text: file.source.text, fileAt };
  };
  return files.flatMap((file) => {
    const compose = composeOf(file);
    if (compose === undefined) return [];
    if (files.length === 1) return [{ units: unitsOf(file, file.started?.units ?? []), documentOf }];
    const below = baseOf(file, files);
    const base = below === undefined ? undefined : composeOf(below);
    const own = unitsOf(file, composeUnits({ ...compose, base }));
    if (below === undefined || base === undefined) return [{ units: own, documentOf }];
    const names = new Set(servicesOf(compose.root).map(({ key }) => `service ${key}`));
    const rest = composeUnits(base).filter(({ name }) => !names.has(name));
    return [{ units: [...own, ...unitsOf(below, rest, true)], documentOf }];
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
