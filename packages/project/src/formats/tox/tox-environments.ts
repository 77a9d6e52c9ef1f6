import type { TextRange } from "../../text/source-text.js";
import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "../environment.js";

/** What the `set_env` of one of tox's environments says. */
export interface SetEnv {
  readonly variables: readonly EnvironmentVariable[];
  readonly files: readonly NamedSource[];
  /** What it takes in that is not read here. */
  readonly unknown: readonly NamedSource[];
}

export const NOTHING_SET: SetEnv = { variables: [], files: [], unknown: [] };

/** One of tox's environments, which has what it inherits where it says nothing itself. */
export function toxUnit(name: string, range: TextRange, { variables, files, unknown }: SetEnv): DeploymentUnit {
  const called = name === "" ? "tox" : `tox environment ${name}`;
  return {
    name: called,
    range,
    // Each has tests of its own to run.
    onlyWith: called,
    environment: variables,
    replicas: undefined,
    environmentFiles: files,
    unknownSources: unknown,
  };
}

/** A value as it is written; what stands in braces tox fills in, and it takes what stands behind a semicolon for a condition. */
export function toxValue(written: string): string | undefined {
  return /[{}\\;]/.test(written) ? undefined : written;
}
