import { resolve } from "node:path";
import { readBytes } from "./read-text.js";

/** The byte order mark that a file begins with, or nothing. */
export function byteOrderMarkOf(bytes: Uint8Array): "\uFEFF" | "" {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "\uFEFF" : "";
}

/** The same for a file by its name; nothing when it cannot be read. */
export function byteOrderMarkAt(name: string, currentFolder: string): "\uFEFF" | "" {
  const read = readBytes(resolve(currentFolder, name));
  return read.kind === "bytes" ? byteOrderMarkOf(read.bytes) : "";
}
