import { constants } from "node:fs";
import { open, readdir, realpath } from "node:fs/promises";
import { sep } from "node:path";
import {
  type Files,
  listingOf,
  MISSING,
  MOST_BYTES,
  NOTHING,
  type ReadText,
  readText,
  type Unread,
} from "@slotwise/project";
import { URI } from "vscode-uri";
import type { StoredFiles } from "./stored-files.js";

/** Files on this machine's disk, read one after the other, so that what is typed meanwhile is heard. */
export const diskFiles: StoredFiles = {
  on: (volume, _folders, token) => {
    if (!volume.key.startsWith("file:")) return NO_FILES;
    const onDisk = (path: string) => URI.parse(volume.uriOf(path)).fsPath;
    return {
      read: async (path, within) => {
        const isOutside = within !== undefined && !(await isReallyWithin(onDisk(path), onDisk(within)));
        return isOutside ? unreadable("it is a symbolic link that leads elsewhere") : readRegular(onDisk(path));
      },
      list: async (folder) => {
        if (token.isCancellationRequested) return NOTHING;
        try {
          return listingOf(await readdir(onDisk(folder), { withFileTypes: true }));
        } catch {
          // A folder that may not be listed holds nothing that anybody asked about.
          return NOTHING;
        }
      },
    };
  },
};

const NO_FILES: Files = { read: () => MISSING, list: () => NOTHING };

async function readRegular(path: string): Promise<ReadText> {
  try {
    // Non-blocking, because opening a FIFO would wait for somebody to write into it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return unreadable("it is no regular file");
      if (stats.size > MOST_BYTES) return unreadable("it is too large");
      const bytes = await file.readFile();
      if (bytes.includes(0)) return unreadable("it is binary, not text");
      return readText(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? MISSING : unreadable(code ?? "it is not valid UTF-8");
  }
}

async function isReallyWithin(path: string, folder: string): Promise<boolean> {
  try {
    const [real, outer] = [await realpath(path), await realpath(folder)];
    return real === outer || real.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  } catch {
    return false;
  }
}

function unreadable(reason: string): Unread {
  return { kind: "unreadable", reason };
}
