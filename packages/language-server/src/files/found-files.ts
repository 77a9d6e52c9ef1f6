import {
  baseNameOf,
  type Files,
  folderOf,
  type Listing,
  listingsOf,
  NOTHING,
  pathBelow,
  type ReadText,
  SKIPPED_FOLDERS,
} from "@slotwise/project";

/** A file system that finds all of a folder's files at once. */
export interface FindingFiles {
  read(path: string, within?: string): Promise<ReadText>;
  /** The files below a folder that may matter to us, in no order. */
  find(folder: string): Promise<readonly string[]>;
}

/** Lists folders by what one search of the whole workspace folder found: a request for each of them would take long. */
export function foundFiles({ read, find }: FindingFiles, folders: readonly string[]): Files {
  const found = new Map<string, Promise<ReadonlyMap<string, Listing>>>();
  return {
    read,
    list: async (path) => {
      const folder = folders.find((each) => isSearched(path, each));
      if (folder === undefined) return undefined;
      const listings = found.get(folder) ?? find(folder).then(listingsOf);
      found.set(folder, listings);
      return (await listings).get(path) ?? NOTHING;
    },
  };
}

/** What is in the folders of others is not searched, and so not known. */
function isSearched(path: string, folder: string): boolean {
  if (pathBelow(folder, path) === undefined) return false;
  for (let at = path; at !== folder; at = folderOf(at)) if (SKIPPED_FOLDERS.has(baseNameOf(at))) return false;
  return true;
}
