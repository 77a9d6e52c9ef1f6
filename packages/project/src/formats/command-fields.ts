import type { DeploymentUnit, EnvironmentVariable } from "./environment.js";
import type { StartedCommand } from "./syntax/started-command.js";

/** What the command of a unit says of it, behind the variables that it has without. */
export function commandFields(
  environment: readonly EnvironmentVariable[],
  { starts, variables, application }: StartedCommand,
): Pick<DeploymentUnit, "environment" | "startsRunner" | "startsOther" | "application"> {
  return {
    environment: variables.length === 0 ? environment : [...environment, ...variables],
    ...(starts === "runner" ? { startsRunner: true } : {}),
    ...(starts === "other" ? { startsOther: true } : {}),
    ...(application === undefined ? {} : { application }),
  };
}
