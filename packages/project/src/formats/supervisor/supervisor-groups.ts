import { pathBeside } from "../../text/path-beside.js";
import { fewUnits } from "../syntax/few-units.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, unitsOf } from "../unit-group.js";
import { includedBy, programsIn, supervisorUnits } from "./supervisor-units.js";

/**
 * A file with those that it includes, which have what it hands on; else the files of one folder, which something includes
 * together, unless two of them have one program: then each stands alone.
 */
export function supervisorGroups<File extends StartingFile>(files: readonly File[]): readonly UnitGroup<File>[] {
  const holders = holdersOf(files);
  const documentOf = (tree: Parameters<UnitGroup<File>["documentOf"]>[0]) => holders.get(tree);
  const taken = new Set<File>();
  const groups: UnitGroup<File>[] = [];
  for (const main of files) {
    const [root] = treesOf(main);
    if (root === undefined || includedBy(root).length === 0) continue;
    const patterns = includedBy(root).flatMap((pattern) => patternOf(main.path, pattern) ?? []);
    const included = files.filter((each) => each !== main && patterns.some((pattern) => pattern.test(each.path)));
    for (const each of [main, ...included]) taken.add(each);
    const units = [main, ...included].flatMap((each) =>
      unitsOf(
        each,
        treesOf(each).flatMap((tree) => fewUnits(supervisorUnits(tree, root)).units),
      ),
    );
    groups.push({ units, documentOf });
  }
  const folders = new Map<string, File[]>();
  for (const file of files.filter((each) => !taken.has(each))) {
    const folder = pathBeside(file.path, ".");
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  for (const folder of folders.values()) {
    const programs = folder.flatMap((file) => treesOf(file).flatMap(programsIn));
    const together = new Set(programs).size === programs.length ? [folder] : folder.map((file) => [file]);
    for (const group of together) {
      groups.push({ units: group.flatMap((file) => unitsOf(file, file.started?.units ?? [])), documentOf });
    }
  }
  return groups;
}

/** What a pattern of a file matches, from the project's folder; undefined for one that leads elsewhere. */
function patternOf(path: string, written: string): RegExp | undefined {
  const pattern = written.replace(/^%\(here\)s\//, "");
  if (/^\/|%/.test(pattern) || pattern.length > 300) return undefined;
  const source = pathBeside(path, pattern)
    .replace(/[.+^${}()|\\[\]]/g, "\\$&")
    .replace(/\*+/g, "[^/]*")
    .replaceAll("?", "[^/]");
  return new RegExp(`^${source}$`);
}
