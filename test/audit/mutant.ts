import type { AuditCase } from "./cases/audit-case.js";

/** One flaw: a text of a source file, which stands there once, and what stands there instead. */
export interface Mutant {
  /** Below `packages/audit/src`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
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
