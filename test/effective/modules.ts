import { type BuilderMethod, type BuilderParameter, builderMethodsOf } from "@slotwise/pynenc";
import fc from "fast-check";

/** A module that makes an application, and what stands beside it. */
export interface GeneratedModule {
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly code: string;
}

/** Fields of the application, of its runner and of its broker, so that each place has something to decide about. */
const FIELDS = [
  "atomic_service_interval_minutes",
  "max_pending_seconds",
  "runner_loop_sleep_time_sec",
  "min_parallel_slots",
  "queue_timeout_sec",
] as const;
const NUMBER = fc.constantFrom("3", "4", "5", "6", "7");
const FIELD = fc.constantFrom(...FIELDS);
const VARIABLE = fc
  .tuple(fc.constantFrom("", "", "CONFIGPYNENC__", "CONFIGRUNNER__"), FIELD)
  .map(([owner, field]) => `PYNENC__${owner}${field.toUpperCase()}`);
const FILE = fc.constantFrom("one.toml", "two.toml");
const TABLE = fc.array(fc.tuple(FIELD, NUMBER), { maxLength: 3 });
const DICTIONARY = TABLE.map((entries) => `{${entries.map(([key, value]) => `"${key}": ${value}`).join(", ")}}`);

/** What a parameter of a builder's method may be given, as Python has it. */
function argument({ words, key }: BuilderParameter): fc.Arbitrary<string> {
  const known = (words ?? []).filter((word): word is string => typeof word === "string");
  if (known.length > 0) return fc.constantFrom(...known.flatMap((word) => [`"${word}"`, `"${word.toUpperCase()}"`]));
  if (words !== undefined) return fc.constantFrom("True", "False");
  if (key === "trigger_task_modules") return fc.constantFrom('["a.b"]', '("c",)', "[]");
  const isText = /(?:url|path|host|db|name|prefix|app_id)$/.test(key ?? "");
  return isText ? fc.constantFrom('"text"', '""') : fc.oneof(NUMBER, fc.constantFrom("0", "1", "True", "False"));
}

/** A call of a method, with its arguments by place, by name, or left out. */
function methodCall({ name, parameters, takesAny }: BuilderMethod): fc.Arbitrary<string> {
  const places = parameters.filter(({ isKeyword }) => isKeyword !== true).length;
  return fc
    .record({
      values: fc.tuple(...parameters.map(argument)),
      isGiven: fc.tuple(...parameters.map(() => fc.boolean())),
      positional: fc.nat(places),
      others: takesAny === true ? TABLE : fc.constant([]),
      isStarred: fc.boolean(),
    })
    .map(({ values, isGiven, positional, others, isStarred }) => {
      const given = parameters.flatMap((parameter, index) => {
        const value = values[index] ?? "";
        if (index < positional) return [value];
        return isGiven[index] === true || parameter.default === undefined ? [`${parameter.name}=${value}`] : [];
      });
      const pairs = [...new Map(others).entries()];
      const rest = isStarred
        ? pairs.map(([key, value]) => `**{"${key}": ${value}}`)
        : pairs.map(([key, value]) => `${key}=${value}`);
      return `.${name}(${[...given, ...rest].join(", ")})`;
    });
}

/** Calls of the methods that some packages bring, those that a fleet depends on most often. */
function builderCalls(packages: readonly string[]): fc.Arbitrary<readonly string[]> {
  const methods = packages.flatMap(builderMethodsOf);
  const often = methods.filter(({ name }) => /runner|custom|tuning|control|sqlite|redis|memory/.test(name));
  return fc.array(fc.oneof(fc.constantFrom(...methods), fc.constantFrom(...often)).chain(methodCall), { maxLength: 5 });
}

const SET_VARIABLE = fc.oneof(
  ...[
    (name: string, value: string) => `os.environ["${name}"] = "${value}"`,
    (name: string, value: string) => `os.environ.setdefault("${name}", "${value}")`,
    (name: string, value: string) => `os.environ.update({"${name}": "${value}"})`,
    (name: string, value: string) => `os.environ.update(${name}="${value}")`,
    (name: string, value: string) => `os.environ.update([("${name}", "${value}")])`,
    (name: string, value: string) => `os.environ |= {"${name}": "${value}"}`,
    (name: string, value: string) => `os.putenv("${name}", "${value}")`,
    (name: string, value: string) => `environ["${name}"] = "${value}"`,
    (name: string, _value: string) => `os.environ.pop("${name}", None)`,
  ].map((statement) => fc.tuple(VARIABLE, NUMBER).map(([name, value]) => statement(name, value))),
  FILE.map((file) => `os.environ["PYNENC__FILEPATH"] = "${file}"`),
);

const CONSTRUCTED = fc.oneof(
  DICTIONARY.map((given) => [`app = Pynenc(${given})`]),
  DICTIONARY.map((given) => [`app = P(config_values=${given})`]),
  fc.tuple(DICTIONARY, FILE).map(([given, file]) => [`app = pn.Pynenc(${given}, "${file}")`]),
  fc
    .tuple(DICTIONARY, FILE)
    .map(([given, file]) => [`app = P(config_filepath="${file}", **{"config_values": ${given}})`]),
  DICTIONARY.map((given) => [`GIVEN = ${given}`, "if (app := Pynenc(GIVEN)):", "    pass"]),
);

