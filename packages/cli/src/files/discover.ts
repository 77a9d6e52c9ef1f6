import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** Names of the files that may say something about a fleet. */
export const SETTINGS_NAMES: readonly string[] = ["pyproject.toml", "pynenc.toml", "slotwise.toml"];

/** Folders that hold other people's files. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([".git", ".hg", ".svn", ".tox", ".venv", "node_modules", "venv"]);

/** What is ignored below one folder. */
interface IgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
}

/**
 * Finds settings files below a folder, in a steady order. Respects every `.gitignore` on the way down and never
 * follows a symbolic link to a folder.
 */
export async function discoverSettings(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  await walk(folder, [], found);
  return found.sort();
}

async function walk(folder: string, inherited: readonly IgnoreFile[], found: string[]): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be listed holds nothing that we were asked about by name.
    return;
  }
  const ignores = [...inherited, ...(await ignoreFileOf(folder, entries))];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name) && !isIgnored(`${path}${sep}`, ignores)) await walk(path, ignores, found);
    } else if (SETTINGS_NAMES.includes(entry.name) && !isIgnored(path, ignores)) {
      found.push(path);
    }
  }
}

async function ignoreFileOf(folder: string, entries: readonly Dirent[]): Promise<readonly IgnoreFile[]> {
  if (!entries.some(({ name }) => name === ".gitignore")) return [];
  try {
    return [{ folder, patterns: ignore().add(await readFile(join(folder, ".gitignore"), "utf8")) }];
  } catch {
    return [];
  }
}

function isIgnored(path: string, ignores: readonly IgnoreFile[]): boolean {
  return ignores.some(({ folder, patterns }) => {
    const inside = relative(folder, path).split(sep).join("/");
    return inside !== "" && patterns.ignores(path.endsWith(sep) ? `${inside}/` : inside);
  });
}
