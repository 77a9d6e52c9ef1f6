import { isCandidate } from "./candidates.js";
import { isLeftOutBy, type Patterns, patternsFrom, patternsIn } from "./left-out.js";
import type { Reach } from "./limits.js";
import { inFolder } from "./paths.js";
import type { Tree } from "./tree.js";

/** Folders that hold other people's files. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".tox",
  ".venv",
  "node_modules",
  "venv",
]);

/**
 * Finds what may be settings by its name below a folder, in a steady order. Respects every `.gitignore` from the repository's
 * root down, begins anew in a repository within, leaves out what `exclude` names, and follows no symbolic link to a folder.
 */
export async function searchFolder(tree: Tree, folder: string, reach: Reach): Promise<readonly string[]> {
  const found: string[] = [];
  // What lies near the root first, so that it is there where a tree is too large to be seen to its end.
  const waiting: Waiting[] = [{ folder, depth: 0, patterns: await patternsFrom(tree, folder) }];
  let entriesSeen = 0;
  // It grows while it is gone through.
  for (const { folder: at, depth, patterns } of waiting) {
    const listing = (await tree.list(at)) ?? new Map<string, never>();
    entriesSeen += listing.size;
    for (const [name, kind] of listing) {
      const path = inFolder(at, name);
      if (kind !== "folder") {
        if (isCandidate(path) && !(await isLeftOutBy(patterns, tree, path))) found.push(path);
      } else if (
        depth < reach.depth &&
        !SKIPPED_FOLDERS.has(name) &&
        !(await isLeftOutBy(patterns, tree, `${path}/`))
      ) {
        waiting.push({ folder: path, depth: depth + 1, patterns: await patternsIn(tree, path, patterns) });
      }
    }
    if (entriesSeen > reach.entries || found.length >= reach.files) break;
  }
  return found.slice(0, reach.files).sort();
}

interface Waiting {
  readonly folder: string;
  readonly depth: number;
  readonly patterns: Patterns;
}
