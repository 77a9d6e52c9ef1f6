import { relative, resolve, sep } from "node:path";
import { isWithin } from "../../../files/is-within.js";
import type { Host } from "../../../host/host.js";

/**
 * A file's name as services that know a repository want it: relative to the checkout, with slashes.
 * Outside GitHub Actions the current folder is taken for the checkout. A file elsewhere keeps its absolute path.
 */
export function repositoryPath(name: string, { environment, currentFolder }: RepositoryHost): string {
  const workspace = environment.GITHUB_WORKSPACE;
  const root = workspace === undefined || workspace === "" ? currentFolder : workspace;
  const absolute = resolve(currentFolder, name);
  return isWithin(absolute, root) ? relative(root, absolute).split(sep).join("/") : absolute;
}

export type RepositoryHost = Pick<Host, "environment" | "currentFolder">;
