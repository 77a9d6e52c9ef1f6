import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Host, UsageError } from "../host/host.js";

/**
 * Writes a file that the user named, with the folders it needs.
 * @throws UsageError when it cannot be written
 */
export function writeNamedFile(file: string, text: string, { currentFolder }: Pick<Host, "currentFolder">): void {
  const path = resolve(currentFolder, file);
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${file} could not be written: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

/** Node's own `recursive` never ends where a folder above says that it does not exist, although it does, as in `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
