import { type ConfigNode, entryOf, type TableNode } from "../../tree/tree.js";
import { textOf } from "./compose-layers.js";

/** The paths that a Compose file includes, in order: the later ones are laid over those before them. */
export function includedPaths(root: TableNode): readonly string[] {
  const include = entryOf(root, "include")?.value;
  return include?.kind === "list" ? include.items.flatMap(pathsIn) : [];
}

/** Text, or a table with one path or several. With a folder of its own, what stands in them leads elsewhere. */
function pathsIn(item: ConfigNode): readonly string[] {
  if (item.kind !== "table") return textsOf([item]);
  if (entryOf(item, "project_directory") !== undefined) return [];
  const path = entryOf(item, "path")?.value;
  if (path === undefined) return [];
  return textsOf(path.kind === "list" ? path.items : [path]);
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
