import fc from "fast-check";
import { constructions } from "./constructions.js";
import { fileText, type Place, type Written } from "./file-text.js";
import type { GeneratedProject } from "./projects.js";
import { type RawValue, type Syntax, written } from "./raw-values.js";

/** What a runner looks at when it starts, or needs. */
const NUMBERS = [
  "atomic_service_interval_minutes",
  "atomic_service_spread_margin_minutes",
  "atomic_service_check_interval_minutes",
  "runner_considered_dead_after_minutes",
  "runner_loop_sleep_time_sec",
  "max_pending_seconds",
] as const;
const CRONS = ["recover_pending_invocations_cron", "recover_running_invocations_cron"] as const;
const EXPRESSIONS = [
  ..."*/5 * * * *|0/5 * * * *|0 22-3 * * fri-mon|*/90 * * * *|@hourly|0 6 * * * 0 *|0 0 L * *|R * * * *".split("|"),
  ..."* * * *|* * * * * *|60 * * * *|H * * * *|0 0 * * 5L|x|@reboot|".split("|"),
];
const SIZES = "5|5.0|1|1.0|0.5|0.05|10|2.5|300|1e2|0|0.0|-1|-0.0".split("|");
const WORDS = "5|0|five||nan|inf|1_0|５|0x5|-1".split("|");

/** Projects whose runner may start or not: a few settings that a start depends on, in several places. */
export function startingProjects(): fc.Arbitrary<GeneratedProject> {
  const named = fc.constantFrom(["pynenc.toml", "toml"], ["pynenc.yaml", "yaml"], ["pynenc.json", "json"], [
    "pynenc.cfg",
    "toml",
  ] as const) as fc.Arbitrary<readonly [string, Syntax]>;
  return fc.option(named).chain((file) =>
    fc
      .record({
        pyproject: fc.option(fileText(settings("toml"), "toml", true)),
        text: file === null ? fc.constant("") : fileText(settings(file[1]), file[1], false),
        variables: fc.array(setting("json"), { maxLength: 2 }),
        construction: fc.option(constructions({ values: settings("python"), filepath: undefined }), { nil: undefined }),
      })
      .map(({ pyproject, text, variables, construction }) => ({
        files: {
          ...(pyproject === null ? {} : { "pyproject.toml": pyproject }),
          ...(file === null ? {} : { [file[0]]: text }),
        },
        environment: {
          PYNENC__RUNNER_CLS: "ThreadRunner",
          ...(file === null ? {} : { PYNENC__FILEPATH: file[0] }),
          ...Object.fromEntries(variables.map(({ key, value }) => [`PYNENC__${key.toUpperCase()}`, plain(value)])),
        },
        construction,
        assignments: [],
        classes: [],
        task: "a.b",
      })),
  );
}

function settings(syntax: Syntax): fc.Arbitrary<readonly Written[]> {
  return fc.uniqueArray(setting(syntax), { maxLength: 4, selector: ({ place, key }) => [...place, key].join(".") });
}

function setting(syntax: Syntax): fc.Arbitrary<Written> {
  const place = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Place>([]) },
    { weight: 2, arbitrary: fc.constantFrom<Place>(["pynenc"], ["runner"], ["threadrunner"]) },
  );
  const number = fc.tuple(place, fc.constantFrom(...NUMBERS), value(syntax));
  const cron = fc.tuple(place, fc.constantFrom(...CRONS), fc.constantFrom(...EXPRESSIONS).map(text));
  return fc
    .oneof({ weight: 3, arbitrary: number }, { weight: 1, arbitrary: cron })
    .map(([at, key, what]) => ({ place: at, key, value: what }));
}

function value(syntax: Syntax): fc.Arbitrary<RawValue> {
  const nothing: RawValue = syntax === "toml" ? { kind: "boolean", value: true } : { kind: "nothing" };
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...SIZES).map((each): RawValue => ({ kind: "number", text: each })) },
    { weight: 2, arbitrary: fc.constantFrom(...WORDS).map(text) },
    { weight: 1, arbitrary: fc.constantFrom<RawValue>(nothing, { kind: "list", items: [] }) },
  );
}

function text(each: string): RawValue {
  return { kind: "text", text: each, isPlain: false };
}

function plain(value: RawValue): string {
  return value.kind === "text" ? value.text : written(value, "json");
}
