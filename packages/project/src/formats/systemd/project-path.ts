import { pathBeside } from "../../text/path-beside.js";

/**
 * Where in the project a file lies that a unit names by its place on a machine; undefined where nobody can tell. A unit is
 * started in its `WorkingDirectory`, and pynenc is taken to be started in the project's folder: so that is what lies there.
 */
export function projectPath(path: string, workingDirectory: string): string | undefined {
  const folder = workingDirectory.replace(/^-/, "").replace(/\/+$/, "");
  if (folder === "" || folder === "~" || !path.startsWith(`${folder}/`) || /[*?[\]]/.test(path)) return undefined;
  const inside = pathBeside("", path.slice(folder.length + 1));
  return inside === "" || /^\.\.(?:\/|$)|%/.test(inside) ? undefined : inside;
}
