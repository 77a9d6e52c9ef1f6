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
    nesting: fc.nat(4),
    lineEnd: rarely("\n", ["\r\n", "\r\n", "\r"]),
    before: rarely("", ["\ufeff", "---\n", "%YAML 1.1\n---\n", "# a\n", "\n\n", "\u00a0\n"]),
    after: rarely("", [
      "\n---\n",
      "\n...\n",
      "\n<<: {app_id: x}\n",
      "x",
      "# b",
      "}",
      "\n\n  \n",
      "\ufeff",
      "\0",
      ...UNRELATED,
    ]),
    instead: rarely(undefined, WHOLE),
  });
  return fc.tuple(entries, style).map(([written, { nesting, lineEnd, before, after, instead }]) => {
    const text = instead ?? `${render(written, syntax, isBelowTool ? ["tool", "pynenc"] : [], nesting)}${after}`;
    return `${before}${text}`.replaceAll("\n", lineEnd);
  });
}

function rarely<T>(usual: T, others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 25, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

/** What a file says that is nobody's, and may keep pynenc from reading what is its own. */
const UNRELATED = [
  '[project]\nname = "shop"\nversion = "1"\n',
  "[other]\nlarge = 9223372036854775808\n",
  "[other]\nlarge = 9223372036854775807\nday = 2021-02-30\n",
  "[other]\na = 1\na = 2\n",
  "[other]\na = { b = 1 }\n[other.a]\nc = 2\n",
  '[[other]]\na = 1\n[[other]]\na = 2\n[other.b]\nc = """x\n""""\n',
  "[tool]\nruff = 5\n",
  "\nother: {a: 1, a: 2}\n",
  "\nother: [1, *missing]\n",
  "\nother: &a {b: *a}\n",
  "\n? [a, b]\n: c\n",
  "\nother: !!set {a, b}\n",
  "\n1: a\ntrue: b\n~: c\n1.5: d\n",
];

/** Files that hold something else than settings, or nothing. */
const WHOLE = [
  "",
  "\n",
  " ",
  "# only\n",
  "[]",
  "null",
  "~",
  "5",
  "true",
  '"x"',
  "{}",
  "- a\n",
  "[a]\n",
  "[tool]\npynenc = 5\n",
  "[tool]\npynenc = []\n",
  "tool = 5\n",
  '{"tool": {"pynenc": 5}}',
  "tool: {pynenc: [1]}\n",
  "[[tool]]\n",
  "tool:\n  pynenc:\n",
];

function render(entries: readonly Written[], syntax: Syntax, root: Place, nesting: number): string {
  const placed = entries.map((entry) => ({ ...entry, place: [...root, ...entry.place] }));
  if (syntax === "toml") {
    if (nesting === 0) return dottedToml(placed);
    return nesting === 4 ? inlineToml(placed) : toml(placed, nesting === 1 && root.length > 0, nesting === 3);
  }
  if (syntax === "yaml" && nesting > 0) return blockYaml(placed, nesting === 2);
  return nested(placed, syntax);
}

function dottedToml(entries: readonly Written[]): string {
  return entries
    .map(({ place, key, value }) => `${[...place, key].map(tomlKey).join(".")} = ${written(value, "toml")}\n`)
    .join("");
}

/** Every table within its key's value, on lines of their own: TOML 1.1 has that, 1.0 has not. */
function inlineToml(entries: readonly Written[]): string {
  const table = (tree: Tree): string =>
    tree
      .map(
        ([key, value]) =>
          `\n  ${tomlKey(key)} = ${Array.isArray(value) ? `{${table(value)}}` : written(value, "toml")},`,
      )
      .join("");
  return treeOf(entries)
    .map(
      ([key, value]) =>
        `${tomlKey(key)} = ${Array.isArray(value) ? `{${table(value)} # end\n}` : written(value, "toml")}\n`,
    )
    .join("");
}

/** Tables by their headers; those of one name are joined, unless they are an array's. */
function toml(entries: readonly Written[], isArray: boolean, isSpaced: boolean): string {
  const dot = isSpaced ? " . " : ".";
  const key = (name: string) => (isSpaced && name.length % 2 === 0 ? quoted(name, "toml") : tomlKey(name));
  const tables = new Map<string, string>();
  for (const { place, key: name, value } of entries) {
    const header = place.map(key).join(dot);
    tables.set(header, `${tables.get(header) ?? ""}${key(name)} = ${written(value, "toml")}\n`);
  }
  const inOrder = [...tables].sort(([one], [other]) => one.length - other.length);
  return inOrder
    .map(([header, lines], index) => {
      if (header === "") return lines;
      if (isArray && index === inOrder.length - 1) return `[[${header}]]\n${lines}`;
      return isSpaced ? `[ ${header} ] # table\n${lines}` : `[${header}]\n${lines}`;
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
  return braces(treeOf(entries), syntax);
}

function braces(tree: Tree, syntax: Syntax): string {
  const entries = tree.map(([key, value]) => {
    const text = Array.isArray(value) ? braces(value, syntax) : written(unplain(value), syntax);
    return `${quoted(key, syntax)}: ${text}`;
  });
  return `{${entries.join(", ")}}`;
}

/** The arguments of a call that takes names: of equal ones the first, and no tasks, whose names have dots. */
export function keywords(entries: readonly Written[]): string {
  const seen = new Map(treeOf(entries).toReversed());
  return [...seen]
    .filter(([key]) => /^[A-Za-z_]\w*$/.test(key))
    .map(
      ([key, value]) => `${key}=${Array.isArray(value) ? braces(value, "python") : written(unplain(value), "python")}`,
    )
    .join(", ");
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
