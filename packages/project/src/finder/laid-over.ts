import type { Files, Listing, ReadText } from "./files.js";
import { baseNameOf, folderOf } from "./paths.js";

/**
 * Files of which some say something else than is stored, or are not stored at all: what is open in an editor, what comes
 * from standard input.
 *
 * @param texts by their paths
 */
export function laidOver(files: Files, texts: ReadonlyMap<string, ReadText>): Files {
  if (texts.size === 0) return files;
  const namesIn = new Map<string, string[]>();
  for (const path of texts.keys()) {
    namesIn.set(folderOf(path), [...(namesIn.get(folderOf(path)) ?? []), baseNameOf(path)]);
  }
  const withNames = (listing: Listing | undefined, names: readonly string[]): Listing | undefined =>
    listing === undefined || names.every((name) => listing.has(name))
      ? listing
      : new Map([...listing, ...names.map((name) => [name, "file"] as const)]);
  return {
    read: (path, within) => texts.get(path) ?? files.read(path, within),
    list: (folder) => {
      const names = namesIn.get(folder);
      const listing = files.list(folder);
      if (names === undefined) return listing;
      return listing instanceof Promise ? listing.then((it) => withNames(it, names)) : withNames(listing, names);
    },
  };
}
