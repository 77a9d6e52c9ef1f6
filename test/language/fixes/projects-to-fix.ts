import type { SettingsFile } from "@slotwise/project";
import fc from "fast-check";

/** Values that are a little off more often than not, so that there is something to fix. */
const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  atomic_service_interval_minutes: fc.oneof(
    fc.constantFrom("5.0", "5", "7", "1.0", "10", "60.0", "61.3", '"5"', "-1", "nan"),
    fc.integer({ min: 1, max: 90 }).map(String),
  ),
  atomic_service_spread_margin_minutes: fc.constantFrom("1.0", "0.0", "0", "0.1", "0.5", "3", "2.5", '"1"', "-1"),
  atomic_service_check_interval_minutes: fc.constantFrom("0.5", "0.1", "2", "0.25", "6", "1", "true"),
  runner_considered_dead_after_minutes: fc.constantFrom("10.0", "0.5", "1", "4", "0.2"),
  atomic_service_max_start_slot_fraction: fc.constantFrom("0.5", "0.9", "1.0", "0.1"),
  atomic_service_membership_stabilization_minutes: fc.constantFrom("0.0", "1.0", "5"),
  recover_pending_invocations_cron: fc.constantFrom(
    '"* * * * *"',
    '"*/10 * * * *"',
    '"7 * * * *"',
    '"4 3 * * *"',
    '"0 3 * * 1"',
  ),
  recover_running_invocations_cron: fc.constantFrom('"*/15 * * * *"', '"45 * * * *"', '"59 23 * * *"'),
  max_pending_seconds: fc.constantFrom("5", '"5"', "-1", '"five"'),
  dev_mode_force_sync_tasks: fc.constantFrom("true", '"false"', '"no"', "0"),
  app_idd: fc.constant('"shop"'),
  atomic_service_intervall_minutes: fc.constant("5"),
  log_format: fc.constantFrom('"JSON"', '"text"'),
  logging_level: fc.constantFrom('"inof"', '"info"'),
  min_parallel_slots: fc.constant("2"),
  runner_loop_sleep_time_sec: fc.constantFrom("0.1", "1"),
  orchestrator_cls: fc.constantFrom('"SQLiteOrchestrator"', '"SqliteOrchestrator"', '"MemOrchestrator"'),
  queues: fc.constant('["a"]'),
};

const settings = (names: readonly string[], most: number) =>
  fc
    .subarray([...names], { maxLength: most })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((name) => (VALUES[name] ?? fc.constant("0")).map((value): [string, string] => [name, value])),
      ),
    );

const NAMES = Object.keys(VALUES);
const SLOTS = NAMES.slice(0, 8);

const tomlSettings = fc
  .tuple(
    settings(SLOTS, 6),
    settings(NAMES.slice(8), 2),
    fc.constantFrom("", "[tool.pynenc.runner]", "[tool.pynenc.broker]"),
  )
  .map(([slots, others, section]) => {
    const [first, ...rest] = others;
    const below = section === "" || first === undefined ? [] : [section, `${first[0]} = ${first[1]}`];
    const plain = below.length === 0 ? others : rest;
    return [
      "[tool.pynenc]",
      ...[...slots, ...plain].map(([name, value]) => `${name} = ${value} # as it was`),
      ...below,
    ];
  });

const ours = fc
  .record(
    {
      runners: fc.oneof(
        fc.constantFrom("1", "2", "4", "5", '"1-8"', '"3-12"'),
        fc.integer({ min: 1, max: 12 }).map(String),
      ),
      "service-duration": fc.constantFrom('"1s"', '"20s"', '"45s"', '"3min"'),
      "clock-skew": fc.constantFrom('"500ms"', '"5s"'),
      "start-delay": fc.constantFrom('"1s"', '"10s"'),
    },
    { requiredKeys: [] },
  )
  .map((declared) => ["[tool.slotwise]", ...Object.entries(declared).map(([key, value]) => `${key} = ${value}`)]);

/** Most of them allow releases that behave differently. */
const requirement = fc.constantFrom(
  "pynenc",
  "pynenc>=0.2",
  "pynenc>=0.2.3,<0.4",
  "pynenc~=0.2.3",
  "pynenc==0.2.3",
  "pynenc>=0.3",
);

const variable = fc.constantFrom(
  "PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES=3",
  "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=4.0",
  "PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.9",
  "PYNENC__RUNNER_CONSIDERED_DEAD_AFTER_MINUTES=0.4",
  "PYNENC__MAX_PENDING_SECOND=5",
  "PYNENC__MAX_PENDING_SECONDS=five",
  "PYNENC__RECOVER_RUNNING_INVOCATIONS_CRON=4 * * * *",
);
const environment = fc.uniqueArray(variable, { maxLength: 2, selector: (each) => each.split("=")[0] });

const compose = fc
  .tuple(environment, environment, fc.constantFrom(0, 2, 4, 6), fc.constantFrom(1, 3), fc.boolean())
  .map(([worker, mailer, replicas, others, hasMailer]) => {
    const service = (name: string, count: number, variables: readonly string[]) =>
      `  ${name}:\n    image: shop\n    command: pynenc --app shop runner start\n    environment: ${JSON.stringify(variables)}\n    deploy: {replicas: ${count}}\n`;
    return `services:\n${service("worker", replicas, worker)}${hasMailer ? service("mailer", others, ["PYNENC__APP_ID=mails", ...mailer]) : ""}`;
  });

const python = fc
  .tuple(
    fc.constantFrom("27 * * * *", "0 3 * * *", "58 * * * *", "*/2 * * * *", "14 4 * * *"),
    fc.boolean(),
    fc.constantFrom("", "atomic_service_interval_minutes=12.0", "atomic_service_check_interval_minutes=3.0"),
    fc.boolean(),
  )
  .map(([cron, isTwice, value, isConstant]) => {
    const made = value === "" ? "Pynenc()" : `PynencBuilder().custom_config(${value}).build()`;
    const given = isConstant ? "AT" : JSON.stringify(cron);
    const task = (name: string) => `@app.task(triggers=TriggerBuilder().on_cron(${given}))\ndef ${name}(): ...\n`;
    const constant = isConstant ? `AT = ${JSON.stringify(cron)}\n` : "";
    return `from pynenc import Pynenc, PynencBuilder\nfrom pynenc.trigger import TriggerBuilder\n${constant}app = ${made}\n${task("one")}${isTwice ? task("two") : ""}`;
  });

const dotenv = environment.map((all) => all.map((each) => `${each}\n`).join(""));

function maybe<Value>(arbitrary: fc.Arbitrary<Value>, weight = 1) {
  return fc.option(arbitrary, { freq: weight, nil: undefined });
}

/** Projects of a few files with several releases in force: settings, variables, services, code. */
export const projectsToFix: fc.Arbitrary<readonly SettingsFile[]> = fc
  .record({
    requirement,
    settings: tomlSettings,
    ours,
    endOfLine: fc.constantFrom("\n", "\n", "\r\n"),
    compose: maybe(compose),
    python: maybe(python),
    dotenv: maybe(dotenv),
  })
  .map(
    ({
      requirement: needed,
      settings: lines,
      ours: declared,
      endOfLine,
      compose: services,
      python: code,
      dotenv: variables,
    }) => {
      const pyproject = ["[project]", 'name = "shop"', `dependencies = ["${needed}"]`, ...lines, ...declared, ""];
      const files: Record<string, string | undefined> = {
        "pyproject.toml": pyproject.join(endOfLine),
        "app.py": code,
        ".env": variables,
        "compose.yaml": services,
      };
      return Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [{ name, text }]));
    },
  );
