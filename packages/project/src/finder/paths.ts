// Paths of the finder: absolute, with slashes and none at the end: `/w/a.toml`, `C:/w/a.toml`.

/** The folder that a file or folder is in; of a root, itself. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  const folder = path.slice(0, Math.max(end, 0));
  return folder === "" || /^[A-Za-z]:$/.test(folder) ? path.slice(0, end + 1) : folder;
}

export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** @param name a path from the folder, which may lead out of it */
export function inFolder(folder: string, name: string): string {
  let at = folder;
  for (const part of name.split("/")) {
    if (part === "..") at = folderOf(at);
    else if (part !== "" && part !== ".") at = at.endsWith("/") ? at + part : `${at}/${part}`;
  }
  return at;
}

/** The path from a folder to what is in it; empty for the folder itself, undefined for what is elsewhere. */
export function pathBelow(folder: string, path: string): string | undefined {
  if (path === folder) return "";
  const start = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** The path from a folder to a file anywhere, as `../uv.lock`. */
export function pathFrom(folder: string, path: string): string {
  let up = "";
  for (let at = folder; ; at = folderOf(at), up += "../") {
    const below = pathBelow(at, path);
    if (below !== undefined) return up + below;
    if (at === folderOf(at)) return path;
  }
}
