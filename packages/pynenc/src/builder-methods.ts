import { APPLICATION_PARAMETERS, BUILDER_ROWS } from "./builder.generated.js";
import type { BuilderMethod } from "./builder-method.js";
import { methodInRow, nameInRow } from "./builder-row.js";

const ROWS = new Map(Object.values(BUILDER_ROWS).flatMap((rows) => rows.map((row) => [nameInRow(row), row] as const)));

/** Undefined for a name that is no method in any release of pynenc or of the plugins that works. */
export function builderMethod(name: string): BuilderMethod | undefined {
  const row = ROWS.get(name);
  return row === undefined ? undefined : methodInRow(row);
}

/** Every method that a package brings: pynenc itself, or a plugin, by its name on PyPI. */
export function builderMethodsOf(name: string): readonly BuilderMethod[] {
  return (BUILDER_ROWS[name] ?? []).map(methodInRow);
}

/** What `Pynenc(...)` is given, in its order. */
export const APPLICATION_ARGUMENTS: readonly string[] = APPLICATION_PARAMETERS;