function built(packages: readonly string[]): fc.Arbitrary<readonly string[]> {
  return builderCalls(packages).chain((calls) =>
    fc.constantFrom(
      [`app = PynencBuilder()${calls.join("")}.build()`],
      ["builder = pn.PynencBuilder()", ...calls.map((call) => `builder${call}`), "app = builder.build()"],
      ["builder = PynencBuilder()", "app = builder.build()", ...calls.map((call) => `builder${call}`)],
      [
        "def begun():",
        `    return PynencBuilder()${calls.slice(0, 2).join("")}`,
        "",
        `app = begun().custom_config()${calls.slice(2).join("")}.build()`,
      ],
      ["def told(b: PynencBuilder):", `    return b${calls.join("")}`, "", "app = told(PynencBuilder()).build()"],
    ),
  );
}

/** Of parts only what the class of that part has: of another name an attribute is made. */
const AFTERWARDS = fc.oneof(
  FILE.map((file) => `app.config_filepath = "${file}"`),
  DICTIONARY.map((given) => `app.config_values = ${given}`),
  fc.tuple(FIELD, NUMBER).map(([field, value]) => `app.conf.${field} = ${value}`),
  fc.tuple(FIELD, NUMBER).map(([field, value]) => `app.conf.${field}: float = ${value}`),
  NUMBER.map((value) => `app.runner.conf.runner_loop_sleep_time_sec = ${value}`),
  NUMBER.map((value) => `app.broker.conf.queue_timeout_sec = ${value}`),
  fc.constant("app.conf.max_pending_seconds += 1"),
  fc.tuple(FIELD, NUMBER).map(([field, value]) => `setattr(app.conf, "${field}", ${value})`),
  fc.tuple(FIELD, NUMBER).map(([field, value]) => `conf = app.conf\nconf.${field} = ${value}`),
  NUMBER.map((value) => `conf_of_runner = app.runner.conf\nconf_of_runner.runner_loop_sleep_time_sec = ${value}`),
);

/** What a project's code says, in the order in which that is run. */
interface Statements {
  readonly before: readonly string[];
  readonly made: readonly string[];
  readonly after: readonly string[];
}

/** The module that is started, by the name `app.py`, with those that it loads. */
type Arrangement = (statements: Statements) => Readonly<Record<string, string>>;

const text = (...lines: readonly string[]) => [...IMPORTS, ...lines, ""].join("\n");

const ARRANGEMENTS: readonly Arrangement[] = [
  ({ before, made, after }) => ({ "app.py": text(...before, ...made, ...after) }),
  ({ before, made, after }) => ({ "app.py": text(...before, ...made, ...after) }),
  ({ before, made, after }) => ({
    "first.py": text(...before),
    "app.py": text("import first", ...made, ...after),
  }),
  ({ before, made, after }) => ({
    "made.py": text(...before, ...made),
    "app.py": text("from made import app", ...after),
  }),
  ({ before, made, after }) => ({
    "first.py": text(...before),
    "made.py": text("from first import *", ...made),
    "app.py": text("import made", "from made import *", ...after),
  }),
  ({ before, made, after }) => ({
    "made.py": text(...made),
    "changed.py": text("import made as m", "from made import app", ...after),
    "app.py": text(...before, "import changed", "from changed import app", "app.conf.max_pending_seconds = 9"),
  }),
];

const TOML = TABLE.map((entries) => [...new Map(entries)].map(([key, value]) => `${key} = ${value}\n`).join(""));

/** @param packages that are installed */
export function modules(packages: readonly string[]): fc.Arbitrary<GeneratedModule> {
  return fc
    .record({
      before: fc.array(SET_VARIABLE, { maxLength: 2 }),
      made: fc.oneof(CONSTRUCTED, built(packages), built(packages)),
      after: fc.array(fc.oneof(SET_VARIABLE, AFTERWARDS, AFTERWARDS), { maxLength: 3 }),
      one: TOML,
      two: TOML,
      pyproject: TOML,
      environment: fc.array(fc.tuple(VARIABLE, NUMBER), { maxLength: 1 }).map((entries) => Object.fromEntries(entries)),
      arrangement: fc.constantFrom(...ARRANGEMENTS),
    })
    .map(({ before, made, after, one, two, pyproject, environment, arrangement }) => {
      const { "app.py": code = "", ...loaded } = arrangement({ before, made, after });
      const files = { "one.toml": one, "two.toml": two, "pyproject.toml": `[tool.pynenc]\n${pyproject}`, ...loaded };
      return { files, environment, code };
    });
}

const IMPORTS = [
  "import os",
  "from os import environ",
  "import pynenc as pn",
  "from pynenc import Pynenc, PynencBuilder",
  "from pynenc import Pynenc as P",
];
