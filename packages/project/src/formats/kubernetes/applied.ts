import type { ConfigNode, TableNode } from "../../tree/tree.js";
import { kindOf, nameOf } from "./manifest.js";

/** An object of Kubernetes as it is applied. */
export interface AppliedObject {
  readonly manifest: TableNode;
  /** Every name it is referred to by: the one that a base gave it, and what overlays made of that. */
  readonly names: readonly string[];
  /** What stands before and behind the name by now: what refers to it has the same. */
  readonly affixes: string;
}

/** Objects that are applied together. */
export interface Applied {
  readonly objects: readonly AppliedObject[];
  /** The tree of a file that a value stands in, where that is not the object's own. */
  readonly originOf?: (node: ConfigNode) => TableNode | undefined;
}

/** A manifest as it stands in a file. */
export function appliedAsIs(manifest: TableNode): AppliedObject {
  const name = nameOf(manifest);
  return { manifest, names: name === undefined ? [] : [name], affixes: "" };
}

/** The object of a kind that another one refers to by a name. */
export function objectNamed(
  kind: string,
  name: string | undefined,
  { objects }: Applied,
  referrer?: AppliedObject,
): AppliedObject | undefined {
  if (name === undefined) return undefined;
  const named = objects.filter((each) => kindOf(each.manifest) === kind && each.names.includes(name));
  return named.find(({ affixes }) => affixes === referrer?.affixes) ?? named[0];
}
