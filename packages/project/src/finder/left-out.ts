import { DECLARING_NAMES, declaredExcludes } from "./declared-excludes.js";
import { type MaybePromise, type ReadText, textOf } from "./files.js";
import { type IgnorePatterns, ignorePatterns, isIgnored } from "./ignore-patterns.js";
import { baseNameOf, folderOf } from "./paths.js";
import { foldersAround, repositoryRootOf } from "./repository.js";
import { onceAFolder, type Tree } from "./tree.js";

/** What is left out of a folder, outermost first: by git's rules, and by our own. */
export interface Patterns {
  readonly git: readonly IgnorePatterns[];
  readonly exclude: readonly IgnorePatterns[];
}

/**
 * What leaves files out of a folder that a search begins in. One that was asked for is searched although it is left out
 * itself: what leaves it out does not count.
 */
export const patternsFrom: (tree: Tree, folder: string) => Promise<Patterns> = onceAFolder(async (tree, folder) => {
  let patterns: Patterns = { git: [], exclude: [] };
  for (const each of (await foldersAround(tree, folder)).toReversed())
    patterns = await patternsIn(tree, each, patterns);
  const counting = (all: readonly IgnorePatterns[]) => all.filter((each) => !isIgnored(`${folder}/`, [each]));
  return patternsIn(tree, folder, { git: counting(patterns.git), exclude: counting(patterns.exclude) });
});

/** What leaves files out of a folder, given what does in the one around it. */
export async function patternsIn(tree: Tree, folder: string, { git, exclude }: Patterns): Promise<Patterns> {
  const gitignore = textOf(await tree.readIn(folder, ".gitignore"));
  const declaring: { readonly name: string; readonly text: string }[] = [];
  for (const name of DECLARING_NAMES) {
    const text = textOf(await tree.readIn(folder, name));
    if (text !== undefined) declaring.push({ name, text });
  }
  const declared = declaredExcludes(declaring);
  return {
    git: gitignore === undefined ? git : [...git, ignorePatterns(folder, gitignore)],
    exclude: declared.length === 0 ? exclude : [...exclude, ignorePatterns(folder, declared)],
  };
}

/** Whether patterns leave something out. A repository within another begins anew: what git is told outside does not count. */
export function isLeftOutBy({ git, exclude }: Patterns, tree: Tree, path: string): MaybePromise<boolean> {
  if (isIgnored(path, exclude)) return true;
  // Nearly all that is found is left out by nothing, and what repository it is in need not be asked.
  return isIgnored(path, git) && isLeftOutInRepository(git, tree, path);
}

async function isLeftOutInRepository(git: readonly IgnorePatterns[], tree: Tree, path: string): Promise<boolean> {
  const repository = await repositoryRootOf(tree, folderOf(path.endsWith("/") ? path.slice(0, -1) : path));
  if (repository === undefined) return true;
  const start = repository.endsWith("/") ? repository : `${repository}/`;
  const inRepository = git.filter(({ folder }) => folder.startsWith(start));
  return inRepository.length === git.length || isIgnored(path, inRepository);
}

/** Whether a search of a file's folder leaves it out: what is found because another file names it has not been searched for. */
export async function isLeftOut(tree: Tree, path: string): Promise<boolean> {
  return isLeftOutBy(await patternsFrom(tree, folderOf(path)), tree, path);
}

/** Whether a file may say that others are left out, by its name. */
export function leavesOut(path: string): boolean {
  const name = baseNameOf(path);
  return name === ".gitignore" || DECLARING_NAMES.includes(name);
}

/** What open files leave out, as text to compare. */
export function leavingOut(open: ReadonlyMap<string, ReadText>): string {
  const said: unknown[] = [];
  for (const [path, read] of open) {
    const name = baseNameOf(path);
    const text = textOf(read) ?? "";
    if (name === ".gitignore") said.push([path, text]);
    if (!DECLARING_NAMES.includes(name)) continue;
    const exclude = declaredExcludes([{ name, text }]);
    if (exclude.length > 0) said.push([path, exclude]);
  }
  return JSON.stringify(said);
}
