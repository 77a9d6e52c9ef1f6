import type { TableNode } from "../../tree/tree.js";
import type { AppliedObject } from "./applied.js";
import { nameOf, namespaceOf } from "./manifest.js";

/** An object on its way through kustomizations. */
export interface BuiltObject extends AppliedObject {
  /** Every namespace that it has been in, which kustomize calls `default` where nobody says one. */
  readonly namespaces: readonly string[];
}

export function builtObject(manifest: TableNode): BuiltObject {
  const namespace = namespaceOf(manifest);
  return {
    manifest,
    names: [nameOf(manifest) ?? ""],
    namespace,
    affixes: "",
    isHashed: false,
    namespaces: [namespace ?? "default"],
  };
}
