import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "./environment.js";
import type { StartedCommand } from "./syntax/started-command.js";

/** What a unit takes variables from whatever its command says. */
export interface OtherSources {
  readonly environmentFiles?: readonly NamedSource[];
  readonly unknownSources?: readonly NamedSource[];
}

type CommandFields = Pick<
  DeploymentUnit,
  "environment" | "environmentFiles" | "unknownSources" | "startsRunner" | "startsOther"
>;

/** What the command of a unit says of it, behind the variables that it has without. */
export function commandFields(
  environment: readonly EnvironmentVariable[],
  { starts, variables, loaded }: StartedCommand,
  { environmentFiles = [], unknownSources = [] }: OtherSources = {},
): CommandFields {
  const loadedBy = (wanted: "file" | "unread") => loaded.flatMap(({ kind, source }) => (kind === wanted ? source : []));
  return {
    environment: variables.length === 0 ? environment : [...environment, ...variables],
    environmentFiles: [...environmentFiles, ...loadedBy("file")],
    unknownSources: [...unknownSources, ...loadedBy("unread")],
    ...(starts === "runner" ? { startsRunner: true } : {}),
    ...(starts === "other" ? { startsOther: true } : {}),
  };
}
