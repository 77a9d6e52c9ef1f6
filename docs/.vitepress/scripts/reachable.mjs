import { basename } from "node:path";

/**
 * What is loaded where a bundle begins with some of its files, by the names of these without folders.
 *
 * @param {Record<string, { imports: { path: string, kind: string }[] }>} outputs esbuild's account of the bundle
 * @param {readonly string[]} begin
 * @param {(kind: string) => boolean} isFollowed of an import, by its kind
 * @returns {Set<string>}
 */
export function reachable(outputs, begin, isFollowed) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const found = new Set(begin);
  for (const name of found)
    for (const { path, kind } of byName.get(name)?.imports ?? []) if (isFollowed(kind)) found.add(basename(path));
  return found;
}

/** What comes along at once: all else waits until the code asks for it. */
export const isStatic = (kind) => kind === "import-statement";
