import { pathBeside } from "../../text/path-beside.js";
import type { StartingFile } from "../unit-group.js";

/** What Compose reads beside its file, and what in there says which profiles it starts. */
export const PROJECT_VARIABLES = ".env";
const PROFILES = "COMPOSE_PROFILES";

/** The profiles that the `.env` beside a Compose file has started. What a shell says as well nobody here knows. */
export function activeProfiles(path: string, beside: readonly StartingFile[]): ReadonlySet<string> | undefined {
  const wanted = pathBeside(path, PROJECT_VARIABLES);
  const variables = beside.find((file) => file.path === wanted)?.environment ?? [];
  const value = variables.findLast(({ key }) => key === PROFILES)?.value;
  if (value?.kind !== "string") return undefined;
  return new Set(
    String(value.value)
      .split(",")
      .map((name) => name.trim()),
  );
}
