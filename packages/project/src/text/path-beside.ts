/** A path as a file names it, seen from where the file's own path is seen from. */
export function pathBeside(path: string, named: string): string {
  const parts = [...path.replaceAll("\\", "/").split("/").slice(0, -1), ...named.split("/")];
  const resolved: string[] = [];
  for (const part of parts) {
    if (part === ".." && resolved.length > 0 && resolved.at(-1) !== "..") resolved.pop();
    else if (part !== "." && (part !== "" || resolved.length === 0)) resolved.push(part);
  }
  return resolved.join("/");
}
