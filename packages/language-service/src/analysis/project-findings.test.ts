import { NO_DECLARATIONS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { DEFAULTS, project } from "../testing/project.js";

describe("variables", () => {
  it.each([
    ["PYNENC__APPID=x", "unknown-setting", "did you mean PYNENC__APP_ID?"],
    [
      "PYNENC__CONFIGRUNER__MIN_PARALLEL_SLOTS=2",
      "unknown-setting",
      "did you mean PYNENC__CONFIGRUNNER__MIN_PARALLEL_SLOTS?",
    ],
    ["PYNENC__CONFIGPYNEC__FILEPATH=x", "unknown-setting", "did you mean PYNENC__CONFIGPYNENC__FILEPATH?"],
    ["PYNENC__CONFIGTSK__MY.MOD#T__MAX_RETRIES=2", "unknown-setting", "PYNENC__CONFIGTASK__MY.MOD#T__MAX_RETRIES?"],
    ["PYNENC_APP_ID=x", "unknown-setting", "did you mean PYNENC__APP_ID?"],
    [
      "PYNENC__CONFIGORCHESTRATOR__MAX_PENDING_SECONDS=3",
      "misplaced-setting",
      "call it PYNENC__CONFIGPYNENC__MAX_PENDING_SECONDS",
    ],
    ["PYNENC__REDIS__REDIS_HOST=r", "misplaced-setting", "call it PYNENC__CONFIGREDIS__REDIS_HOST"],
    ["PYNENC__REDIS__REDIS_HOTS=r", "unknown-setting", "did you mean PYNENC__CONFIGREDIS__REDIS_HOST?"],
    ["PYNENC__REDIS__FILEPATH=r", "misplaced-setting", "call it PYNENC__CONFIGREDIS__FILEPATH"],
    ["PYNENC__THREADRUNNER__MAX_THREADS=4", "misplaced-setting", "call it PYNENC__CONFIGTHREADRUNNER__MAX_THREADS"],
    [
      "PYNENC__ORCHESTRATOR__BLOCKING_CONTROL=x",
      "misplaced-setting",
      "pynenc ignores this variable without a word: only in a file is ConfigOrchestrator called orchestrator; call it PYNENC__CONFIGORCHESTRATOR__BLOCKING_CONTROL",
    ],
    ["PYNENC__TASK__MY.MOD#T__MAX_RETRIES=2", "misplaced-setting", "call it PYNENC__CONFIGTASK__MY.MOD#T__MAX_RETRIES"],
    [
      "PYNENC__CONFIGTASK__MY.MOD#T__MAX_RETRYS=2",
      "unknown-setting",
      "mean PYNENC__CONFIGTASK__MY.MOD#T__MAX_RETRIES?",
    ],
    [
      "PYNENC__RUNNER__MAX_THREADS=4",
      "misplaced-setting",
      "pynenc ignores this variable without a word: max_threads is a setting of ConfigMultiThreadRunner and ConfigThreadRunner, not of ConfigRunner; call it PYNENC__CONFIGMULTITHREADRUNNER__MAX_THREADS, PYNENC__CONFIGTHREADRUNNER__MAX_THREADS or PYNENC__MAX_THREADS",
    ],
    ["PYNENC__MAX_PENDING_SECONDS=five", "wrong-type", "must be a number of seconds"],
    ["PYNENC__MAX_PENDING_SECONDS=-1", "out-of-range", "must be"],
    ["PYNENC__PRINT_ARGUMENTS=false", "surprising-coercion", "leave the variable empty"],
    ["PYNENC__TRIGGER_TASK_MODULES=tasks", "surprising-coercion", "a list has to be given in a settings file"],
    ["PYNENC__RECOVER_PENDING_INVOCATIONS_CRON=* * * *", "invalid-cron", "has 4 fields instead of five"],
  ])("%s is a %s", (line, rule, message) => {
    const { findings } = project({ ".env": `${line}\n` });
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]?.message).toContain(message);
  });

  it.each(["PYNENC__FILEPATH=x.toml", "PYNENC__CONFIGPYNENC__FILEPATH=x.toml"])(
    "%s is told about where there is no such file",
    (line) => {
      const text = `PYNENC__APP_ID=x\n${line}\n`;
      expect(project({ ".env": text }).findings.map(({ rule }) => rule)).toEqual(["unread-source"]);
      expect(project({ ".env": text, "x.toml": "log_format = 'JSON'\n" }).findings.map(({ rule }) => rule)).toEqual([
        "wrong-type",
      ]);
    },
  );

  it.each([
    "PYNENC__FILEPATH=",
    "PYNENC__MYPLUGIN_SETTING=1",
    "PYNENC__CONFIGMYPLUGIN__MAX_PENDING_SECONDS=1",
    "PYNENC__RUNNER__COLOUR=red",
    "PYNENC__KEY_ARGUMENTS=",
    "PYNENC__TRIGGER_TASK_MODULES=",
    "OTHER=1",
    "PYTHONPATH=.",
  ])("%s is no problem", (line) => {
    expect(project({ ".env": `PYNENC__APP_ID=x\n${line}\n` }).findings).toEqual([]);
  });
});

