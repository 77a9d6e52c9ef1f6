import { isOwnName, mentionsUs, tellsByItsName } from "./candidates.js";
import { textOf } from "./files.js";
import { READ_AT_A_TIME } from "./limits.js";
import type { Tree } from "./tree.js";

/** Those of the files that were found which say something of pynenc. */
export function sayingUs(tree: Tree, paths: readonly string[]): Promise<readonly string[]> {
  return thoseThat(tree, paths, mentionsUs);
}

/** The same, and those that are too large to know where their names say that they start something. */
export function sayingUsOrTooLarge(tree: Tree, paths: readonly string[]): Promise<readonly string[]> {
  return thoseThat(
    tree,
    paths,
    (path, text, isTooLarge) => mentionsUs(path, text) || (isTooLarge && tellsByItsName(path)),
  );
}

/** Those of many files whose texts are such. Only these are kept. */
export async function thoseThat(
  tree: Tree,
  paths: readonly string[],
  isSuch: (path: string, text: string | undefined, isTooLarge: boolean) => boolean,
): Promise<readonly string[]> {
  const such: string[] = [];
  for (let at = 0; at < paths.length; at += READ_AT_A_TIME) {
    const batch = paths.slice(at, at + READ_AT_A_TIME);
    const texts = await Promise.all(batch.map((path) => tree.read(path)));
    for (const [index, path] of batch.entries()) {
      const read = texts[index];
      if (read === undefined) continue;
      const isTooLarge = read.kind !== "text" && read.isTooLarge === true;
      if (isSuch(path, textOf(read), isTooLarge)) such.push(path);
      else tree.release(path);
    }
  }
  return such;
}

/** The likeliest of many: what is pynenc's by name, then what lies near the root; Python modules, which are many, last. */
export function likeliest(paths: readonly string[], most: number): readonly string[] {
  if (paths.length <= most) return paths;
  return paths
    .map((path) => ({ path, rank: rank(path) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ path }) => path);
}

function rank(path: string): number {
  const depth = path.split("/").length;
  return depth + (isOwnName(path) ? 0 : path.endsWith(".py") ? 2000 : 1000);
}
