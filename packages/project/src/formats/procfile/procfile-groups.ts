import { pathBeside } from "../../text/path-beside.js";
import { entryOf, type TableNode } from "../../tree/tree.js";
import type { DeploymentUnit, NamedSource } from "../environment.js";
import { fileName } from "../file-name.js";
import { type StartingFile, treesOf, type UnitGroup, unitsOf } from "../unit-group.js";
import { countIn } from "./formation.js";

export function isForeman(path: string): boolean {
  return fileName(path).base === ".foreman";
}

/** Each Procfile is one of several that may be started; foreman's options say of one how many of each process type. */
export function procfileGroups<File extends StartingFile>(files: readonly File[]): readonly UnitGroup<File>[] {
  const foremen = files.filter(({ path }) => isForeman(path));
  return files
    .filter((file) => !foremen.includes(file))
    .map((file) => {
      const foreman = foremen.find((each) => {
        const [root] = treesOf(each);
        return root !== undefined && pathBeside(each.path, textIn(root, "procfile") ?? "Procfile") === file.path;
      });
      const [options] = foreman === undefined ? [] : treesOf(foreman);
      const units = file.started?.units ?? [];
      return {
        units: unitsOf(file, options === undefined ? units : units.map((unit) => withOptions(unit, options))),
        documentOf: (tree) => (tree === options ? foreman : undefined),
      };
    });
}

function textIn(options: TableNode, key: string): string | undefined {
  const value = entryOf(options, key)?.value;
  return value?.kind === "string" ? String(value.value) : undefined;
}

function withOptions(unit: DeploymentUnit, options: TableNode): DeploymentUnit {
  const count = countIn(options, unit.name.replace(/^process /, ""));
  const files = filesIn(options);
  return {
    ...unit,
    ...(count === "none" ? { isNoRunner: true } : {}),
    ...(count === undefined || count === "none"
      ? {}
      : { replicas: { ...numberOf(count), range: count.range, tree: options } }),
    ...(files === undefined ? {} : { environmentFiles: files }),
  };
}

function numberOf({ value }: { readonly value: unknown }) {
  return { least: Number(value), most: Number(value) };
}

/** The files of variables that are named there instead of `.env`. */
function filesIn(options: TableNode): readonly NamedSource[] | undefined {
  const named = entryOf(options, "env")?.value;
  if (named?.kind !== "string") return undefined;
  const names = String(named.value).split(",");
  return names.flatMap((name) => (name === "" ? [] : [{ name, range: named.range, tree: options }]));
}
