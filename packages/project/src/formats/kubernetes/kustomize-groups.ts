import { pathBeside } from "../../text/path-beside.js";
import type { TableNode } from "../../tree/tree.js";
import type { NamedSource } from "../environment.js";
import { holdersOf, type StartingFile, type UnitGroup, type UnitOf } from "../unit-group.js";
import { unitsOfObjects } from "./kubernetes-units.js";
import { componentsOf, isKustomization, resourcesOf } from "./kustomization.js";
import { type BuildBudget, KustomizeBuild, MOST_STEPS } from "./kustomize-build.js";
import { type KustomizationFile, KustomizeFiles } from "./kustomize-files.js";
import { Origins } from "./origins.js";

/** What kustomizations build, and the files that went into it. */
export interface KustomizeGroups<File> {
  readonly groups: readonly UnitGroup<File>[];
  readonly used: ReadonlySet<string>;
}

/**
 * What is deployed of the kustomizations among some files: each that no other one builds on. A base alone is not what
 * anybody runs, once an overlay of it is there.
 */
export function kustomizeGroups<File extends StartingFile>(
  files: readonly File[],
  beside: readonly File[],
): KustomizeGroups<File> {
  const paths = files.map(({ path }) => path).filter(isKustomization);
  const used = new Set<string>();
  if (paths.length === 0) return { groups: [], used };
  const holders = holdersOf(files);
  const byPath = new Map(beside.map((file) => [file.path, file]));
  const fileAt = (path: string) => byPath.get(path);
  const origins = new Origins();
  const read = new KustomizeFiles(fileAt, origins);
  const budget: BuildBudget = { steps: MOST_STEPS };
  const documentOf = (tree: TableNode) => holders.get(tree) ?? read.fileOfVariables(tree);
  const groups: UnitGroup<File>[] = [];
  const build = (file: KustomizationFile) => {
    const kustomize = new KustomizeBuild(read, origins, budget);
    const objects = kustomize.build(file);
    const { isConfigured } = kustomize;
    const applied = {
      objects,
      isConfigured,
      originOf: (node: Parameters<Origins["of"]>[0]) => origins.of(node),
      textOf: (tree: TableNode) => documentOf(tree)?.source.text,
    };
    const folder = pathBeside(file.path, ".");
    const units = unitsOfObjects(applied).flatMap(({ tree, unit }): UnitOf<File>[] => {
      const document = documentOf(tree) ?? fileAt(file.path);
      if (document === undefined) return [];
      const name = folder === "" ? unit.name : `${unit.name} (${folder})`;
      const unknownSources: readonly NamedSource[] = [...(unit.unknownSources ?? []), ...kustomize.problems];
      const number = kustomize.isAnyNumber ? { replicas: undefined, isNumberUnknown: true } : {};
      return [{ document, unit: { ...unit, ...number, name, unknownSources }, isElsewhere: false }];
    });
    // Without a unit nobody tells what was not read of them.
    const changes = units.length === 0 ? [] : [...kustomize.changes].flatMap((path) => fileAt(path) ?? []);
    groups.push({ units, documentOf, changes });
  };
  const kustomizations = paths.flatMap((path) => read.kustomizationAt(path) ?? []);
  const below = new Set(kustomizations.flatMap((each) => builtOn(each, read)));
  for (const each of kustomizations) if (!below.has(each.path)) build(each);
  // Those that lead back to themselves are below each other.
  for (const each of kustomizations) if (!read.used.has(each.path)) build(each);
  return { groups, used: read.used };
}

/** The kustomizations that one names. */
function builtOn<File extends StartingFile>(
  { path, root }: KustomizationFile,
  read: KustomizeFiles<File>,
): readonly string[] {
  return [...resourcesOf(root), ...componentsOf(root)].flatMap(
    (each) => read.kustomizationIn(path, each.path)?.path ?? [],
  );
}
