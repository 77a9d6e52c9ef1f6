import { fstatSync, statSync, writeSync } from "node:fs";

/** Writes as much as it can, and says what is left. */
export type PlainWriter = (text: string) => Uint8Array;

/**
 * Writes to a file or a pipe without a stream, for which Node loads a good deal. A terminal needs one: it has a width. So do
 * pipes of Windows, which may be such as can only be written to in the background.
 */
export function plainWriter(descriptor: number): PlainWriter | undefined {
  return process.platform !== "win32" && isPlain(descriptor) ? (text) => writePlainly(descriptor, text) : undefined;
}

function isPlain(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    // Who wants only the status has the output go nowhere; other devices may be terminals.
    if (stats.isCharacterDevice()) return stats.rdev === statSync("/dev/null").rdev;
    // Node's own pipes to the programs that it starts are sockets.
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

function writePlainly(descriptor: number, text: string): Uint8Array {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch {
    // Full, closed, or not to be waited for: the stream that gets the rest meets the same, and knows what to do.
  }
  return bytes.subarray(written);
}
