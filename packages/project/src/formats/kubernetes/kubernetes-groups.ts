import type { TableNode } from "../../tree/tree.js";
import { holdersOf, type StartingFile, type UnitGroup, type UnitOf } from "../unit-group.js";
import type { Applied } from "./applied.js";
import { appliedTogether, type FilesTogether, whyMissing } from "./applied-together.js";
import { chartGroups } from "./chart-groups.js";
import { unitsOfObjects } from "./kubernetes-units.js";
import { isKustomization } from "./kustomization.js";
import { kustomizeGroups } from "./kustomize-groups.js";

/** What kustomizations build, what charts become, and the manifests that none of them has. */
export function kubernetesGroups<File extends StartingFile>(
  files: readonly File[],
  beside: readonly File[],
): readonly UnitGroup<File>[] {
  const { groups, used } = kustomizeGroups(files, beside);
  const charts = chartGroups(files.filter(({ path }) => !used.has(path)));
  const others = files.filter(({ path }) => !used.has(path) && !charts.used.has(path) && !isKustomization(path));
  const together = appliedTogether(others);
  const why = whyMissing(together);
  return [...groups, ...charts.groups, ...together.map((each) => plainGroup(each, why))];
}

function plainGroup<File extends StartingFile>(
  { files, objects }: FilesTogether<File>,
  whyMissing: Applied["whyMissing"],
): UnitGroup<File> {
  const holders = holdersOf(files);
  const documentOf = (tree: TableNode) => holders.get(tree);
  const units = unitsOfObjects({
    objects,
    textOf: (tree) => documentOf(tree)?.source.text,
    ...(whyMissing === undefined ? {} : { whyMissing }),
  });
  return {
    units: units.flatMap(({ tree, unit }): UnitOf<File>[] => {
      const document = documentOf(tree);
      return document === undefined ? [] : [{ document, unit, isElsewhere: false }];
    }),
    documentOf,
  };
}
