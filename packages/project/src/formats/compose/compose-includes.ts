import { pathBeside } from "../../text/path-beside.js";
import { type ConfigNode, entryOf, type TableNode } from "../../tree/tree.js";
import { textOf } from "./compose-layers.js";

/** A file that another one includes. */
export interface IncludedPath {
  /** As it is written. */
  readonly path: string;
  /** The folder that whatever stands in it leads from, as it is written; undefined for its own. */
  readonly folder: string | undefined;
}

/** The files that a Compose file includes, in order: the later ones are laid over those before them. */
export function includedPaths(root: TableNode): readonly IncludedPath[] {
  const include = entryOf(root, "include")?.value;
  return include?.kind === "list" ? include.items.flatMap(pathsIn) : [];
}

/** Text, or a table with one path or several: all of them lead from one folder, which is that of the first if none is said. */
function pathsIn(item: ConfigNode): readonly IncludedPath[] {
  if (item.kind !== "table") return textsOf([item]).map((path) => ({ path, folder: undefined }));
  const path = entryOf(item, "path")?.value;
  const [first, ...others] = path === undefined ? [] : textsOf(path.kind === "list" ? path.items : [path]);
  if (first === undefined) return [];
  const said = entryOf(item, "project_directory")?.value;
  const folder = said === undefined ? undefined : textOf(said);
  return [
    { path: first, folder },
    ...others.map((other) => ({ path: other, folder: folder ?? pathBeside(first, "") })),
  ];
}

function textsOf(items: readonly ConfigNode[]): readonly string[] {
  return items.flatMap((item) => textOf(item) ?? []);
}

/** No project includes so many. */
const MOST_INCLUDED = 100;

/** All that a file includes and what that includes, weakest first. Files that include each other end it. */
export function allIncluded<File>(file: File, includedBy: (file: File) => readonly File[]): readonly File[] {
  const seen = new Set<File>([file]);
  const included: File[] = [];
  const include = (from: File): void => {
    for (const each of includedBy(from)) {
      if (seen.has(each) || seen.size > MOST_INCLUDED) continue;
      seen.add(each);
      include(each);
      included.push(each);
    }
  };
  include(file);
  return included;
}
