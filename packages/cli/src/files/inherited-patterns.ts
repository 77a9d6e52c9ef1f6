import { dirname } from "node:path";
import { type IgnorePatterns, isIgnored } from "@slotwise/project";
import { excludePatternsOf, gitignoreOf } from "./folder-patterns.js";
import type { ReadFile } from "./read-text.js";
import { isRepositoryRoot } from "./repository-root.js";
import { slashed } from "./slashed.js";

/** What the folders above one leave out of it: by git's rules, and by our own. */
export interface InheritedPatterns {
  readonly git: readonly IgnorePatterns[];
  readonly exclude: readonly IgnorePatterns[];
}

const NOTHING: InheritedPatterns = { git: [], exclude: [] };

/**
 * What the folders above a folder say, up to the root of the repository; nothing when there is no repository.
 * A folder that was named is walked although it is left out itself: what leaves it out is not asked.
 */
export function inheritedPatterns(folder: string, read: ReadFile): InheritedPatterns {
  if (isRepositoryRoot(folder)) return NOTHING;
  const above = foldersUpToRepository(folder);
  const asked = (patterns: readonly IgnorePatterns[]) =>
    patterns.filter((each) => !isIgnored(`${slashed(folder)}/`, [each]));
  return {
    git: asked(above.flatMap(gitignoreOf)),
    exclude: asked(above.flatMap((each) => excludePatternsOf(each, read))),
  };
}

/** Outermost first, without the folder itself. */
export function foldersUpToRepository(folder: string): readonly string[] {
  const above: string[] = [];
  for (let at = dirname(folder); at !== dirname(at); at = dirname(at)) {
    above.unshift(at);
    if (isRepositoryRoot(at)) return above;
  }
  return [];
}