describe("what code gives", () => {
  const found = (code: string) =>
    project({ "app.py": `app = Pynenc()\n${code}\n` }).findings.map(({ rule, message }) => `${rule}: ${message}`);

  it("is known by its names, as in a file", () => {
    expect(found('Pynenc(config_values={"print_argumnts": True, "runner": {"min_parallel_slot": 2}})')).toEqual([
      "unknown-setting: pynenc has no setting print_argumnts and ignores it without a word; did you mean print_arguments?",
      "unknown-setting: ConfigRunner has no setting min_parallel_slot, so pynenc ignores it without a word; did you mean min_parallel_slots?",
    ]);
    expect(found("builder.custom_config(print_argumnts=True)")).toHaveLength(1);
    expect(found("app.conf.max_pending_secnds = 3")).toEqual([
      "unknown-setting: pynenc has no setting max_pending_secnds and ignores it without a word; did you mean max_pending_seconds?",
    ]);
  });

  it("has its place, as in a file", () => {
    expect(found('Pynenc(config_values={"orchestrator": {"max_pending_seconds": 300}})')).toEqual([
      'misplaced-setting: pynenc ignores max_pending_seconds in the dictionary "orchestrator" without a word: it is a setting of ConfigPynenc, not of ConfigOrchestrator; write it at the top of the dictionary',
    ]);
    expect(found('Pynenc(config_values={"broker": {"min_parallel_slots": 3}})')[0]).toContain(
      'write it in "runner", or at the top of the dictionary',
    );
    expect(found('Pynenc(config_values={"task": {"shop": {"orders": {"max_retries": 3}}}})')[0]).toContain(
      "these settings have no effect: pynenc looks for",
    );
  });

  it("may be another library's", () => {
    expect(found("celery.conf.task_routes = {}")).toEqual([]);
    expect(found('Pynenc(config_values={"my_plugin": {"colour": "red"}, "print_arguments": True})')).toEqual([]);
  });

  it("has no effect where something certain beats it, and only there", () => {
    const beaten = (code: string, files: Readonly<Record<string, string>> = {}) =>
      project({ "app.py": `${code}\n`, ...files }).findings.map(({ place, message }) => [
        place.start.line + 1,
        /has no effect here: \S+ \([^)]*\)/.exec(message)?.[0],
      ]);
    expect(beaten("if prod:\n  app.conf.app_id = 'a'\nelse:\n  app.conf.app_id = 'b'")).toEqual([]);
    expect(beaten("app.conf.app_id = 'a'\nif prod:\n  app.conf.app_id = 'b'")).toEqual([]);
    expect(beaten("app.conf.app_id = 'a'\napp.conf.app_id = name()")).toEqual([]);
    expect(beaten("app.conf.app_id = 'a'\napp.conf.app_id += 'b'")).toEqual([]);
    expect(beaten("Pynenc(config_values={'app_id': 'a', **more})")).toEqual([]);
    expect(beaten("if prod:\n  app.conf.app_id = 'a'", { "pyproject.toml": DEFAULTS })).toEqual([]);
    expect(beaten("if prod:\n  app.conf.app_id = 'a'\napp.conf.app_id = 'b'")).toEqual([
      [2, "has no effect here: app_id (line 3)"],
    ]);
    expect(beaten("app.conf.app_id = 'a'\napp.conf.app_id = 'b'\nif x:\n  app.conf.app_id = 'c'")).toEqual([
      [1, "has no effect here: app_id (line 2)"],
    ]);
    expect(beaten("a = PynencBuilder().custom_config(app_id='a').custom_config(\n  app_id='b').build()")).toEqual([
      [1, "has no effect here: app_id (line 2)"],
    ]);
    expect(beaten("Pynenc(config_values={**more, 'app_id': 'a'})", { "pyproject.toml": DEFAULTS })).toEqual([
      [1, "has no effect here: app_id (pyproject.toml:2)"],
    ]);
  });

  it("is judged for each target of one assignment", () => {
    expect(
      found('app.conf.argument_print_mode = app.conf.log_format = "FULL"\n').filter((each) =>
        each.startsWith("wrong-type"),
      ),
    ).toHaveLength(2);
  });

  it("is judged in branches too, and where a constant gives it", () => {
    expect(found("if x:\n  app.conf.max_pending_seconds = -1.0")).toHaveLength(1);
    expect(found("MOST = -1.0\napp.conf.max_pending_seconds = MOST")).toHaveLength(1);
    expect(found("Pynenc(config_values={'print_argumnts': compute()})")).toHaveLength(1);
  });
});

