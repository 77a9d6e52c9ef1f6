import { afterAll, describe, expect, it } from "vitest";
import { folderWith, slotwise } from "../cli/command.js";
import { realPynenc, type TestedRelease } from "../real-pynenc.js";
import { PynencProcess } from "./pynenc-values.js";

/** The last release of the slot window, and the newest. */
const COMPARED: readonly TestedRelease[] = ["0.2.3", "0.4.0"];

const real = await realPynenc(COMPARED);

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

// That the values are pynenc's is asked of thousands of projects in differential.test.ts; here the command says them.
describe.runIf(real.kind === "ready").each(COMPARED)("with pynenc %s", (release) => {
  let python: PynencProcess | undefined;
  const process = () => {
    if (real.kind === "missing") throw new Error(real.reason);
    python ??= new PynencProcess(real.pythonOf(release));
    return python;
  };
  afterAll(() => python?.end());

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
      construction: undefined,
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
