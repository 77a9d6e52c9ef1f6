import fc from "fast-check";
import { constructions } from "./constructions.js";
import { fileText, type Place, type Written } from "./file-text.js";
import { type FieldType, rawValue, type Syntax, written } from "./raw-values.js";

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
  /** How code makes the application: an expression of Python; undefined where there is no code. */
  readonly construction: string | undefined;
  /** What code assigns to `app.conf` afterwards, by name. */
  readonly assignments: readonly (readonly [string, string])[];
  /** The settings classes that are built. */
  readonly classes: readonly string[];
  /** The task that ConfigTask is built for. */
  readonly task: string;
}

export const TASKS = ["shop.tasks.send_mail", "mail.send"] as const;

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
  ["pyproject.toml", "toml"],
  ["conf/pyproject.toml", "toml"],
  ["settings.cfg", "toml"],
] as const satisfies readonly (readonly [string, Syntax])[];

/** Projects whose settings come from several places, most of them sensible and some not. */
export function projects(classes: readonly KnownClass[]): fc.Arbitrary<GeneratedProject> {
  const file = fc.constantFrom(...FILES, ...FILES.filter(([name]) => !name.endsWith(".cfg")));
  const inherited = ["ConfigRunner", "ConfigThreadRunner", "ConfigSQLite", "ConfigPynenc"];
  return fc
    .record({
      pyproject: fc.option(fc.constant(true), { freq: 4 }),
      code: fc.option(fc.record({ file: fc.option(file, { freq: 1 }) }), { freq: 2 }),
      general: fc.option(file, { freq: 2 }),
      ofClass: fc.uniqueArray(fc.tuple(fc.nat(100), file), { maxLength: 3, selector: ([at]) => at }),
      form: fc.constantFrom("", "", "", "./", "conf/../", "././"),
      hot: fc.array(fc.nat(1000), { minLength: 1, maxLength: 2 }),
      focus: fc.uniqueArray(fc.constantFrom(...classes), { minLength: 2, maxLength: 4, selector: ({ name }) => name }),
      task: fc.constantFrom(...TASKS),
    })
    .chain(({ pyproject, code, general, ofClass, form, hot, focus, task }) => {
      // What several places say something about, so that one has to win.
      const fields = focus.flatMap((each) => each.fields);
      const contested = hot.flatMap((at) => fields[at % fields.length] ?? []);
      // Those that are built, and what they inherit from; each reads one file of its own at most.
      const readers = [...focus.map(({ name }) => name), ...inherited];
      const own = new Map(ofClass.map(([at, each]) => [readers[at % readers.length] ?? "", each] as const));
      const given = [code?.file, general, ...own.values()];
      const names = new Map<string, Syntax>(given.flatMap((file) => (file == null ? [] : [file])));
      if (pyproject !== null) names.set("pyproject.toml", "toml");
      const texts = [...names].map(([name, syntax]) =>
        fileText(settings(focus, syntax, task, contested), syntax, isPyproject(name)).map(
          (text) => [name, text] as const,
        ),
      );
      return fc.record({
        files: fc.tuple(...texts).map((entries) => Object.fromEntries(entries)),
        environment: variables(focus, task).map((set) => ({
          // An empty one is none.
          PYNENC__FILEPATH: general === null ? "" : `${form}${general[0]}`,
          ...Object.fromEntries(
            [...own].map(([name, [each]]) => [`PYNENC__${name.toUpperCase()}__FILEPATH`, `${form}${each}`]),
          ),
          ...set,
        })),
        construction:
          code === null
            ? fc.constant(undefined)
            : constructions({
                values: settings(focus, "python", task, contested),
                filepath: code.file === null ? undefined : `${form}${code.file[0]}`,
              }),
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

const NO_FIELD: KnownField = { name: "no_such_field", type: "str" };

/** Fields of the classes in focus, the hot ones most often, at places that count for them, and at some that do not. */
export function settings(
  focus: readonly KnownClass[],
  syntax: Syntax,
  task: string,
  hot: readonly KnownField[] = [],
): fc.Arbitrary<readonly Written[]> {
  const field = fc.oneof(
    { weight: hot.length === 0 ? 0 : 2, arbitrary: fc.constantFrom(...hot, NO_FIELD) },
    { weight: 2, arbitrary: fc.constantFrom(...focus.flatMap(({ fields }) => fields), NO_FIELD) },
  );
  const place = fc.oneof(
    fc.constant<Place>([]),
    fc.constantFrom(...focus).map(({ section }): Place => [section]),
    fc.constantFrom<Place>(["runner"], ["threadrunner"], ["sqlite"], ["broker"], ["pynenc"], ["task"]),
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
