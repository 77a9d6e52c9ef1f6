import { CONFIG_CLASSES, type ConfigClass } from "@slotwise/pynenc";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fieldsOf } from "../../packages/project/src/fields/classes.js";
import { environmentsForTests } from "../../packages/pynenc/scripts/environments.mjs";
import { folderWith, slotwise } from "../cli/command.js";
import { brokenFiles } from "./broken-files.js";
import { differences } from "./differences.js";
import { type GeneratedProject, projects } from "./projects.js";
import { PynencProcess } from "./pynenc-values.js";
import { slotwiseValues } from "./slotwise-values.js";

/** The last release of the slot window, and the newest. */
const COMPARED = ["0.2.3", "0.4.0"];
const CASES = 2000;
const BROKEN = 500;
/** Half a minute on a machine that does nothing else. */
const PATIENCE_MS = 300_000;
const SEED = fc.readConfigureGlobal().seed ?? 1;

const environments = await environmentsForTests(
  COMPARED.map((release) => ({ name: release, packages: [`pynenc==${release}`] })),
);
const pythons = environments.kind === "ready" ? environments.pythons : new Map<string, string>();

/** The classes that a wheel of pynenc brings; those of plugins are not installed. */
const CLASSES = CONFIG_CLASSES.filter((each) => each.package === "pynenc" && fieldsOf(each).size > 0).map(knownClass);

function knownClass(configClass: ConfigClass) {
  const fields = [...fieldsOf(configClass).values()].map(({ name, type }) => ({ name, type }));
  return { name: configClass.configClass, section: configClass.section, fields };
}

const THROUGH_COMMAND = [
  {
    what: "TOML 1.1, tables of parents, a variable that a table beats",
    files: {
      "pyproject.toml": `[tool.pynenc]
runner_cls = "ThreadRunner"
trigger_task_modules = ["shop.tasks"]
runner = {
  runner_loop_sleep_time_sec = 0.5,
  min_parallel_slots = "２",
}
[tool.pynenc.threadrunner]
invocation_wait_results_sleep_time_sec = 2
`,
    },
    environment: {
      PYNENC__CONFIGRUNNER__INVOCATION_WAIT_RESULTS_SLEEP_TIME_SEC: "7",
      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: " 1_0.5 ",
      PYNENC__PRINT_ARGUMENTS: "",
    },
  },
  {
    what: "YAML 1.2 below a name in capitals",
    files: {
      "Settings.YAML": `runner_cls: MultiThreadRunner
app_id: 010
atomic_service_interval_minutes: 010
atomic_service_check_interval_minutes: 0o10
print_arguments: off
log_stream: null
logging_level: 5e-7
`,
    },
    environment: { PYNENC__FILEPATH: "Settings.YAML" },
  },
  {
    what: "JSON for one class alone",
    files: {
      "pynenc.json":
        '{"max_pending_seconds": 7, "runner": {"runner_loop_sleep_time_sec": 2.5}, "min_parallel_slots": null}',
      "pyproject.toml": '[tool.pynenc]\nrunner_cls = "PersistentProcessRunner"\nmin_parallel_slots = 3\n',
    },
    environment: { PYNENC__CONFIGPYNENC__FILEPATH: "pynenc.json" },
  },
];

describe.skipIf(environments.kind === "missing").each(COMPARED)("with pynenc %s", (release) => {
  let python: PynencProcess | undefined;
  const process = () => (python ??= new PynencProcess(pythons.get(release) ?? ""));
  afterAll(() => python?.end());

  /** Compares many at once, and shrinks the first that differs. */
  const compare = async (generated: fc.Arbitrary<GeneratedProject>, cases: number) => {
    const sample = fc.sample(generated, { numRuns: cases, seed: SEED });
    const answers = await Promise.all(sample.map((project) => process().ask(project)));
    const differing = answers.flatMap((answer, index) => {
      const project = sample[index] as GeneratedProject;
      return differences(answer, slotwiseValues(project, release)).length > 0 ? [index] : [];
    });
    if (differing[0] !== undefined) {
      await fc.assert(
        fc.asyncProperty(generated, async (project) => {
          expect(differences(await process().ask(project), slotwiseValues(project, release))).toEqual([]);
        }),
        { seed: SEED, path: String(differing[0]), numRuns: cases },
      );
    }
    expect(differing, "projects that differ, though not a second time").toEqual([]);
    return answers.flatMap((answer) => Object.values(answer));
  };

  it(
    `computes the values that pynenc computes, in ${CASES} projects`,
    async () => {
      const built = await compare(projects(CLASSES), CASES);
      // Else it is mostly errors that are compared.
      expect(built.filter(({ error }) => error === undefined).length).toBeGreaterThan(built.length / 2);
    },
    PATIENCE_MS,
  );

  // YAML has too many corners: one in some hundred files broken like this is read otherwise.
  it.each(["toml", "json"] as const)("takes and refuses the same of broken files: %s", async (syntax) => {
    const built = await compare(brokenFiles(CLASSES, syntax), BROKEN);
    expect(built.some(({ error }) => error === undefined)).toBe(true);
  });

  it.each(THROUGH_COMMAND)("is told the same by the command: $what", async ({ files, environment }) => {
    const variables = Object.entries(environment).map(([name, value]) => `${name}='${value}'\n`);
    const cwd = folderWith({ ...files, ".env": variables.join("") });
    const args = ["settings", "--all", "--format", "json", "--pynenc-version", release];
    const { status, stdout, stderr } = await slotwise(args, { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const shown: readonly Shown[] = JSON.parse(stdout).deployments[0].settings;
    const classes = [...new Set(shown.map(({ configClass }) => configClass))];
    const answer = await process().ask({
      files,
      environment,
      configValues: undefined,
      configFilepath: undefined,
      assignments: [],
      classes,
      task: "mail.send",
    });
    const computed = classes.flatMap((configClass) =>
      Object.entries(answer[configClass]?.values ?? {}).map(([name, text]) => [configClass, name, plainValue(text)]),
    );
    expect(shown.map(({ configClass, name, value }) => [configClass, name, value]).sort(byText)).toEqual(
      computed.sort(byText),
    );
  });
});

interface Shown {
  readonly configClass: string;
  readonly name: string;
  readonly value: unknown;
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

/** What the Python helper tells, as JSON has it. */
function plainValue(text: string): unknown {
  const [, type = "", value = ""] = /^(\w+) (.*)$/s.exec(text) ?? [];
  if (type === "float" || type === "int") return Number(value);
  if (type === "set" || type === "tuple") return JSON.parse(value);
  return type === "bool" ? value === "True" : value;
}
