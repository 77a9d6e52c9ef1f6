import { pathBeside } from "../../text/path-beside.js";
import type { StartingFile } from "../unit-group.js";
import { servicesWithoutImage } from "./compose-completeness.js";
import { type ComposeFile, servicesWithIncluded } from "./compose-layers.js";
import { baseByName, isDefault, isOverride } from "./compose-names.js";

/** Which files are laid over which, as far as names and what they leave to each other tell. */
export interface Bases<File> {
  /** What a file is laid over; undefined for one that stands alone. Which files are really given together only a command line says. */
  baseOf(file: File): File | undefined;
  /** Whether a file is started only below another one that is laid over it. */
  isOnlyBase(file: File): boolean;
  /** Whether a file is started only with others, and nobody knows with which of those that are here. */
  isLost(file: File): boolean;
}

/** @param started a file as Compose takes it alone */
export function basesIn<File extends StartingFile>(
  files: readonly File[],
  started: (file: File) => ComposeFile | undefined,
): Bases<File> {
  const composed = new Map(
    files.flatMap((file) => {
      const compose = started(file);
      return compose === undefined ? [] : [[file, compose] as const];
    }),
  );
  const names = new Map([...composed].map(([file, compose]) => [file, namesIn(compose)]));
  const lacking = new Map([...composed].map(([file, compose]) => [file, servicesWithoutImage(compose)]));
  const has = (file: File, services: readonly string[]) =>
    services.every((each) => names.get(file)?.has(each) === true);
  const lacks = (file: File) => lacking.get(file) ?? [];
  const completes = (other: File, file: File) =>
    other !== file && has(other, lacks(file)) && !lacks(other).some((each) => lacks(file).includes(each));

  const baseOf = (file: File): File | undefined => {
    const named = baseByName(file, files);
    if (named !== undefined) {
      const isShared = [...(names.get(file) ?? [])].some((each) => names.get(named)?.has(each) === true);
      return isShared || isOverride(file.path) ? named : undefined;
    }
    if (lacks(file).length === 0 || isDefault(file.path)) return undefined;
    const beside = files.filter(
      (other) => isDefault(other.path) && pathBeside(file.path, "") === pathBeside(other.path, ""),
    );
    const [first, ...others] = beside.filter((other) => completes(other, file));
    return others.length === 0 ? first : undefined;
  };
  const bases = new Map(files.map((file) => [file, baseOf(file)]));
  const isOnlyBase = (file: File) => {
    if (lacks(file).length === 0) return false;
    return files.some((other) => bases.get(other) === file && completes(other, file));
  };
  return {
    baseOf: (file) => bases.get(file),
    isOnlyBase,
    isLost: (file) =>
      lacks(file).length > 0 && bases.get(file) === undefined && files.some((other) => completes(other, file)),
  };
}

function namesIn(compose: ComposeFile): ReadonlySet<string> {
  return new Set(servicesWithIncluded(compose).map(({ entry }) => entry.key));
}
