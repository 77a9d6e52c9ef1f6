import ignore, { type Ignore } from "ignore";

/** Patterns in the manner of `.gitignore`, with the folder that they are relative to. Paths have slashes. */
export interface IgnorePatterns {
  /** Ends in a slash, or is empty: then paths are relative to it already. */
  readonly folder: string;
  readonly patterns: Ignore;
}

export function ignorePatterns(folder: string, lines: string | readonly string[]): IgnorePatterns {
  return { folder: folder === "" || folder.endsWith("/") ? folder : `${folder}/`, patterns: ignore().add(lines) };
}

/**
 * Whether a path is left out. As git has it, the pattern of the innermost folder that says anything decides, so that
 * it can let in again what an outer one leaves out.
 * @param path a folder's path ends in a slash
 * @param outermostFirst patterns of folders that the path lies in
 */
export function isIgnored(path: string, outermostFirst: readonly IgnorePatterns[]): boolean {
  for (const { folder, patterns } of outermostFirst.toReversed()) {
    const inside = path.startsWith(folder) ? path.slice(folder.length) : "";
    if (inside === "") continue;
    const { ignored, unignored } = patterns.test(inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * Whether a pattern may match anything in a folder; only told for sure where its first names are others.
 * @param folder relative to the folder of the pattern, ends in a slash; the empty one is that folder itself
 */
export function mayMatchWithin(pattern: string, folder: string): boolean {
  // Without a slash but at its end it is about a name at any depth.
  if (!pattern.trim().slice(0, -1).includes("/")) return true;
  const names = pattern.trim().replace(/^\//, "").split("/").filter(Boolean);
  const wanted = folder.split("/").filter(Boolean);
  for (const [at, name] of names.entries()) {
    const folderName = wanted[at];
    if (folderName === undefined || /[*?[\\]/.test(name)) return true;
    if (name !== folderName) return false;
  }
  return true;
}
