import { type Dirent, readdirSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { isCandidate, isIgnored } from "@slotwise/project";
import { excludePatternsOf, gitignoreOf } from "./folder-patterns.js";
import { type InheritedPatterns, inheritedPatterns } from "./inherited-patterns.js";
import { type ReadFile, readText } from "./read-text.js";
import { slashed } from "./slashed.js";

/** Folders that hold other people's files. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([".git", ".hg", ".svn", ".tox", ".venv", "node_modules", "venv"]);

/**
 * Finds settings files below a folder, in a steady order. Respects every `.gitignore` from the repository's root down,
 * begins anew in a repository within, leaves out what `exclude` names, and follows no symbolic link to a folder.
 */
export function discoverSettings(folder: string, read: ReadFile = readText): readonly string[] {
  const found: string[] = [];
  walk(folder, inheritedPatterns(folder, read), found, read);
  return found.sort();
}

/** Whether a search of a file's folder leaves it out: what is found because another file names it has not been searched for. */
export function isLeftOut(path: string, read: ReadFile = readText): boolean {
  const folder = dirname(path);
  return matches(path, patternsIn(folder, new Set(namesIn(folder)), inheritedPatterns(folder, read), read));
}

function matches(path: string, { git, exclude }: InheritedPatterns): boolean {
  return isIgnored(slashed(path), git) || isIgnored(slashed(path), exclude);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function walk(folder: string, inherited: InheritedPatterns, found: string[], read: ReadFile): void {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be listed holds nothing that we were asked about by name.
    return;
  }
  const patterns = patternsIn(folder, new Set(entries.map(({ name }) => name)), inherited, read);
  const isLeft = (path: string) => matches(path, patterns);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name) && !isLeft(`${path}${sep}`)) walk(path, patterns, found, read);
    } else if (isCandidate(path) && !isLeft(path)) {
      found.push(path);
    }
  }
}

function patternsIn(
  folder: string,
  names: ReadonlySet<string>,
  inherited: InheritedPatterns,
  read: ReadFile,
): InheritedPatterns {
  const outerGit = names.has(".git") ? [] : inherited.git;
  const git = names.has(".gitignore") ? [...outerGit, ...gitignoreOf(folder)] : outerGit;
  const declares = names.has("pyproject.toml") || names.has("slotwise.toml");
  const exclude = declares ? [...inherited.exclude, ...excludePatternsOf(folder, read)] : inherited.exclude;
  return { git, exclude };
}
