import { type ConfigNode, entryOf, type TableNode } from "../../tree/tree.js";
import type { BuiltObject } from "./built-object.js";
import { itemsIn, tablesIn } from "./manifest.js";
import type { Origins } from "./origins.js";
import { isTargeted } from "./patch-target.js";

/** Objects in which what replacements write is not known: they take it from elsewhere in what is built. */
export function withReplaced(
  objects: readonly BuiltObject[],
  replacements: readonly TableNode[],
  origins: Origins,
): readonly BuiltObject[] {
  const targets = replacements.flatMap((each) => tablesIn(each, "targets"));
  return targets.reduce((all, target) => {
    const select = entryOf(target, "select")?.value;
    const rejects = tablesIn(target, "reject");
    const paths = itemsIn(target, "fieldPaths").flatMap((item) =>
      item.kind === "string" && String(item.value).length <= MOST_PATH ? [partsOf(String(item.value))] : [],
    );
    return all.map((object) => {
      const isTaken =
        select?.kind === "table" && isTargeted(object, select) && !rejects.some((each) => isTargeted(object, each));
      if (!isTaken) return object;
      const manifest = paths.reduce<ConfigNode>((node, path) => hidden(node, path, origins), object.manifest);
      return manifest.kind === "table" ? { ...object, manifest } : object;
    });
  }, objects);
}

/** No field lies deeper. */
const MOST_PATH = 500;

/** `spec.containers.[name=app].env.0.value`; a dot within a key has a backslash before it. */
function partsOf(path: string): readonly string[] {
  const parts = path.match(/\[[^\]]*\]|(?:\\.|[^.[])+/g) ?? [];
  return parts.map((part) => (part.startsWith("[") ? part : part.replaceAll(/\\(.)/g, "$1")));
}

function hidden(node: ConfigNode, [part, ...rest]: readonly string[], origins: Origins): ConfigNode {
  if (part === undefined) return unknownOf(node, origins);
  if (node.kind === "table") {
    const entries = node.entries.map((entry) =>
      entry.key === part || part === "*" ? { ...entry, value: hidden(entry.value, rest, origins) } : entry,
    );
    return { ...node, entries };
  }
  if (node.kind !== "list") return node;
  const items = node.items.map((item, index) => (isItem(item, index, part) ? hidden(item, rest, origins) : item));
  return { ...node, items };
}

function isItem(item: ConfigNode, index: number, part: string): boolean {
  if (part === "*" || part === String(index)) return true;
  const [, key = "", value] = /^\[([^=]+)=(.*)\]$/.exec(part) ?? [];
  const found = item.kind === "table" ? entryOf(item, key)?.value : undefined;
  return found !== undefined && "value" in found && String(found.value) === value;
}

function unknownOf(node: ConfigNode, origins: Origins): ConfigNode {
  const range = node.range;
  const tree = origins.of(node);
  if (range === undefined) return node;
  const made: ConfigNode = { kind: "unknown", value: null, range };
  if (tree !== undefined) origins.mark(made, tree);
  return made;
}
