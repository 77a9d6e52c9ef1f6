import { isAbsolute, relative, sep } from "node:path";

/** Whether an absolute path is a folder itself or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const inside = relative(folder, path);
  return !isAbsolute(inside) && inside.split(sep)[0] !== "..";
}
