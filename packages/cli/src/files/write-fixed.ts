import { randomUUID } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileProblem } from "@slotwise/words";
import { byteOrderMarkOf, decodeText, readBytes } from "./read-text.js";
import { isProtected } from "./write-target.js";

/**
 * Writes a fixed text in place of the one that was judged: all of it or nothing, with the file's mode, and with its byte
 * order mark when it has one.
 * @param path the file itself, no symbolic link to it
 * @returns why it was not written, if it was not
 */
export function writeFixed(path: string, judged: string, fixed: string): string | undefined {
  const read = readBytes(path);
  if (read.kind !== "bytes") return read.reason;
  const now = decodeText(read.bytes);
  if (now.kind !== "text" || now.text !== judged) return "it was changed by somebody else meanwhile";
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    writeLike(statSync(path), temporary, byteOrderMarkOf(read.bytes) + fixed);
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    const problem = error as NodeJS.ErrnoException;
    return isProtected(problem) ? "its folder may not be written into" : fileProblem(problem);
  }
}

function writeLike({ mode, uid, gid }: Stats, path: string, text: string): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeFileSync(file, text);
    try {
      fchownSync(file, uid, gid);
    } catch {
      // Only the superuser may give a file away; everybody else writes their own.
    }
    // After the owner, since giving a file away takes some bits off its mode.
    fchmodSync(file, mode & 0o7777);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
