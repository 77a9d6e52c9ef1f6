import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, ListNode, ScalarNode, TableEntry, TableNode } from "../../tree/tree.js";
import type { YamlParser } from "../parsers/yaml-parser.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";

/**
 * A kustomization in which the patches that stand in it as texts are what they say, with the places of every value. What
 * does not parse, or is written so that its places are not known, stays a text.
 */
export function withInlinePatches(root: TableNode, text: string, parser: YamlParser): TableNode {
  const parsed = (node: ConfigNode) => parsedPatch(node, text, parser);
  return mapEntries(root, ({ key, value }) => {
    if (value.kind !== "list") return value;
    if (key === "patchesStrategicMerge") return mapItems(value, (item) => parsed(item) ?? [item]);
    if (key !== "patches" && key !== "patchesJson6902") return value;
    return mapItems(value, (item) => (item.kind === "table" ? itemsOf(item, parsed) : [item]));
  });
}

/** One text may hold several patches. */
function itemsOf(
  item: TableNode,
  parsed: (node: ConfigNode) => readonly ConfigNode[] | undefined,
): readonly ConfigNode[] {
  const patch = item.entries.find(({ key }) => key === "patch");
  const found = patch === undefined ? undefined : parsed(patch.value);
  if (found === undefined) return [item];
  return found.map((node) => mapEntries(item, (entry) => (entry === patch ? node : entry.value)));
}

/** Undefined for what is a path, and for what cannot be parsed. */
function parsedPatch(
  node: ConfigNode,
  text: string,
  { parseDocuments }: YamlParser,
): readonly ConfigNode[] | undefined {
  if (node.kind !== "string" || !/[\n{[:]/.test(String(node.value))) return undefined;
  const inner = innerText(node, text);
  const documents = inner === undefined ? undefined : parseDocuments(inner.text, DEPLOYMENT_YAML);
  if (inner === undefined || documents?.kind !== "trees") return undefined;
  const tables = documents.roots.filter(({ kind }) => kind === "table" || kind === "list");
  return tables.length === 0 ? undefined : tables.map((root) => moved(root, inner.outer));
}

/** The text that stands in a scalar, and where each of its places is in the file; undefined where escapes hide that. */
function innerText(
  { value, range }: ScalarNode,
  text: string,
): { readonly text: string; readonly outer: (offset: number) => number } | undefined {
  const written = text.slice(range.start, range.end);
  const header = /^\|[-+1-9]*[^\S\r\n]*(?:#[^\r\n]*)?\r?\n/.exec(written)?.[0];
  if (header === undefined) {
    const start = written.indexOf(String(value));
    return start === -1 ? undefined : { text: String(value), outer: (offset) => range.start + start + offset };
  }
  const lines = written.slice(header.length).split("\n");
  const digit = /^\|[-+]?([1-9])/.exec(header)?.[1];
  const first = lines.find((line) => line.trim() !== "") ?? "";
  // One that says how far it is indented begins there with a space: nobody writes patches so.
  if (digit !== undefined) return undefined;
  const indent = first.length - first.trimStart().length;
  const starts: { readonly inner: number; readonly outer: number }[] = [];
  let inner = 0;
  let outer = range.start + header.length;
  for (const line of lines) {
    const cut = Math.min(indent, line.length);
    starts.push({ inner, outer: outer + cut });
    inner += line.length - cut + 1;
    outer += line.length + 1;
  }
  return { text: lines.map((line) => line.slice(indent)).join("\n"), outer: (offset) => outerOffset(starts, offset) };
}

function outerOffset(starts: readonly { readonly inner: number; readonly outer: number }[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle]?.inner ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = starts[low] ?? { inner: 0, outer: 0 };
  return start.outer + offset - start.inner;
}

function moved(node: ConfigNode, outer: (offset: number) => number): ConfigNode {
  const movedRange = ({ start, end }: TextRange): TextRange => ({
    start: outer(start),
    end: Math.max(outer(start), outer(end)),
  });
  const move = (each: ConfigNode): ConfigNode => {
    if (each.kind === "table") {
      const entries = each.entries.map((entry) => ({
        ...entry,
        keyRange: movedRange(entry.keyRange),
        value: move(entry.value),
      }));
      return { ...each, entries, range: each.range === undefined ? undefined : movedRange(each.range) };
    }
    const range = movedRange(each.range);
    return each.kind === "list" ? { ...each, items: each.items.map(move), range } : { ...each, range };
  };
  return move(node);
}

function mapEntries(table: TableNode, change: (entry: TableEntry) => ConfigNode): TableNode {
  return { ...table, entries: table.entries.map((entry) => ({ ...entry, value: change(entry) })) };
}

function mapItems(list: ListNode, change: (item: ConfigNode) => readonly ConfigNode[]): ListNode {
  return { ...list, items: list.items.flatMap(change) };
}