describe("numbers of YAML that become variables", () => {
  it.each([
    ["compose.yaml", "services: {w: {environment: {PYNENC__MIN_THREADS: 5.0, PYNENC__MAX_THREADS: 1e1}}}\n"],
    [".github/workflows/ci.yml", "jobs: {t: {env: {PYNENC__MIN_THREADS: 4.0}}}\n"],
  ])("are whole where they are written so, in %s", (name, text) => {
    expect(project({ [name]: text }).findings).toEqual([]);
  });
  it("are still cut nowhere", () => {
    const text = "services: {w: {environment: {PYNENC__MIN_THREADS: 5.5}}}\n";
    expect(project({ "compose.yaml": text }).findings.map(({ rule }) => rule)).toEqual(["wrong-type"]);
  });
});

it("says of JSON with comments that pynenc does not read it, and that the rest was judged", () => {
  const { findings } = project({ "pynenc.json": '{"log_format": "JSON" // no\n}' });
  expect(findings.map(({ rule }) => rule)).toEqual(["unnamed-settings-file", "wrong-type", "syntax-error"]);
  expect(findings[2]?.message).toBe(
    "JSON has no comments: pynenc cannot read this file, and the rest of it was judged all the same",
  );
});

describe("suppressions", () => {
  const line = "max_pending_seconds = -1.0";
  it.each([
    [`[tool.pynenc]\n${line} # slotwise: ignore[out-of-range] on purpose\n`],
    [`[tool.pynenc]\n# slotwise: ignore[out-of-range] on purpose\n${line}\n`],
    [`[tool.pynenc]\n# slotwise: ignore[out-of-range]\n# more words\n${line}\n`],
    [
      `# slotwise: ignore-file[out-of-range, no-margin]\n[tool.pynenc]\natomic_service_spread_margin_minutes = 0.0\n${line}\n`,
    ],
  ])("%j accept it", (text) => {
    expect(project({ "pyproject.toml": text }).findings).toEqual([]);
  });

  it("reach no other line and no other rule, and are reported when they are of no use", () => {
    const text = `[tool.pynenc]\n# slotwise: ignore[wrong-type]\n${line}\n# slotwise: ignore[no-such-rule]\n`;
    const { findings } = project({ "pyproject.toml": text });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      "unused-suppression: nothing here is to be accepted: wrong-type finds no problem",
      expect.stringContaining("out-of-range"),
      "unused-suppression: there is no rule no-such-rule",
    ]);
  });
});

