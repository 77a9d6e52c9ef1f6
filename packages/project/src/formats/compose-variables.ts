import type { TableEntry } from "../tree/tree.js";

/** What in a `.env` says which files Compose starts, whoever reads the rest of it. */
export const COMPOSE_FILES = "COMPOSE_FILE";
const SEPARATOR = "COMPOSE_PATH_SEPARATOR";

/** The Compose files that variables name, each laid over those before it: paths as they are written. */
export function filesStartedTogether(variables: readonly TableEntry[]): readonly string[] {
  const written = textOf(variables, COMPOSE_FILES);
  if (written === undefined) return [];
  // On Windows, where a path may have a colon, it is a semicolon.
  const separator = textOf(variables, SEPARATOR) ?? (written.includes(";") ? ";" : ":");
  return (separator === "" ? [written] : written.split(separator)).filter((path) => path !== "");
}

function textOf(variables: readonly TableEntry[], name: string): string | undefined {
  const value = variables.findLast(({ key }) => key === name)?.value;
  return value?.kind === "string" ? String(value.value) : undefined;
}
