import type { ConfigNode, TableNode } from "../../tree/tree.js";
import { type BuiltObject, builtObject } from "./built-object.js";
import { jsonPatch } from "./json-patch.js";
import type { NamedPatch } from "./kustomization.js";
import { isBuiltIn, kindOf, nameOf, namespaceOf } from "./manifest.js";
import { isNamedBy, isReadableTarget, isTargeted } from "./patch-target.js";
import { strategicMerge } from "./strategic-merge.js";

/** What comes of a patch, and why it is not all that kustomize would make of it. */
export interface Patched {
  readonly objects: readonly BuiltObject[];
  readonly problem?: string | undefined;
  /** Whether there is nothing that it is for. */
  readonly isForNothing?: boolean;
}

/**
 * Lays the texts of one patch over the objects that it is for.
 *
 * @param isWhole whether there are no objects but these
 */
export function patched(
  objects: readonly BuiltObject[],
  { target }: NamedPatch,
  patches: readonly ConfigNode[],
  isWhole: boolean,
): Patched {
  if (target !== undefined && !isReadableTarget(target))
    return { objects, problem: "its target is a pattern that is not tried here" };
  let all = objects;
  let problem: string | undefined;
  let isForNothing = false;
  for (const patch of patches) {
    const isFor = (object: BuiltObject) =>
      target === undefined ? patch.kind === "table" && isNamedBy(object, patch) : isTargeted(object, target);
    let isUsed = target !== undefined;
    all = all.flatMap((object) => {
      if (!isFor(object)) return [object];
      isUsed = true;
      const changed = changedBy(object.manifest, patch);
      if (changed === "fails") {
        problem = "it does not fit what it is for, so nothing is built";
        return [object];
      }
      return changed === undefined ? [] : [withManifest(object, changed)];
    });
    if (isUsed) continue;
    isForNothing = true;
    // All that is known of an object that is elsewhere is what the patch says.
    if (patch.kind === "table" && !isWhole) all = [...all, builtObject(patch)];
  }
  return { objects: all, problem, isForNothing };
}

/** An operation may give it another name and another namespace, and what refers to it follows the name. */
function withManifest(object: BuiltObject, manifest: TableNode): BuiltObject {
  const name = nameOf(manifest);
  const namespace = namespaceOf(manifest);
  const isRenamed = name !== undefined && name !== nameOf(object.manifest);
  const isMoved = namespace !== namespaceOf(object.manifest);
  return {
    ...object,
    manifest,
    names: isRenamed ? [...object.names, name] : object.names,
    namespace: isMoved ? namespace : object.namespace,
    namespaces: isMoved ? [...object.namespaces, namespace ?? "default"] : object.namespaces,
  };
}

function changedBy(manifest: TableNode, patch: ConfigNode): TableNode | "fails" | undefined {
  if (patch.kind === "list") return jsonPatch(manifest, patch) ?? "fails";
  if (patch.kind !== "table") return "fails";
  const merged = strategicMerge(manifest, patch, isBuiltIn(manifest));
  // It names what it is for, by whatever name that had then.
  return merged === undefined ? undefined : withIdentity(merged, manifest);
}

function withIdentity(merged: TableNode, manifest: TableNode): TableNode {
  const kept = new Map(manifest.entries.map((entry) => [entry.key, entry]));
  const named = metadataOf(manifest).filter(({ key }) => key === "name" || key === "namespace");
  const entries = merged.entries.map((entry) => {
    if (entry.key === "kind" || entry.key === "apiVersion") return kept.get(entry.key) ?? entry;
    if (entry.key !== "metadata" || entry.value.kind !== "table") return entry;
    const others = entry.value.entries.filter(({ key }) => key !== "name" && key !== "namespace");
    return { ...entry, value: { ...entry.value, entries: [...named, ...others] } };
  });
  return { ...merged, entries };
}

function metadataOf(manifest: TableNode) {
  const metadata = manifest.entries.find(({ key }) => key === "metadata")?.value;
  return metadata?.kind === "table" ? metadata.entries : [];
}

/** What a patch is called where it is told of. */
export function patchTitle({ path }: NamedPatch, patches: readonly ConfigNode[]): string {
  if (path !== undefined) return `the patch ${path.path}`;
  const [patch] = patches;
  if (patch?.kind !== "table") return "this patch";
  return `the patch of ${kindOf(patch) ?? "an object"} ${nameOf(patch) ?? ""}`.trim();
}
