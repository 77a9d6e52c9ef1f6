import { type ConfigNode, entryOf, type ListNode, type TableNode } from "../../tree/tree.js";
import { textAt } from "./manifest.js";

/** Operations of RFC 6902 on an object; undefined where one of them cannot be done, which stops kustomize. */
export function jsonPatch(target: TableNode, operations: ListNode): TableNode | undefined {
  let node: ConfigNode | undefined = target;
  for (const operation of operations.items) {
    node = operation.kind === "table" ? applied(node, operation) : undefined;
    if (node?.kind !== "table") return undefined;
  }
  return node;
}

function applied(root: ConfigNode, operation: TableNode): ConfigNode | undefined {
  const path = pointer(textAt(operation, "path"));
  if (path === undefined) return undefined;
  const value = entryOf(operation, "value")?.value ?? NOTHING;
  switch (textAt(operation, "op")) {
    case "add":
      return changed(root, path, () => value, true);
    case "replace":
      return changed(root, path, () => value, false);
    case "remove":
      return changed(root, path, () => undefined, false);
    case "test":
      return same(at(root, path), value) ? root : undefined;
    case "copy":
    case "move": {
      const from = pointer(textAt(operation, "from"));
      const found = from === undefined ? undefined : at(root, from);
      const moved = found ?? (textAt(operation, "op") === "copy" ? NOTHING : undefined);
      if (from === undefined || moved === undefined || !isSmall(moved)) return undefined;
      const isMoved = textAt(operation, "op") === "move";
      const rest = isMoved ? changed(root, from, () => undefined, false) : root;
      return rest === undefined ? undefined : changed(rest, path, () => moved, true);
    }
    default:
      return undefined;
  }
}

const NOTHING: ConfigNode = { kind: "null", value: null, range: { start: 0, end: 0 } };

/** `/spec/a~1b` as its parts. */
function pointer(text: string | undefined): readonly string[] | undefined {
  if (text?.startsWith("/") !== true || text.length > MOST_PATH) return undefined;
  return text
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

const MOST_PATH = 1000;
/** What is copied into itself doubles each time: nobody copies so much. */
const MOST_COPIED = 1000;

function isSmall(node: ConfigNode): boolean {
  const waiting: ConfigNode[] = [node];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (++seen > MOST_COPIED) return false;
    if (next.kind === "list") waiting.push(...next.items.slice(0, MOST_COPIED));
    if (next.kind === "table") waiting.push(...next.entries.slice(0, MOST_COPIED).map(({ value }) => value));
  }
  return true;
}

type Change = (before: ConfigNode | undefined) => ConfigNode | undefined;

/** The same with another value at a path; undefined where the path leads nowhere. */
function changed(node: ConfigNode, path: readonly string[], change: Change, isAdded: boolean): ConfigNode | undefined {
  const [part = "", ...rest] = path;
  if (node.kind === "list") return changedList(node, part, rest, change, isAdded);
  if (node.kind !== "table") return undefined;
  const entry = entryOf(node, part);
  if (rest.length > 0) {
    const below = entry === undefined ? undefined : changed(entry.value, rest, change, isAdded);
    if (entry === undefined || below === undefined) return undefined;
    return { ...node, entries: node.entries.map((each) => (each === entry ? { ...each, value: below } : each)) };
  }
  const value = change(entry?.value);
  // What kustomize uses replaces what is not there as well, and only cannot take it away.
  if (entry === undefined && value === undefined) return undefined;
  const others = node.entries.filter((each) => each !== entry);
  if (value === undefined) return { ...node, entries: others };
  const keyRange = value.range ?? entry?.keyRange ?? { start: 0, end: 0 };
  return { ...node, entries: [...others, { key: part, keyRange, value }] };
}

function changedList(
  node: ListNode,
  part: string,
  rest: readonly string[],
  change: Change,
  isAdded: boolean,
): ConfigNode | undefined {
  const index = part === "-" ? node.items.length : /^(?:0|[1-9]\d{0,6})$/.test(part) ? Number(part) : -1;
  const item = node.items[index];
  if (rest.length > 0) {
    const below = item === undefined ? undefined : changed(item, rest, change, isAdded);
    return below === undefined ? undefined : { ...node, items: node.items.with(index, below) };
  }
  if (index < 0 || index > node.items.length || (!isAdded && item === undefined)) return undefined;
  const value = change(item);
  return { ...node, items: node.items.toSpliced(index, isAdded ? 0 : 1, ...(value === undefined ? [] : [value])) };
}

function at(node: ConfigNode, path: readonly string[]): ConfigNode | undefined {
  let found: ConfigNode | undefined = node;
  for (const part of path) {
    if (found?.kind === "table") found = entryOf(found, part)?.value;
    else found = found?.kind === "list" && /^\d{1,7}$/.test(part) ? found.items[Number(part)] : undefined;
  }
  return found;
}

function same(one: ConfigNode | undefined, other: ConfigNode): boolean {
  if (one === undefined) return other.kind === "null";
  if (one.kind === "list" && other.kind === "list") {
    return (
      one.items.length === other.items.length &&
      one.items.every((item, index) => same(item, other.items[index] ?? NOTHING))
    );
  }
  if (one.kind === "table" && other.kind === "table") {
    return (
      one.entries.length === other.entries.length &&
      one.entries.every(({ key, value }) => {
        const entry = entryOf(other, key);
        return entry !== undefined && same(value, entry.value);
      })
    );
  }
  return "value" in one && "value" in other && one.value === other.value;
}
