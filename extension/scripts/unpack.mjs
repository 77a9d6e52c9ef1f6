// A .vsix is a zip file; what an editor installs of it is below `extension/`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";

/** The files of any zip file by their path. */
export function zippedFiles(path) {
  return Object.entries(unzipSync(readFileSync(path)));
}

/** The files of a package by their path in the extension's folder. */
export function filesOf(vsix) {
  return new Map(
    zippedFiles(vsix)
      .filter(([path]) => path.startsWith("extension/") && !path.endsWith("/"))
      .map(([path, bytes]) => [path.slice("extension/".length), bytes]),
  );
}

/** Writes them into a folder, as an editor does when it installs. */
export function unpack(vsix, folder) {
  for (const [path, bytes] of filesOf(vsix)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
