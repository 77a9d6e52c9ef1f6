import { URI, Utils } from "vscode-uri";

/** The URI of the folder that a file or folder is in; of a root, itself. */
export function folderOf(uri: string): string {
  return withoutSlash(Utils.dirname(URI.parse(uri)).toString());
}

export function baseName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

export function inFolder(folder: string, name: string): string {
  return Utils.joinPath(rooted(folder), name).toString();
}

/** A URI written as we write it: clients differ in what they escape. */
export function normalised(uri: string): string {
  return withoutSlash(rooted(uri).toString());
}

/** The path from a folder to what is in it, with slashes; empty for the folder itself, undefined for what is elsewhere. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const [outer, inner] = [URI.parse(folder), URI.parse(uri)];
  if (outer.scheme !== inner.scheme || outer.authority !== inner.authority) return undefined;
  if (outer.path === inner.path) return "";
  const start = outer.path.endsWith("/") ? outer.path : `${outer.path}/`;
  return inner.path.startsWith(start) ? inner.path.slice(start.length) : undefined;
}

/** A file system's root may be written without its slash. */
function rooted(uri: string): URI {
  const parsed = URI.parse(uri);
  return parsed.path === "" ? parsed.with({ path: "/" }) : parsed;
}

/** Without the slash at the end, which only a root has. */
function withoutSlash(uri: string): string {
  return uri.endsWith("/") && URI.parse(uri).path.length > 1 ? uri.slice(0, -1) : uri;
}
