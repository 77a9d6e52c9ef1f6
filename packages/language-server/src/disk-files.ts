import { constants, type Dirent } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { COMPANION_NAMES, fileFormat, isCandidate } from "@slotwise/project";
import { URI } from "vscode-uri";
import { type Files, MOST_BYTES, MOST_FILES, SKIPPED_FOLDERS } from "./files.js";
import type { ReadFileResult } from "./protocol.js";

/** Entries of folders that one search looks at: a tree that is larger is no project. */
const MOST_ENTRIES = 200_000;

/** Files on this machine's disk. Only regular files are read, no symbolic link to a folder is followed. */
export const diskFiles: Files = {
  read: async (uri) => {
    const { scheme, fsPath } = URI.parse(uri);
    return scheme === "file" ? await readRegular(fsPath) : { problem: "missing" };
  },
  find: async (folder, token) => {
    const { scheme, fsPath } = URI.parse(folder);
    if (scheme !== "file") return [];
    const found: string[] = [];
    const waiting = [fsPath];
    let entriesSeen = 0;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const entries = await entriesOf(next);
      entriesSeen += entries.length;
      for (const entry of entries) {
        const path = join(next, entry.name);
        if (entry.isDirectory()) {
          if (!SKIPPED_FOLDERS.has(entry.name)) waiting.push(path);
        } else if (isWanted(entry.name, path)) {
          found.push(URI.file(path).toString());
        }
      }
      if (token.isCancellationRequested || entriesSeen > MOST_ENTRIES || found.length >= MOST_FILES) break;
    }
    return found.slice(0, MOST_FILES);
  },
};

function isWanted(name: string, path: string): boolean {
  const isForPip = fileFormat(path, "") === "requirements";
  return name === ".gitignore" || isForPip || COMPANION_NAMES.includes(name) || isCandidate(path);
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be listed holds nothing that anybody asked about.
    return [];
  }
}

async function readRegular(path: string): Promise<ReadFileResult> {
  try {
    // Non-blocking, because opening a FIFO would wait for somebody to write into it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { problem: "unreadable" };
      if (stats.size > MOST_BYTES) return { problem: "too-large" };
      const bytes = await file.readFile();
      if (bytes.includes(0)) return { problem: "unreadable" };
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unreadable" };
  }
}
