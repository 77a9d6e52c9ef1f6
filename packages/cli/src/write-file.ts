import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Host, UsageError } from "./host.js";

/**
 * Writes a file that the user named, with the folders it needs.
 * @throws UsageError when it cannot be written
 */
export function writeNamedFile(file: string, text: string, { currentFolder }: Pick<Host, "currentFolder">): void {
  const path = resolve(currentFolder, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${file} could not be written: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}
