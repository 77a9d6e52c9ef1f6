import type { TableNode } from "../../tree/tree.js";
import type { DeploymentUnit } from "../environment.js";
import { MOST_UNITS } from "../syntax/few-units.js";
import { holdersOf, type StartingFile, treesOf, type UnitGroup, type UnitOf, unitsOf } from "../unit-group.js";
import { instancesIn } from "./instances.js";
import { systemdUnit } from "./systemd-units.js";
import { dropInNames, instanceOf, unitPath, upToDashes } from "./unit-name.js";

/** The units of one folder are installed together, each with what is laid over it. */
export function systemdGroups<File extends StartingFile>(files: readonly File[]): readonly UnitGroup<File>[] {
  const folders = new Map<string, File[]>();
  for (const file of files) {
    const { folder } = unitPath(file.path);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders.values()].map((group) => {
    const holders = holdersOf(group);
    return { units: unitsIn(group), documentOf: (tree) => holders.get(tree) };
  });
}

/** A file of the folder, with whose it is. */
interface Part<File> {
  readonly file: File;
  readonly unit: string;
  readonly dropIn: string | undefined;
  readonly trees: readonly TableNode[];
}

function unitsIn<File extends StartingFile>(files: readonly File[]): readonly UnitOf<File>[] {
  const parts = files.map((file): Part<File> => ({ file, ...unitPath(file.path), trees: treesOf(file) }));
  const services = parts.filter(({ unit, dropIn }) => dropIn === undefined && unit.endsWith(".service"));
  const named = new Map(services.map((part) => [part.unit, part]));
  const dropIns = dropInsOf(parts);
  const instances = instancesIn(parts.flatMap(({ trees }) => trees));
  // An instance that has files of its own is a unit of its own.
  const own = new Set(
    [...named.keys(), ...dropIns.keys(), ...instances.names].filter(
      (unit) => instanceOf(unit) !== undefined && upToDashes(unit).some((name) => named.has(name) || dropIns.has(name)),
    ),
  );
  const unitOf = (name: string, main: Part<File> | undefined) => {
    const layers = [...(main?.trees ?? []), ...treesOver(name, dropIns)];
    return systemdUnit(name, layers, instances.numberOf(name, own));
  };
  const units = services.flatMap((part) => unitsOf(part.file, [unitOf(part.unit, part)]));
  const further = [...new Set([...own, ...dropIns.keys()])]
    .slice(0, MOST_UNITS)
    .flatMap((unit): readonly UnitOf<File>[] => {
      if (named.has(unit) || /-(?:@.*)?\.service$|^service$/.test(unit)) return [];
      const template = named.get(instanceOf(unit)?.template ?? "");
      if (template !== undefined) return unitsOf(template.file, [unitOf(unit, template)]);
      const [first] = dropIns.get(unit) ?? [];
      return first === undefined ? [] : unitsOf(first.file, [withoutBase(unitOf(unit, undefined), unit)]);
    });
  return [...units, ...further];
}

/** What is laid over something that is not here. */
export function withoutBase(unit: DeploymentUnit, name: string): DeploymentUnit {
  const base = { name: instanceOf(name)?.template ?? name, range: unit.range };
  return { ...unit, unknownSources: [base, ...(unit.unknownSources ?? [])] };
}

function dropInsOf<File>(parts: readonly Part<File>[]): ReadonlyMap<string, readonly Part<File>[]> {
  const byUnit = new Map<string, Part<File>[]>();
  for (const part of parts) {
    if (part.dropIn !== undefined) byUnit.set(part.unit, [...(byUnit.get(part.unit) ?? []), part]);
  }
  return byUnit;
}

/** By their file names, wherever they are; of two of one name the one that is closer to the unit counts. */
function treesOver<File>(unit: string, dropIns: ReadonlyMap<string, readonly Part<File>[]>): readonly TableNode[] {
  const byName = new Map<string, readonly TableNode[]>();
  for (const name of dropInNames(unit)) {
    for (const { dropIn = "", trees } of dropIns.get(name) ?? []) {
      if (!byName.has(dropIn)) byName.set(dropIn, trees);
    }
  }
  return [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, trees]) => trees);
}
