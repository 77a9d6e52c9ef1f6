import { dirname, join, relative } from "node:path";
import { DECLARING_NAMES, mayAcceptInFiles } from "@slotwise/project";
import { foldersUpToRepository } from "./inherited-patterns.js";
import { isWithin } from "./is-within.js";
import type { ReadFile } from "./read-text.js";
import { isRepositoryRoot } from "./repository-root.js";
import { slashed } from "./slashed.js";

/** A file of a folder around a project that may accept problems in it. */
export interface OuterDeclaration {
  readonly path: string;
  /** The project's folder from that of the file. */
  readonly projectFolder: string;
}

/**
 * Those up to the repository's root; without a repository up to the folder that was asked about, as `exclude` has it.
 * @param asked the folders that were
 */
export function outerDeclarations(
  project: string,
  asked: readonly string[],
  read: ReadFile,
): readonly OuterDeclaration[] {
  return foldersAround(project, asked).flatMap((folder) =>
    DECLARING_NAMES.flatMap((name) => {
      const path = join(folder, name);
      const file = read(path);
      const projectFolder = `${slashed(relative(folder, project))}/`;
      return file.kind === "text" && mayAcceptInFiles({ name, text: file.text }) ? [{ path, projectFolder }] : [];
    }),
  );
}

function foldersAround(project: string, asked: readonly string[]): readonly string[] {
  if (isRepositoryRoot(project)) return [];
  const inRepository = foldersUpToRepository(project);
  if (inRepository.length > 0) return inRepository;
  const around: string[] = [];
  for (let at = dirname(project); at !== dirname(at); at = dirname(at)) {
    if (asked.some((folder) => isWithin(at, folder))) around.push(at);
  }
  return around;
}
