import { pathBeside } from "../../text/path-beside.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, unitsOf } from "../unit-group.js";
import { ecsUnits, servicesIn } from "./ecs-units.js";

/** A task definition is run by the services that stand in files beside it. */
export function ecsGroups<File extends StartingFile>(files: readonly File[]): readonly UnitGroup<File>[] {
  const folders = new Map<string, File[]>();
  for (const file of files) {
    const folder = pathBeside(file.path, ".");
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders.values()].map((group) => {
    const holders = holdersOf(group);
    const services = group.flatMap(treesOf).flatMap(servicesIn);
    const units = group.flatMap((file) =>
      treesOf(file).flatMap((root) => unitsOf(file, ecsUnits(root, file.source.text, services))),
    );
    return { units, documentOf: (tree) => holders.get(tree) };
  });
}
