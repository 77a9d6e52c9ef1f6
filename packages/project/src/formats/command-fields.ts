import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "./environment.js";
import type { Loaded } from "./syntax/loaded-files.js";
import type { StartedCommand } from "./syntax/started-command.js";

/** What a unit takes variables from whatever its command says. */
export interface OtherSources {
  readonly environmentFiles?: readonly NamedSource[];
  readonly unknownSources?: readonly NamedSource[];
}

type CommandFields = Pick<
  DeploymentUnit,
  "environment" | "environmentFiles" | "unknownSources" | "startsRunner" | "startsOther" | "application"
>;

/**
 * What the command of a unit says of it, behind the variables that it has without. What a command loads that starts a program
 * of its own, such as tests, is none of a fleet's settings; where nobody can tell what it starts, it is told alone.
 */
export function commandFields(
  environment: readonly EnvironmentVariable[],
  { starts, variables, loaded, application }: StartedCommand,
  { environmentFiles = [], unknownSources = [] }: OtherSources = {},
): CommandFields {
  const isRead = ({ kind }: Loaded) => kind === "file" && starts === "runner";
  const told = starts === "other" ? [] : loaded.filter((each) => !isRead(each) && each.source.isOptional !== true);
  return {
    environment: variables.length === 0 ? environment : [...environment, ...variables],
    environmentFiles: [...environmentFiles, ...loaded.filter(isRead).map(({ source }) => source)],
    unknownSources: [...unknownSources, ...told.map(({ source }) => ({ reason: UNCLEAR, ...source }))],
    ...(starts === "runner" ? { startsRunner: true } : {}),
    ...(starts === "other" ? { startsOther: true } : {}),
    ...(application === undefined ? {} : { application }),
  };
}

const UNCLEAR = "it is only read where the command plainly starts a runner";