describe("a shadowed setting", () => {
  it("is reported with what beats it, and can be removed", () => {
    const text = `${DEFAULTS}max_pending_seconds = 3.0\n`;
    const { findings } = project({ "pyproject.toml": text, ".env": "PYNENC__MAX_PENDING_SECONDS=4\n" });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: "shadowed-setting",
      severity: "info",
      message: "max_pending_seconds has no effect here: PYNENC__MAX_PENDING_SECONDS (.env:1) beats it",
    });
    const edit = findings[0]?.fixes[0]?.edits[0];
    expect(text.slice(0, edit?.place.startOffset) + text.slice(edit?.place.endOffset)).toBe(DEFAULTS);
  });

  const shadowed = (files: Readonly<Record<string, string>>) =>
    project(files)
      .findings.filter(({ rule }) => rule === "shadowed-setting")
      .map(({ place, message }) => `${place.file}:${place.start.line + 1} ${message}`);

  it("is none where a single task's value beats that of all tasks, in a file and in the environment", () => {
    const tasks = '[tool.pynenc.task]\nmax_retries = 3\n[tool.pynenc.task."mod.task"]\nmax_retries = 4\n';
    expect(shadowed({ "pyproject.toml": tasks })).toEqual([]);
    const env = "PYNENC__CONFIGTASK__MAX_RETRIES=5\nPYNENC__CONFIGTASK__MY.MOD#T1__MAX_RETRIES=3\n";
    expect(shadowed({ ".env": env })).toEqual([]);
  });

  it("is a single task's value that a stronger source or its own variable beats", () => {
    const tasks = '[tool.pynenc.task."my.mod.t1"]\nmax_retries = 4\n';
    const named = { "pynenc.toml": "max_retries = 5\n", "app.py": 'app = Pynenc(config_filepath="pynenc.toml")\n' };
    expect(shadowed({ "pyproject.toml": tasks, ...named })).toEqual([
      "pyproject.toml:2 max_retries has no effect here: max_retries (pynenc.toml:1) beats it",
    ]);
    const variable = "PYNENC__CONFIGTASK__MY.MOD#T1__MAX_RETRIES";
    expect(shadowed({ "pyproject.toml": tasks, ".env": `${variable}=3\n` })).toEqual([
      `pyproject.toml:2 max_retries has no effect here: ${variable} (.env:1) beats it`,
    ]);
    expect(shadowed({ "pyproject.toml": tasks, ".env": `${variable.replace("T1", "T2")}=3\n` })).toEqual([]);
  });

  it("is none where it still counts for another deployment", () => {
    const services = (b: string) =>
      `services:\n  a: {environment: {${b}PYNENC__LOG_STREAM: stdout}}\n  b: {environment: {PYNENC__APP_ID: b}}\n`;
    const shared = '[tool.pynenc]\napp_id = "shared"\n';
    // The folder itself is a deployment as well: without the table in it there is none.
    const own = { "pyproject.toml": '[project]\nname = "a"\n', "pynenc.toml": 'app_id = "shared"\n' };
    expect(shadowed({ ...own, "compose.yaml": services("") })).toEqual([]);
    expect(shadowed({ "pyproject.toml": shared, "compose.yaml": services("PYNENC__APP_ID: a, ") })).toEqual([]);
    const env = { "pyproject.toml": shared, ".env": "PYNENC__APP_ID=c\n" };
    expect(shadowed({ ...env, "compose.yaml": services("PYNENC__APP_ID: a, ") })).toEqual([
      "pyproject.toml:2 app_id has no effect here: PYNENC__APP_ID (.env:1) beats it",
    ]);
    expect(shadowed({ ...env, "compose.yaml": services("") })).toEqual([]);
  });

  it("is none where it still reaches another class", () => {
    const text =
      "[tool.pynenc]\nrunner_loop_sleep_time_sec = 1.0\n[tool.pynenc.threadrunner]\nrunner_loop_sleep_time_sec = 2.0\n";
    expect(project({ "pyproject.toml": text }).findings).toEqual([]);
  });
});

describe("an upgrade", () => {
  it("that stops the service is told at the dependency", () => {
    const text = `[project]\ndependencies = ["pynenc>=0.2"]\n${DEFAULTS}[tool.slotwise]\nrunners = 5\n`;
    const { findings } = project({ "pyproject.toml": text }, NO_DECLARATIONS);
    const found = findings.find(({ rule }) => rule === "upgrade-changes-behaviour");
    expect(found?.place.start.line).toBe(1);
    expect(found?.message).toContain(
      "with 5 runners nobody ever runs under 0.2.4 to 0.4.0 but not under 0.2.0 to 0.2.3",
    );
  });

  it("to a version without a setting is told at the setting", () => {
    const text = `[project]\ndependencies = ["pynenc==0.2.3"]\n${DEFAULTS}atomic_service_max_start_slot_fraction = 1.0\n`;
    const { findings } = project({ "pyproject.toml": text }, NO_DECLARATIONS);
    expect(findings.map(({ rule }) => rule)).toEqual(["setting-needs-version"]);
  });
});
