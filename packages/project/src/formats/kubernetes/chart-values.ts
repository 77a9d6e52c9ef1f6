import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, TableNode } from "../../tree/tree.js";
import { UnreadTemplate } from "../syntax/go-pipeline.js";

/** A file of a chart that templates take values from. */
export interface ValuesFile {
  readonly tree: TableNode;
  readonly text: string;
}

/** Where a value stands. */
export interface Place {
  /** The tree of a file of values; undefined for the template itself. */
  readonly tree: TableNode | undefined;
  readonly range: TextRange;
}

/** A value as Helm has it while it renders. */
export type GoValue =
  | { readonly kind: "nil" }
  /** Filled in later, or by something that is not read here: as it is written, for whatever has the same. */
  | {
      readonly kind: "unknown";
      readonly written: string;
      /** Whether it may be more than one word. */
      readonly mayBeMore?: boolean;
      readonly place?: Place | undefined;
    }
  | { readonly kind: "string"; readonly value: string; readonly place?: Place | undefined }
  /** A float is what every number of a file of values is, an integer what templates make of it. */
  | { readonly kind: "integer" | "float"; readonly value: number; readonly place?: Place | undefined }
  | { readonly kind: "boolean"; readonly value: boolean; readonly place?: Place | undefined }
  | { readonly kind: "list"; readonly items: readonly ConfigNode[]; readonly file: ValuesFile }
  | { readonly kind: "map"; readonly table: TableNode; readonly file: ValuesFile }
  /** Text over lines, as `toYaml` gives it. */
  | { readonly kind: "lines"; readonly lines: readonly (readonly Written[])[] };

/** A piece of text that comes from a value. */
export interface Written {
  readonly text: string;
  readonly place?: Place | undefined;
  /** See `GoValue`: then the text is nothing yet. */
  readonly unknown?: Extract<GoValue, { kind: "unknown" }> | undefined;
}

export const NIL: GoValue = { kind: "nil" };

/** Words that Helm's reader of YAML takes for true or false, where others take them for text. */
const OLD_BOOLEAN = /^(?:y|n|yes|no|on|off)$/i;

