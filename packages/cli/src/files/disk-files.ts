import { readdirSync, realpathSync } from "node:fs";
import { type Files, listingOf, NOTHING } from "@slotwise/project";
import { isWithin } from "./is-within.js";
import { readText } from "./read-text.js";

/** Files on this machine's disk, read in one go and not in turns. */
export const diskFiles: Files = {
  read: (path, within) => (within === undefined || isReallyWithin(path, within) ? readText(path) : LEADS_OUT),
  list: (folder) => {
    try {
      return listingOf(readdirSync(folder, { withFileTypes: true }));
    } catch {
      // A folder that may not be listed holds nothing that we were asked about by name.
      return NOTHING;
    }
  },
};

const LEADS_OUT = { kind: "unreadable", reason: "it is a symbolic link that leads elsewhere" } as const;

function isReallyWithin(path: string, folder: string): boolean {
  try {
    return isWithin(realpathSync(path), realpathSync(folder));
  } catch {
    return false;
  }
}
