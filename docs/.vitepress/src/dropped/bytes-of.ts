import { safeLine } from "@slotwise/words";
import { UnreadableFile } from "./unreadable-file.js";

/**
 * What stands in a file, or at its beginning.
 * @throws UnreadableFile where it has changed since it was dropped, may not be read, or is a folder
 */
export async function bytesOf(file: Blob & { readonly name: string }, end: number = file.size): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, end).arrayBuffer());
  } catch {
    throw new UnreadableFile(`${safeLine(file.name)} cannot be read.`);
  }
}