/** The value of a node of a file of values, as Helm reads it: what its YAML has another meaning for than ours is not known. */
export function goValue(node: ConfigNode | undefined, file: ValuesFile): GoValue {
  if (node === undefined || node.kind === "null") return NIL;
  if (node.tag !== undefined) return unknownAt(node.range, file);
  if (node.kind === "list") return { kind: "list", items: node.items, file };
  if (node.kind === "table") return { kind: "map", table: node, file };
  const { range, value } = node;
  const place: Place = { tree: file.tree, range };
  const written = file.text.slice(range.start, range.end);
  if (typeof value === "boolean") return { kind: "boolean", value, place };
  if (node.kind === "string" && /^["'|>]/.test(written)) return { kind: "string", value: String(value), place };
  if (/^[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(written))
    return { kind: "float", value: Number(written), place };
  // Dates, octals, numbers with colons: some are numbers to one reader and text to the other.
  const isPlainText = node.kind === "string" && !/^[-+.]?\d|^[=<.~!&*]/.test(written) && !OLD_BOOLEAN.test(written);
  if (isPlainText || isVersion(node, written)) return { kind: "string", value: String(value), place };
  return unknownAt(range, file);
}

/** `1.2.3`, `100m`, `512Mi`, `30s`: text to everybody. */
function isVersion(node: ConfigNode, written: string): boolean {
  return node.kind === "string" && /^(?:v?\d+(?:\.\d+){2,}|\d+(?:m|s|h|ms|Ki|Mi|Gi))$/.test(written);
}

function unknownAt(range: TextRange | undefined, { text, tree }: ValuesFile): GoValue {
  if (range === undefined) return { kind: "unknown", written: "" };
  return { kind: "unknown", written: text.slice(range.start, range.end), place: { tree, range } };
}

/**
 * The entries of a table in Go's order.
 *
 * @throws {UnreadTemplate} where a key may be called something else
 */
export function sortedEntries({ entries }: TableNode, file: ValuesFile): TableNode["entries"] {
  for (const entry of entries) checkKey(entry.key, entry.keyRange, file);
  return [...entries].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function checkKey(key: string, { start, end }: TextRange, { text }: ValuesFile): void {
  const written = text.slice(start, end);
  if (
    !/^["']/.test(written) &&
    (OLD_BOOLEAN.test(written) || /^(?:[-+.]?\d|[=<.~!&*?]|true$|false$|null$)/i.test(written))
  )
    throw new UnreadTemplate(`the values have a key ${key} that Helm may read as something else`);
}

/** What is below a key. */
export function valueBelow(value: GoValue, key: string): GoValue {
  if (value.kind === "unknown") return { kind: "unknown", written: `${value.written}.${key}` };
  if (value.kind !== "map") throw new UnreadTemplate(`Helm stops at .${key}, since nothing is there`);
  const { table, file } = value;
  return goValue(table.entries.find((entry) => entry.key === key)?.value, file);
}

/** Whether a template takes it for nothing. */
export function isEmpty(value: GoValue): boolean {
  switch (value.kind) {
    case "nil":
      return true;
    case "unknown":
      throw new UnreadTemplate(`what it becomes depends on ${value.written}`);
    case "list":
      return value.items.length === 0;
    case "map":
      return value.table.entries.length === 0;
    case "lines":
      return false;
    default:
      return value.value === 0 || value.value === "" || value.value === false;
  }
}

/** A value as Go prints it. */
export function printed(value: GoValue): Written {
  switch (value.kind) {
    case "nil":
      return { text: "" };
    case "unknown":
      return { text: "", unknown: value, place: value.place };
    case "string":
    case "boolean":
    case "integer":
      return { text: String(value.value), place: value.place };
    case "float":
      return { text: printedFloat(value.value), place: value.place };
    default:
      throw new UnreadTemplate("it prints something that is no single value");
  }
}

/** `1e+06` from a million on. */
function printedFloat(value: number): string {
  if (value === 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6 && String(value).length < 21)) {
    return Object.is(value, -0) ? "-0" : String(value);
  }
  return value.toExponential().replace(/e([-+])(\d)$/, "e$10$2");
}

/** The lines that `toYaml` writes: which quotes it has makes no difference to what is read. */
export function yamlLines(value: GoValue): readonly (readonly Written[])[] {
  if (value.kind === "nil") return [[{ text: "null" }]];
  if (value.kind === "map" && value.table.entries.length > 0) {
    const { file } = value;
    return sortedEntries(value.table, file).map(({ key, keyRange, value: below }) => [
      { text: JSON.stringify(key), place: { tree: file.tree, range: keyRange } },
      { text: ": " },
      ...flow(goValue(below, file), 0),
    ]);
  }
  if (value.kind === "list" && value.items.length > 0)
    return value.items.map((item) => [{ text: "- " }, ...flow(goValue(item, value.file), 0)]);
  return [flow(value, 0)];
}

const MOST_LEVELS = 32;

function flow(value: GoValue, level: number): readonly Written[] {
  if (level > MOST_LEVELS) throw new UnreadTemplate("the values are nested more deeply than what is read here");
  if (value.kind === "nil") return [{ text: "null" }];
  if (value.kind === "string") return [{ text: JSON.stringify(value.value), place: value.place }];
  if (value.kind === "list") {
    const items = value.items.map((item) => flow(goValue(item, value.file), level + 1));
    return [{ text: "[" }, ...separated(items), { text: "]" }];
  }
  if (value.kind === "map") {
    const { file } = value;
    const entries = sortedEntries(value.table, file).map(({ key, keyRange, value: below }) => [
      { text: JSON.stringify(key), place: { tree: file.tree, range: keyRange } },
      { text: ": " },
      ...flow(goValue(below, file), level + 1),
    ]);
    return [{ text: "{" }, ...separated(entries), { text: "}" }];
  }
  return [printed(value)];
}

function separated(items: readonly (readonly Written[])[]): readonly Written[] {
  return items.flatMap((item, index) => (index === 0 ? item : [{ text: ", " }, ...item]));
}
