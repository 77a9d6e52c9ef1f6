import type { TextRange } from "../../text/source-text.js";
import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "../environment.js";
import { commandText } from "../syntax/command-text.js";
import { commandOfSeveral, commandOfShell } from "../syntax/started-command.js";

/** What the `set_env` of one of tox's environments says. */
export interface SetEnv {
  readonly variables: readonly EnvironmentVariable[];
  readonly files: readonly NamedSource[];
  /** What it takes in that is not read here. */
  readonly unknown: readonly NamedSource[];
}

export const NOTHING_SET: SetEnv = { variables: [], files: [], unknown: [] };

/**
 * One of tox's environments, which has what it inherits where it says nothing itself.
 *
 * @param commands what it runs, each as a text
 */
export function toxUnit(
  name: string,
  range: TextRange,
  { variables, files, unknown }: SetEnv,
  commands: readonly string[] = [],
): DeploymentUnit {
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
    ...startsOf(commands),
  };
}

/** Tests and the like take no turns. Of what stands in braces the name of Python alone is known. */
function startsOf(commands: readonly string[]): Pick<DeploymentUnit, "startsRunner" | "startsOther"> {
  const texts = commands.map((command) => command.replace(/^\s*-\s*/, "").replace(/^\{env_?python\}/, "python"));
  const { starts } = commandOfSeveral(
    texts.map((text) => commandOfShell([commandText(text, { start: 0, end: text.length })])),
  );
  return {
    ...(starts === "runner" ? { startsRunner: true } : {}),
    ...(starts === "other" ? { startsOther: true } : {}),
  };
}

/** A value as it is written; what stands in braces tox fills in, and it takes what stands behind a semicolon for a condition. */
export function toxValue(written: string): string | undefined {
  return /[{}\\;]/.test(written) ? undefined : written;
}
