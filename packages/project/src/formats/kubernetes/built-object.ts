import type { TableNode } from "../../tree/tree.js";
import type { AppliedObject } from "./applied.js";
import { nameOf, namespaceOf } from "./manifest.js";

/** An object on its way through kustomizations. */
export interface BuiltObject extends AppliedObject {
  /** Every namespace that it has been in. */
  readonly namespaces: readonly string[];
}

export function builtObject(manifest: TableNode): BuiltObject {
  return {
    manifest,
    names: [nameOf(manifest) ?? ""],
    affixes: "",
    isHashed: false,
    namespaces: [namespaceOf(manifest) ?? "default"],
  };
}
