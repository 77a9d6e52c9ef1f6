import fc from "fast-check";
import { quoted, type RawValue, type Syntax, written } from "./raw-values.js";

/** Where in a file a setting stands: at its root, in a class's table, in a task's. */
export type Place = readonly string[];

/** A setting, and where it is written. */
export interface Written {
  readonly place: Place;
  readonly key: string;
  readonly value: RawValue;
}

/** A file that says something, in one of the ways that its format has for it. */
export function fileText(
  entries: fc.Arbitrary<readonly Written[]>,
  syntax: Syntax,
  isBelowTool: boolean,
): fc.Arbitrary<string> {
  const style = fc.record({
    nesting: fc.nat(3),
    lineEnd: fc.oneof({ weight: 9, arbitrary: fc.constant("\n") }, { weight: 1, arbitrary: fc.constant("\r\n") }),
    before: fc.oneof(
      { weight: 20, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: fc.constantFrom("\ufeff", "---\n", "%YAML 1.1\n---\n", "# a\n") },
    ),
    after: fc.oneof(
      { weight: 20, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: fc.constantFrom("\n---\n", "\n...\n", "\n<<: {app_id: x}\n", "x", "# b", "}") },
    ),
  });
  return fc.tuple(entries, style).map(([written, { nesting, lineEnd, before, after }]) => {
    const text = `${before}${render(written, syntax, isBelowTool ? ["tool", "pynenc"] : [], nesting)}${after}`;
    return text.replaceAll("\n", lineEnd);
  });
}

function render(entries: readonly Written[], syntax: Syntax, root: Place, nesting: number): string {
  const placed = entries.map((entry) => ({ ...entry, place: [...root, ...entry.place] }));
  if (syntax === "toml") return nesting === 0 ? dottedToml(placed) : toml(placed, nesting === 1 && root.length > 0);
  if (syntax === "yaml" && nesting > 0) return blockYaml(placed, nesting === 2);
  return nested(placed, syntax);
}

function dottedToml(entries: readonly Written[]): string {
  return entries
    .map(({ place, key, value }) => `${[...place, key].map(tomlKey).join(".")} = ${written(value, "toml")}\n`)
    .join("");
}

/** Tables by their headers; those of one name are joined, unless they are an array's. */
function toml(entries: readonly Written[], isArray: boolean): string {
  const tables = new Map<string, string>();
  for (const { place, key, value } of entries) {
    const header = place.map(tomlKey).join(".");
    tables.set(header, `${tables.get(header) ?? ""}${tomlKey(key)} = ${written(value, "toml")}\n`);
  }
  const inOrder = [...tables].sort(([one], [other]) => one.length - other.length);
  return inOrder
    .map(([header, lines], index) => {
      if (header === "") return lines;
      return isArray && index === inOrder.length - 1 ? `[[${header}]]\n${lines}` : `[${header}]\n${lines}`;
    })
    .join("");
}

function tomlKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : quoted(key, "toml");
}

/** A tree of what stands at the places, in order of its first appearance. Equal keys stay, as far as they are no tables. */
type Tree = (readonly [string, RawValue | Tree])[];

function treeOf(entries: readonly Written[]): Tree {
  const root: Tree = [];
  for (const { place, key, value } of entries) {
    let table = root;
    for (const name of place) {
      const found = table.find(([each, inner]) => each === name && Array.isArray(inner))?.[1];
      const next = Array.isArray(found) ? found : [];
      if (next !== found) table.push([name, next]);
      table = next;
    }
    table.push([key, value]);
  }
  return root;
}

/** Braces within braces, which JSON, YAML and Python share. */
export function nested(entries: readonly Written[], syntax: Syntax): string {
  const braces = (tree: Tree): string =>
    `{${tree
      .map(
        ([key, value]) =>
          `${quoted(key, syntax)}: ${Array.isArray(value) ? braces(value) : written(unplain(value), syntax)}`,
      )
      .join(", ")}}`;
  return braces(treeOf(entries));
}

/** What is plain outside of braces may be more within them. */
function unplain(value: RawValue): RawValue {
  return value.kind === "text" ? { ...value, isPlain: false } : value;
}

function blockYaml(entries: readonly Written[], isQuoted: boolean): string {
  const lines = (tree: Tree, indent: string): string =>
    tree
      .map(([key, value]) => {
        const name = isQuoted ? quoted(key, "yaml") : key;
        const rest = Array.isArray(value) ? `\n${lines(value, `${indent}  `)}` : ` ${written(value, "yaml")}\n`;
        return `${indent}${name}:${rest}`;
      })
      .join("");
  return lines(treeOf(entries), "");
}
