import { pathBeside } from "../../text/path-beside.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, unitsOf } from "../unit-group.js";
import { kubernetesUnits, objectKey } from "./kubernetes-units.js";

/** Manifests of one folder are applied together, unless two of its files define the same object. */
export function kubernetesGroups<File extends StartingFile>(files: readonly File[]): readonly UnitGroup<File>[] {
  const folders = new Map<string, File[]>();
  for (const file of files) {
    const folder = pathBeside(file.path, ".");
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  const together = [...folders.values()].flatMap((group) => {
    const objects = group.flatMap((each) => treesOf(each).flatMap((manifest) => objectKey(manifest) ?? []));
    return new Set(objects).size === objects.length ? [group] : group.map((file) => [file]);
  });
  return together.map((group) => {
    const holders = holdersOf(group);
    const units = group.flatMap((file) => {
      const others = group.filter((each) => each !== file).flatMap(treesOf);
      const own = file.started?.units ?? [];
      return unitsOf(file, others.length === 0 ? own : kubernetesUnits(treesOf(file), others));
    });
    return { units, documentOf: (tree) => holders.get(tree) };
  });
}
