import type { ConfigNode, ListNode, TableEntry, TableNode } from "../../tree/tree.js";
import { entryOf } from "../../tree/tree.js";
import { textAt } from "./manifest.js";

/** Lists of Kubernetes' own kinds whose items are told apart by a key; any other list is replaced as a whole. */
const MERGE_KEYS: ReadonlyMap<string, string> = new Map([
  ["containers", "name"],
  ["initContainers", "name"],
  ["ephemeralContainers", "name"],
  ["env", "name"],
  ["volumes", "name"],
  ["volumeMounts", "mountPath"],
  ["volumeDevices", "devicePath"],
  ["ports", "containerPort"],
  ["imagePullSecrets", "name"],
  ["hostAliases", "ip"],
]);

const DIRECTIVE = "$patch";

/**
 * A strategic merge patch laid over an object; undefined where it deletes it. Values stay the nodes that they were, so that
 * their places are still known.
 *
 * @param isBuiltIn whether the lists of its kind are known to Kubernetes: those of other kinds have no keys
 */
export function strategicMerge(base: TableNode, patch: TableNode, isBuiltIn: boolean): TableNode | undefined {
  return mergedTable(base, patch, isBuiltIn ? MERGE_KEYS : new Map());
}

type MergeKeys = ReadonlyMap<string, string>;

function mergedTable(base: TableNode | undefined, patch: TableNode, keys: MergeKeys): TableNode | undefined {
  const directive = textAt(patch, DIRECTIVE);
  if (directive === "delete") return undefined;
  const entries = new Map<string, TableEntry>();
  if (directive !== "replace") for (const entry of base?.entries ?? []) entries.set(entry.key, entry);
  for (const entry of patch.entries) {
    if (entry.key === DIRECTIVE) continue;
    const value = mergedValue(entries.get(entry.key)?.value, entry, keys);
    if (value === undefined) entries.delete(entry.key);
    else entries.set(entry.key, { ...entry, value });
  }
  return { kind: "table", entries: [...entries.values()], range: base?.range ?? patch.range };
}

function mergedValue(
  base: ConfigNode | undefined,
  { key, value }: TableEntry,
  keys: MergeKeys,
): ConfigNode | undefined {
  if (value.kind === "null") return undefined;
  if (value.kind === "table") return mergedTable(base?.kind === "table" ? base : undefined, value, keys);
  const mergeKey = keys.get(key);
  if (value.kind !== "list" || mergeKey === undefined) return value;
  return mergedList(base?.kind === "list" ? base : undefined, value, mergeKey, keys);
}

/** Items of the patch come first, in its order, each with what stands below it. */
function mergedList(base: ListNode | undefined, patch: ListNode, key: string, keys: MergeKeys): ListNode {
  const tables = patch.items.filter((item) => item.kind === "table");
  if (tables.length < patch.items.length) return patch;
  const isReplaced = tables.some((item) => textAt(item, DIRECTIVE) === "replace" && keyOf(item, key) === undefined);
  const below = new Map<string, TableNode>();
  const others: ConfigNode[] = [];
  for (const item of isReplaced ? [] : (base?.items ?? [])) {
    const name = item.kind === "table" ? keyOf(item, key) : undefined;
    if (item.kind !== "table" || name === undefined) others.push(item);
    else below.set(name, item);
  }
  const merged = tables.flatMap((item) => {
    const name = keyOf(item, key);
    if (name === undefined) return textAt(item, DIRECTIVE) === undefined ? [item] : [];
    const result = mergedTable(below.get(name), item, keys);
    below.delete(name);
    return result ?? [];
  });
  return { kind: "list", items: [...merged, ...below.values(), ...others], range: base?.range ?? patch.range };
}

function keyOf(item: TableNode, key: string): string | undefined {
  const value = entryOf(item, key)?.value;
  return value !== undefined && "value" in value && value.value !== null ? String(value.value) : undefined;
}
