import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Whether a folder is the root of a repository; in a worktree or a submodule `.git` is a file. */
export function isRepositoryRoot(folder: string): boolean {
  return existsSync(join(folder, ".git"));
}

/** The root of the repository that a folder is in, or is itself. */
export function repositoryRootOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isRepositoryRoot(at)) return at;
    if (dirname(at) === at) return undefined;
  }
}
