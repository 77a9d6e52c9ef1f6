import { accessSync, constants, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileProblem } from "@slotwise/words";
import { isWithin } from "./is-within.js";

/** The file that a fix is written into, or why it is not. */
export type WriteTarget =
  | { readonly kind: "target"; readonly path: string }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Where a file really is, provided that this is within what was named: a symbolic link must not lead a fix out of a
 * folder that was named, nor out of the folder of a file that was.
 * @param file relative to the current folder, or absolute
 * @param paths what the user named
 */
export function writeTarget(file: string, paths: readonly string[], currentFolder: string): WriteTarget {
  const absolute = resolve(currentFolder, file);
  try {
    const real = realpathSync(absolute);
    const named = (paths.length === 0 ? ["."] : paths).map((path) => resolve(currentFolder, path));
    const bases = named
      .filter((path) => isWithin(absolute, path))
      .map((path) => realpathSync(path === absolute ? dirname(path) : path));
    if (!bases.some((base) => isWithin(real, base))) {
      return { kind: "refused", reason: "it is a symbolic link that leads out of the paths named" };
    }
    accessSync(real, constants.W_OK);
    return { kind: "target", path: real };
  } catch (error) {
    const problem = error as NodeJS.ErrnoException;
    return { kind: "refused", reason: isProtected(problem) ? "it may not be written" : fileProblem(problem) };
  }
}

/** Whether the file system does not let us write. */
export function isProtected({ code }: NodeJS.ErrnoException): boolean {
  return code === "EACCES" || code === "EPERM" || code === "EROFS";
}
