import fc from "fast-check";
import { type FieldType, quoted, type RawValue, rawValue, type Syntax, written } from "./raw-values.js";

/** A class as the generator needs to know it. */
export interface KnownClass {
  readonly name: string;
  /** `runner` for ConfigRunner. */
  readonly section: string;
  readonly fields: readonly KnownField[];
}

export interface KnownField {
  readonly name: string;
  readonly type: FieldType;
}

/** Everything that one process of pynenc takes settings from. */
export interface GeneratedProject {
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** `config_values` as code writes them. */
  readonly configValues: string | undefined;
  readonly configFilepath: string | undefined;
  /** What code assigns to `app.conf` afterwards, by name. */
  readonly assignments: readonly (readonly [string, string])[];
  /** The settings classes that are built. */
  readonly classes: readonly string[];
  /** The task that ConfigTask is built for. */
  readonly task: string;
}

const TASKS = ["shop.tasks.send_mail", "mail.send"] as const;

/** Where in a file a setting stands: at its root, in a class's table, in a task's. */
type Place = readonly string[];

interface Written {
  readonly place: Place;
  readonly key: string;
  readonly value: RawValue;
}

/** Names that files are given, with the format that pynenc reads them in. */
const FILES = [
  ["pynenc.toml", "toml"],
  ["conf/settings.toml", "toml"],
  ["SETTINGS.TOML", "toml"],
  ["old-pyproject.toml", "toml"],
  ["pynenc.yaml", "yaml"],
  ["settings.yml", "yaml"],
  ["Deploy.YAML", "yaml"],
  ["pyproject.toml.yaml", "yaml"],
  ["pynenc.json", "json"],
  ["settings.Json", "json"],
  ["settings.cfg", "toml"],
] as const satisfies readonly (readonly [string, Syntax])[];

/** Projects whose settings come from several places, most of them sensible and some not. */
export function projects(classes: readonly KnownClass[]): fc.Arbitrary<GeneratedProject> {
  const file = fc.constantFrom(...FILES, ...FILES.filter(([name]) => !name.endsWith(".cfg")));
  const className = fc.constantFrom(...classes.map(({ name }) => name));
  const environmentFiles = fc.record(
    {
      general: file,
      ofClass: fc.uniqueArray(fc.tuple(className, file), {
        maxLength: 2,
        selector: ([name]) => name,
      }),
    },
    { requiredKeys: ["ofClass"] },
  );
  return fc
    .record({
      pyproject: fc.option(fc.constant(true), { freq: 4 }),
      code: fc.option(fc.record({ values: fc.boolean(), file: fc.option(file) }), { freq: 2 }),
      named: environmentFiles,
      focus: fc.uniqueArray(fc.constantFrom(...classes), { minLength: 2, maxLength: 4, selector: ({ name }) => name }),
      task: fc.constantFrom(...TASKS),
    })
    .chain(({ pyproject, code, named, focus, task }) => {
      const given = [code?.file, named.general, ...named.ofClass.map(([, file]) => file)];
      const names = new Map<string, Syntax>(given.flatMap((file) => (file == null ? [] : [file])));
      if (pyproject !== null) names.set("pyproject.toml", "toml");
      const texts = [...names].map(([name, syntax]) =>
        fileText(settings(focus, syntax, task), syntax, isPyproject(name)).map((text) => [name, text] as const),
      );
      return fc.record({
        files: fc.tuple(...texts).map((entries) => Object.fromEntries(entries)),
        environment: variables(focus, task).map((set) => ({
          ...(named.general === undefined ? {} : { PYNENC__FILEPATH: named.general[0] }),
          ...Object.fromEntries(
            named.ofClass.map(([name, [file]]) => [`PYNENC__${name.toUpperCase()}__FILEPATH`, file]),
          ),
          ...set,
        })),
        configValues:
          code?.values === true
            ? settings(focus, "python", task).map((entries) => nested(entries, "python"))
            : fc.constant(undefined),
        configFilepath: fc.constant(code?.file?.[0]),
        assignments: code === null ? fc.constant([]) : assignments(classes, focus),
        classes: fc.constant([...new Set(["ConfigPynenc", ...focus.map(({ name }) => name)])]),
        task: fc.constant(task),
      });
    });
}

/** pynenc takes `[tool.pynenc]` from every file with this in its path. */
function isPyproject(name: string): boolean {
  return name.toLowerCase().includes("pyproject.toml");
}

/** Fields of the classes in focus, at places that count for them, and at some that do not. */
function settings(focus: readonly KnownClass[], syntax: Syntax, task: string): fc.Arbitrary<readonly Written[]> {
  const field = fc.constantFrom(...focus.flatMap(({ fields }) => fields), {
    name: "no_such_field",
    type: "str",
  } as const);
  const place = fc.oneof(
    fc.constant<Place>([]),
    fc.constantFrom(...focus).map(({ section }): Place => [section]),
    fc.constantFrom<Place>(["runner"], ["sqlite"], ["broker"], ["pynenc"], ["task"]),
    fc.constantFrom<Place>(["task", task], ["task", TASKS[0]], ["pynenc", task]),
  );
  const setting = fc
    .tuple(place, field)
    .chain(([at, { name, type }]) => rawValue(syntax, type).map((value) => ({ place: at, key: name, value })));
  return fc.array(setting, { minLength: 1, maxLength: 5 });
}

/** `app.conf` is the application's: what it does not have, nobody gets. */
function assignments(
  classes: readonly KnownClass[],
  focus: readonly KnownClass[],
): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const own = classes.find(({ name }) => name === "ConfigPynenc")?.fields ?? [];
  const field = fc.oneof(fc.constantFrom(...own), fc.constantFrom(...focus.flatMap(({ fields }) => fields)));
  const assignment = field.chain(({ name, type }) =>
    rawValue("python", type).map((value) => [name, written(value, "python")] as const),
  );
  return fc.array(assignment, { maxLength: 2 });
}

/** Variables of the classes in focus by all their names. */
function variables(focus: readonly KnownClass[], task: string): fc.Arbitrary<Record<string, string>> {
  const dot = task.lastIndexOf(".");
  const forTask = `CONFIGTASK__${task.slice(0, dot)}#${task.slice(dot + 1)}`.toUpperCase();
  const variable = fc
    .constantFrom(...focus)
    .chain(({ name, fields }) =>
      fc.tuple(
        fc.constantFrom("", name.toUpperCase(), "CONFIGRUNNER", "CONFIGSQLITE", "CONFIGTASK", forTask),
        fc.constantFrom(...fields),
      ),
    )
    .chain(([owner, { name, type }]) =>
      fc.tuple(
        fc.constant(["PYNENC", ...(owner === "" ? [] : [owner]), name.toUpperCase()].join("__")),
        // What a line of a `.env` file says without escapes.
        rawValue("json", type)
          .map((each) => (each.kind === "text" ? each.text : written(each, "json")))
          .filter((each) => !/['\\$\0\n\r]/.test(each)),
      ),
    );
  return fc.array(variable, { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
}

function fileText(
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
function nested(entries: readonly Written[], syntax: Syntax): string {
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
