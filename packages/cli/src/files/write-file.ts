import { writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Host, UsageError } from "../host/host.js";
import { makeFolder } from "../host/make-folder.js";

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
