import type { ConfigNode, TableEntry, TableNode } from "../../tree/tree.js";

type Locals = ReadonlyMap<string, ConfigNode>;

const REFERENCE = /^local\.([\p{ID_Start}_][\p{ID_Continue}-]*)$/u;

/**
 * A file with the values of its `locals` in the places that are nothing but a reference to one. Nothing beats them, unlike the
 * defaults of variables. One that is computed itself stays unknown.
 */
export function withLocals(root: TableNode, text: string): TableNode {
  const blocks = root.entries.flatMap(({ key, value }) => (key === "locals" && value.kind === "table" ? [value] : []));
  const locals = new Map(blocks.flatMap(({ entries }) => entries.map(({ key, value }) => [key, value] as const)));
  return locals.size === 0 ? root : { ...root, entries: root.entries.map((entry) => filledIn(entry, locals, text)) };
}

function filledIn(entry: TableEntry, locals: Locals, text: string): TableEntry {
  const { value } = entry;
  if (value.kind === "table")
    return { ...entry, value: { ...value, entries: value.entries.map((each) => filledIn(each, locals, text)) } };
  if (value.kind !== "unknown") return entry;
  const name = REFERENCE.exec(text.slice(value.range.start, value.range.end))?.[1];
  const local = name === undefined ? undefined : locals.get(name);
  if (local === undefined) return entry;
  // A table says where its own values stand, so that these are changed; a value is changed where it is taken.
  return { ...entry, value: local.kind === "table" ? local : { ...local, range: value.range } };
}
