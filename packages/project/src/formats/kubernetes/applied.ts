import { rememberFor } from "../../memory/remember.js";
import type { ConfigNode, TableNode } from "../../tree/tree.js";
import { isBuiltIn, kindOf, nameOf, namespaceOf } from "./manifest.js";

/** An object of Kubernetes as it is applied. */
export interface AppliedObject {
  readonly manifest: TableNode;
  /** Every name it is referred to by: the one that a base gave it, and what overlays made of that. */
  readonly names: readonly string[];
  /** The one that it is put into; undefined where that is said to whoever applies it. */
  readonly namespace: string | undefined;
  /** What stands before and behind the name by now: what refers to it has the same. */
  readonly affixes: string;
  /** Whether its name in the cluster ends in a hash of what it holds: only kustomize itself refers to it then. */
  readonly isHashed: boolean;
}

/** Objects that are applied together. */
export interface Applied {
  readonly objects: readonly AppliedObject[];
  /** The tree of a file that a value stands in, where that is not the object's own. */
  readonly originOf?: (node: ConfigNode) => TableNode | undefined;
  /** All of the file that a tree is of, where it is at hand. */
  readonly textOf?: (tree: TableNode) => string | undefined;
  /** Why an object is not among these, as a clause, where it is not for want of one. */
  readonly whyMissing?: (kind: string, name: string) => string | undefined;
  /** Whether somebody has told kustomize where objects of kinds that it does not know refer to others. */
  readonly isConfigured?: boolean;
}

/** A manifest as it stands in a file. */
export function appliedAsIs(manifest: TableNode): AppliedObject {
  const name = nameOf(manifest);
  const names = name === undefined ? [] : [name];
  return { manifest, names, namespace: namespaceOf(manifest), affixes: "", isHashed: false };
}

export function ofKind(kind: string, applied: Applied): readonly AppliedObject[] {
  return byKind(applied).get(kind) ?? [];
}

const byKind = rememberFor(({ objects }: Applied) => {
  const kinds = new Map<string | undefined, AppliedObject[]>();
  for (const object of objects) {
    const kind = kindOf(object.manifest);
    const others = kinds.get(kind);
    if (others === undefined) kinds.set(kind, [object]);
    else others.push(object);
  }
  return kinds;
});

/** What refers to an object by a name. */
export type Referrer = Pick<AppliedObject, "manifest" | "namespace" | "affixes">;

/** The object of a kind that another one refers to by a name, which is one of its own namespace. */
export function objectNamed(
  kind: string,
  name: string | undefined,
  applied: Applied,
  referrer: Referrer,
): AppliedObject | undefined {
  const named = inNamespaceOf(referrer, objectsNamed(kind, name, applied, referrer));
  return named.find(({ affixes }) => affixes === referrer.affixes) ?? named[0];
}

/**
 * The objects of that name, in whatever namespace. Where kustomize changes names it changes what refers to them, in the kinds
 * that it knows; in others the name has to be the one in the cluster.
 */
export function objectsNamed(
  kind: string,
  name: string | undefined,
  applied: Applied,
  referrer: Referrer,
): readonly AppliedObject[] {
  if (name === undefined) return [];
  const isFollowed = applied.isConfigured === true || isBuiltIn(referrer.manifest);
  return ofKind(kind, applied).filter(({ names, isHashed }) =>
    isFollowed ? names.includes(name) : !isHashed && names.at(-1) === name,
  );
}

/** One that says no namespace may be in the one of another, unless several are meant or one is nearer. */
function inNamespaceOf({ namespace }: Referrer, objects: readonly AppliedObject[]): readonly AppliedObject[] {
  const same = objects.filter((each) => each.namespace === namespace);
  if (same.length > 0) return same;
  if (namespace !== undefined) return objects.filter((each) => each.namespace === undefined);
  return new Set(objects.map((each) => each.namespace)).size === 1 ? objects : [];
}
