import type { Listing } from "./files.js";
import { baseNameOf, folderOf } from "./paths.js";

export const NOTHING: Listing = new Map();

/** What is in each folder, where all that is known are the paths of files. */
export function listingsOf(paths: Iterable<string>): ReadonlyMap<string, Listing> {
  const listings = new Map<string, Map<string, "file" | "folder">>();
  for (const path of paths) {
    let kind: "file" | "folder" = "file";
    for (let at = path; at !== folderOf(at); at = folderOf(at)) {
      const listing = listings.get(folderOf(at));
      if (listing?.has(baseNameOf(at)) === true) break;
      if (listing === undefined) listings.set(folderOf(at), new Map([[baseNameOf(at), kind]]));
      else listing.set(baseNameOf(at), kind);
      kind = "folder";
    }
  }
  return listings;
}

/** What is in a folder, by the entries that a disk gives of it. */
export function listingOf(entries: readonly DiskEntry[]): Listing {
  return new Map(
    entries.map((entry) => [entry.name, entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "file"]),
  );
}

/** As Node has it. */
interface DiskEntry {
  readonly name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}
