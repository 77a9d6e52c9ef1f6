import { pathBeside } from "../../text/path-beside.js";
import type { TableNode } from "../../tree/tree.js";
import { type StartingFile, treesOf } from "../unit-group.js";
import { type AppliedObject, appliedAsIs, objectNamed } from "./applied.js";
import { referencesOf } from "./container-variables.js";
import { OPERATIONS } from "./kustomize-files.js";
import { kindOf, objectKey } from "./manifest.js";
import { containersOf } from "./pods.js";

/** Files of manifests that are applied together. */
export interface FilesTogether<File> {
  readonly files: readonly File[];
  readonly objects: readonly AppliedObject[];
}

/**
 * The manifests of one folder are applied together, unless two of its files define the same object. So are those of folders of
 * which one takes what another one alone has.
 */
export function appliedTogether<File extends StartingFile>(files: readonly File[]): readonly FilesTogether<File>[] {
  const folders = [...grouped(files, ({ path }) => pathBeside(path, ".")).values()];
  const groups = folders.flatMap((folder) => {
    const together = of(folder);
    return isWithoutDoubles(together) ? [together] : folder.map((file) => of([file]));
  });
  const next = groups.map((_group, index) => index);
  const lastOf = (index: number): number => (next[index] === index ? index : lastOf(next[index] ?? index));
  const holdersOf = groupsByName(groups);
  for (const [index, group] of groups.entries()) {
    for (const kept of keptElsewhere(group, holdersOf, groups)) next[lastOf(kept)] = lastOf(index);
  }
  const unions = [...grouped(groups.entries(), ([index]) => lastOf(index)).values()];
  return unions.flatMap((union) => {
    const parts = union.map(([, part]) => part);
    const together = of(parts.flatMap((part) => part.files));
    return isWithoutDoubles(together) ? [together] : parts;
  });
}

/** Why what has a name is not taken from elsewhere; undefined where it is nowhere. */
export function whyMissing(
  groups: readonly FilesTogether<unknown>[],
): (kind: string, name: string) => string | undefined {
  const all = groupsByName(groups);
  return (kind, name) => (all.has(keyOf(kind, name)) ? "nobody knows which of the files here is meant" : undefined);
}

function of<File extends StartingFile>(files: readonly File[]): FilesTogether<File> {
  return { files, objects: files.flatMap(manifestsOf).map(appliedAsIs) };
}

/** Not the operations of a patch, which are no manifests. */
function manifestsOf(file: StartingFile): readonly TableNode[] {
  return treesOf(file).filter(({ entries }) => entries[0]?.key !== OPERATIONS);
}

function isWithoutDoubles({ objects }: FilesTogether<unknown>): boolean {
  const keys = objects.flatMap(({ manifest }) => objectKey(manifest) ?? []);
  return new Set(keys).size === keys.length;
}

/** The groups that alone have what containers of one take, and it has not. */
function keptElsewhere(
  group: FilesTogether<unknown>,
  byName: ReadonlyMap<string, ReadonlySet<number>>,
  groups: readonly FilesTogether<unknown>[],
): readonly number[] {
  return group.objects.flatMap((object) =>
    containersOf(object.manifest)
      .flatMap(({ container }) => referencesOf(container))
      .filter(({ kind, name }) => objectNamed(kind, name, group, object) === undefined)
      .flatMap(({ kind, name }) => {
        const named = [...(byName.get(keyOf(kind, name)) ?? [])];
        const having = named.filter((index) => objectNamed(kind, name, groups[index] ?? group, object) !== undefined);
        return having.length === 1 ? having : [];
      }),
  );
}

/** Which groups have something of a name. */
function groupsByName(groups: readonly FilesTogether<unknown>[]): ReadonlyMap<string, ReadonlySet<number>> {
  const named = groups.flatMap(({ objects }, index) =>
    objects.flatMap(({ manifest, names }) =>
      names.map((name) => ({ key: keyOf(kindOf(manifest) ?? "", name), index })),
    ),
  );
  return new Map(
    [...grouped(named, ({ key }) => key)].map(([key, each]) => [key, new Set(each.map(({ index }) => index))]),
  );
}

function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}

function grouped<Key, Item>(items: Iterable<Item>, keyFor: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyFor(item)) ?? [];
    groups.set(keyFor(item), group);
    group.push(item);
  }
  return groups;
}
