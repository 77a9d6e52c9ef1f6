import type { ConfigClass, ConfigField } from "@slotwise/pynenc";
import type { Coerced } from "../coerce/coerced.js";
import type { SettingsDocument } from "../documents/document.js";
import type { TableEntry } from "../tree/tree.js";

/** Where in a file a value stands. */
export interface FileOrigin {
  /** A settings file, an environment variable that some file sets, or code. */
  readonly kind: "file" | "environment" | "code";
  readonly document: SettingsDocument;
  /** Below pynenc's root: `["max_pending_seconds"]`, or `["runner", "min_parallel_slots"]`; a variable's name. */
  readonly path: readonly string[];
  readonly entry: TableEntry;
}

export type Origin = { readonly kind: "default" } | FileOrigin;

/** One setting as pynenc ends up with it. */
export interface EffectiveSetting {
  readonly field: ConfigField;
  readonly configClass: ConfigClass;
  readonly coerced: Coerced;
  /** Of several that may count the strongest; where pynenc stops at a value, that one. */
  readonly origin: Origin;
  /** The others that count where an uncertain one does not, weakest first; the default may as well. */
  readonly rivals: readonly FileOrigin[];
  /** The other places that set it, weakest first; all of them lost. */
  readonly beaten: readonly FileOrigin[];
}

export type ResolvedClass = ReadonlyMap<string, EffectiveSetting>;
