import { URI } from "vscode-uri";

/** All files of one scheme and authority: there the paths of the finder tell them apart. */
export interface Volume {
  readonly key: string;
  pathOf(uri: string): string;
  uriOf(path: string): string;
}

export function volumeOf(uri: string): Volume {
  const { scheme, authority } = URI.parse(uri);
  return {
    key: `${scheme}://${authority}`,
    pathOf,
    uriOf: (path) => URI.from({ scheme, authority, path }).toString(),
  };
}

/** Without a slash at its end, and with one before it, which the name of an untitled document has not. */
function pathOf(uri: string): string {
  const { path } = URI.parse(uri);
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return rooted.length > 1 && rooted.endsWith("/") ? rooted.slice(0, -1) : rooted;
}
