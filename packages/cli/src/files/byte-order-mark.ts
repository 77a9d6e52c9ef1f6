import { resolve } from "node:path";
import { byteOrderMarkOf, readBytes } from "./read-text.js";

/** The same for a file by its name; nothing when it cannot be read. */
export function byteOrderMarkAt(name: string, currentFolder: string): "\uFEFF" | "" {
  const read = readBytes(resolve(currentFolder, name));
  return read.kind === "bytes" ? byteOrderMarkOf(read.bytes) : "";
}
