import { pathBeside } from "../../text/path-beside.js";
import type { TableNode } from "../../tree/tree.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, type UnitOf } from "../unit-group.js";
import { appliedAsIs } from "./applied.js";
import { chartGroups } from "./chart-groups.js";
import { unitsOfObjects } from "./kubernetes-units.js";
import { isKustomization } from "./kustomization.js";
import { OPERATIONS } from "./kustomize-files.js";
import { kustomizeGroups } from "./kustomize-groups.js";
import { objectKey } from "./manifest.js";

/**
 * What kustomizations build, what charts become, and the manifests that none of them has: those of one folder are applied together, unless
 * two of its files define the same object.
 */
export function kubernetesGroups<File extends StartingFile>(
  files: readonly File[],
  beside: readonly File[],
): readonly UnitGroup<File>[] {
  const { groups, used } = kustomizeGroups(files, beside);
  const charts = chartGroups(files.filter(({ path }) => !used.has(path)));
  const folders = new Map<string, File[]>();
  for (const file of files) {
    if (used.has(file.path) || charts.used.has(file.path) || isKustomization(file.path)) continue;
    const folder = pathBeside(file.path, ".");
    const beside = folders.get(folder) ?? [];
    folders.set(folder, beside);
    beside.push(file);
  }
  const together = [...folders.values()].flatMap((group) => {
    const objects = group.flatMap((each) => manifestsOf(each).flatMap((manifest) => objectKey(manifest) ?? []));
    return new Set(objects).size === objects.length ? [group] : group.map((file) => [file]);
  });
  return [...groups, ...charts.groups, ...together.map(plainGroup)];
}

function plainGroup<File extends StartingFile>(files: readonly File[]): UnitGroup<File> {
  const holders = holdersOf(files);
  const documentOf = (tree: TableNode) => holders.get(tree);
  const units = unitsOfObjects({
    objects: files.flatMap(manifestsOf).map(appliedAsIs),
    textOf: (tree) => documentOf(tree)?.source.text,
  });
  return {
    units: units.flatMap(({ tree, unit }): UnitOf<File>[] => {
      const document = documentOf(tree);
      return document === undefined ? [] : [{ document, unit, isElsewhere: false }];
    }),
    documentOf,
  };
}

/** Not the operations of a patch, which are no manifests. */
function manifestsOf(file: StartingFile): readonly TableNode[] {
  return treesOf(file).filter(({ entries }) => entries[0]?.key !== OPERATIONS);
}
