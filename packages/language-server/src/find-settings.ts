import { type IgnorePatterns, ignorePatterns, isIgnored } from "@slotwise/project";
import type { CancellationToken } from "vscode-languageserver";
import type { Files } from "./files.js";
import { baseName, folderOf, pathBelow } from "./uri-path.js";

/** What a search found, less what `.gitignore` files leave out. */
export interface FoundFiles {
  readonly uris: ReadonlySet<string>;
  /** Folders with a `pyproject.toml`. */
  readonly roots: ReadonlySet<string>;
}

/** Searches a workspace folder for what may matter to us. */
export async function findSettings(files: Files, folder: string, token: CancellationToken): Promise<FoundFiles> {
  const found = await files.find(folder, token);
  const patterns: IgnorePatterns[] = [];
  // Outermost first, as they are asked.
  const ignoring = found
    .filter((uri) => baseName(uri) === ".gitignore")
    .sort((one, other) => one.length - other.length);
  for (const uri of ignoring) {
    const read = await files.read(uri);
    if ("text" in read) patterns.push(ignorePatterns(pathBelow(folder, folderOf(uri)) ?? "", read.text));
  }
  const kept = found.filter((uri) => {
    const path = pathBelow(folder, uri);
    return path !== undefined && path !== "" && !isIgnored(path, patterns);
  });
  const roots = kept.filter((uri) => baseName(uri) === "pyproject.toml").map(folderOf);
  return { uris: new Set(kept), roots: new Set(roots) };
}

/** The nearest folder upwards with a `pyproject.toml`; without one, a file's own project. */
export function rootOf(uri: string, roots: ReadonlySet<string>): string {
  for (let folder = folderOf(uri); ; folder = folderOf(folder)) {
    if (roots.has(folder)) return folder;
    if (folder === folderOf(folder)) return ownRootOf(uri);
  }
}

/** A file's own folder; a workflow's is the one that `.github` is in, since only its path tells a workflow. */
export function ownRootOf(uri: string): string {
  const own = folderOf(uri);
  return own.endsWith("/.github/workflows") ? folderOf(folderOf(own)) : own;
}
