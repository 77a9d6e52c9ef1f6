import type { Flaw } from "../flawed-package.js";
import type { AuditCase } from "./cases/audit-case.js";

/** A flaw of the audit. */
export interface Mutant extends Flaw {
  /** Whose cases should find it; others are tried where they do not. */
  readonly about: AuditCase["about"];
}

/** Mutants of one file. */
export function mutantsOf(
  file: string,
  about: AuditCase["about"],
  ...changes: readonly (readonly [string, string])[]
): readonly Mutant[] {
  return changes.map(([find, replace]) => ({ file, about, find, replace }));
}
