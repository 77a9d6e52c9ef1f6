import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isUvMember } from "@slotwise/project";
import type { ReadFile } from "./read-text.js";
import { isRepositoryRoot } from "./repository-root.js";
import { slashed } from "./slashed.js";

/**
 * The lock file of the uv workspace that a project is a member of: the nearest one upwards, as far as the repository
 * reaches.
 */
export function workspaceLock(project: string, read: ReadFile): string | undefined {
  let folder = project;
  while (!isRepositoryRoot(folder) && dirname(folder) !== folder) {
    folder = dirname(folder);
    const lock = join(folder, "uv.lock");
    if (!existsSync(lock)) continue;
    const declaring = read(join(folder, "pyproject.toml"));
    const isMember = declaring.kind === "text" && isUvMember(declaring.text, slashed(relative(folder, project)));
    return isMember ? lock : undefined;
  }
  return undefined;
}
