import { sep } from "node:path";

/** A path as patterns are written, with slashes. */
export function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
