import { createSourceText } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { completions } from "./completions.js";

/** What may be written where `|` stands, and the text after the one of that word was. */
function at(name: string, marked: string, word = "") {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const items = completions(createSourceText(name, text), offset);
  const chosen = items.find((item) => item.word === word);
  const after =
    chosen === undefined
      ? undefined
      : text.slice(0, chosen.range.start) + chosen.newText + text.slice(chosen.range.end);
  return { words: items.map((item) => item.word), after };
}

const CHECK = "atomic_service_check_interval_minutes";

describe("a setting that names a class", () => {
  it.each([
    ["pyproject.toml", '[tool.pynenc]\nrunner_cls = "|"\n', '[tool.pynenc]\nrunner_cls = "ThreadRunner"\n'],
    ["pyproject.toml", "[tool.pynenc]\nrunner_cls = |\n", '[tool.pynenc]\nrunner_cls = "ThreadRunner"\n'],
    ["pynenc.yaml", "runner_cls: |\n", "runner_cls: ThreadRunner\n"],
    ["pynenc.json", '{"runner_cls": "|"}', '{"runner_cls": "ThreadRunner"}'],
    [".env", "PYNENC__RUNNER_CLS=|\n", "PYNENC__RUNNER_CLS=ThreadRunner\n"],
    [
      "compose.yaml",
      "services:\n  w:\n    environment:\n      PYNENC__RUNNER_CLS: |\n",
      'services:\n  w:\n    environment:\n      PYNENC__RUNNER_CLS: "ThreadRunner"\n',
    ],
    ["Dockerfile", "FROM python\nENV PYNENC__RUNNER_CLS=|\n", "FROM python\nENV PYNENC__RUNNER_CLS=ThreadRunner\n"],
  ])("lists every class of pynenc in %s: %j", (name, marked, completed) => {
    const { words, after } = at(name, marked, "ThreadRunner");
    expect(words).toEqual([
      "DummyRunner",
      "ExternalRunner",
      "MultiThreadRunner",
      "PersistentProcessRunner",
      "ProcessRunner",
      "ThreadRunner",
    ]);
    expect(after).toBe(completed);
  });

  it("lists those of plugins behind pynenc's own, and says whose they are", () => {
    const text = "broker_cls: ";
    const items = completions(createSourceText("pynenc.yaml", text), text.length);
    expect(items.slice(0, 2).map(({ word, detail }) => [word, detail])).toEqual([
      ["MemBroker", "default"],
      ["SQLiteBroker", "pynenc"],
    ]);
    const details = new Map(items.map(({ word, detail }) => [word, detail]));
    expect(details.get("RedisBroker")).toBe("pynenc-redis");
    expect(details.get("MongoBroker")).toBe("pynenc-mongo");
    expect(details.get("RabbitMqBroker")).toBe("pynenc-rabbitmq");
    expect(details.get("RustRedisBroker")).toBe("pynenc-rustvello");
  });

  it.each([
    "broker_cls",
    "orchestrator_cls",
    "trigger_cls",
    "state_backend_cls",
    "client_data_store_cls",
    "serializer_cls",
  ])("lists the classes of %s", (key) => {
    expect(at("pynenc.toml", `${key} = |\n`).words.length).toBeGreaterThan(2);
  });
});

describe("a variable that is begun", () => {
  const INTERVAL = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
  it.each([
    ["compose.yaml", "services:\n  w:\n    environment:\n      PYN|\n", `      ${INTERVAL}: \n`],
    ["compose.yaml", "services:\n  w:\n    environment:\n      P|\n", `      ${INTERVAL}: \n`],
    ["compose.yaml", "services:\n  w:\n    environment:\n      - P|\n", `      - ${INTERVAL}=\n`],
    ["compose.yaml", "services:\n  w:\n    environment:\n      - PYN|\n", `      - ${INTERVAL}=\n`],
    ["compose.yaml", "services:\n  w:\n    environment:\n      A: b\n      PYN|\n", `      ${INTERVAL}: \n`],
    ["compose.yaml", "services:\n  w:\n    environment:\n      - A=b\n      - PYN|\n", `      - ${INTERVAL}=\n`],
    ["compose.yaml", "services:\n  w:\n    environment:\n      PYN|\n    image: a\n", `      ${INTERVAL}: \n`],
    ["docker-compose.yml", "services:\n  w:\n    image: a\n    environment:\n    - PYN|\n", `    - ${INTERVAL}=\n`],
    ["compose.yaml", "x-env: &env\n  PYN|\nservices:\n  w:\n    environment: *env\n", `  ${INTERVAL}: \n`],
    [".env", "PYN|\n", `${INTERVAL}=\n`],
    [".env", "A=b\nexport PYN|", `export ${INTERVAL}=`],
    ["Dockerfile", "FROM python\nENV PYN|\n", `ENV ${INTERVAL}=\n`],
    ["Dockerfile", "FROM python\nENV A=b PYN|\n", `ENV A=b ${INTERVAL}=\n`],
    ["Dockerfile", "FROM python\nENV A=b \\\n    PYN|\n", `    ${INTERVAL}=\n`],
  ])("is completed in %s: %j", (name, marked, completed) => {
    expect(at(name, marked, INTERVAL).after).toContain(completed);
  });

  it("is not what the first letter of a value means, nor what stands behind a dot", () => {
    expect(at("compose.yaml", "services:\n  w:\n    image: P|\n").words).toEqual([]);
    expect(at("compose.yaml", "services:\n  w:\n    image: a.PYN|\n").words).toEqual([]);
  });
});

describe("in TOML", () => {
  it("gives the names that a table does not set yet, and replaces the whole word", () => {
    const { words, after } = at("pyproject.toml", "[tool.pynenc]\napp_id = 1\natomic_|xyz\n", CHECK);
    expect(words).not.toContain("app_id");
    expect(after).toBe(`[tool.pynenc]\napp_id = 1\n${CHECK} = \n`);
  });
  it("writes no second equals sign", () => {
    expect(at("pyproject.toml", "[tool.pynenc]\n|at = 5\n", CHECK).after).toBe(`[tool.pynenc]\n${CHECK} = 5\n`);
  });
  it("knows which table a line is in", () => {
    expect(at("pyproject.toml", "[tool.pynenc.threadrunner]\n|").words).toContain("max_threads");
    expect(at("pyproject.toml", "[tool.pynenc.threadrunner]\n|").words).not.toContain(CHECK);
    expect(at("pyproject.toml", '[tool.pynenc.task."a.b"]\n|').words).toContain("max_retries");
    expect(at("pyproject.toml", "[tool.slotwise]\nrunners = 4\n|").words).toContain("service-duration");
    expect(at("pyproject.toml", "[tool.slotwise]\nrunners = 4\n|").words).not.toContain("runners");
    expect(at("pyproject.toml", "[tool.slotwise.rules]\n|").words).toContain("no-margin");
    expect(at("slotwise.toml", "[rules]\n|").words).toContain("no-margin");
    expect(at("pynenc.toml", "|").words).toContain(CHECK);
    expect(at("pyproject.toml", "[tool.ruff]\n|").words).toEqual([]);
    expect(at("Cargo.toml", "|").words).toEqual([]);
  });
  it("gives the names of the table that a dotted key is in, behind the dot", () => {
    const dotted = at("pyproject.toml", "[tool.pynenc]\nthreadrunner.min_threads = 1\nthreadrunner.|\n", "max_threads");
    expect(dotted.after).toBe("[tool.pynenc]\nthreadrunner.min_threads = 1\nthreadrunner.max_threads = \n");
    expect(dotted.words).not.toContain("min_threads");
    expect(dotted.words).not.toContain(CHECK);
    expect(at("pyproject.toml", "[tool.slotwise]\nrules.|", "no-margin").after).toBe(
      "[tool.slotwise]\nrules.no-margin = ",
    );
    expect(at("slotwise.toml", "rules.no-margin = |\n", "off").after).toBe('rules.no-margin = "off"\n');
    expect(at("pyproject.toml", "tool.pynenc.|", CHECK).after).toBe(`tool.pynenc.${CHECK} = `);
    expect(at("pyproject.toml", "[tool.pynenc]\nnobody.|").words).toEqual([]);
  });
  it.each([
    ["an array", "trigger_task_modules = [\n  at|\n]\n"],
    ["an array in an array", 'a = [["x"], [\n  at|\n]]\n'],
    ["an array behind another", 'a = [\n  ["x", "y"]\n  |\n]\n'],
    ["a text of several lines", 'app_id = """\nat|\n"""\n'],
    ["a literal text of several lines", "app_id = '''\nlog_format = |\n'''\n"],
  ])("gives nothing inside of %s", (_what, text) => {
    expect(at("pyproject.toml", `[tool.pynenc]\n${text}`).words).toEqual([]);
  });
  it.each([
    ["an array that ended", 'trigger_task_modules = [\n  "[", # ]\n]\n|'],
    ["a text that ended", 'app_id = """\n[\\"""\n"""\n|'],
    ["a text that is not closed yet", 'app_id = "[\n|'],
    ["an array that is not closed yet, and a table", "trigger_task_modules = [\n[tool.pynenc]\n|"],
    ["an array that is not closed yet, and a key", "trigger_task_modules = [\napp_id = 1\n|"],
    ["a quoted key with a bracket", '"a[" = 1\n|'],
  ])("gives names behind %s", (_what, text) => {
    expect(at("pyproject.toml", `[tool.pynenc]\n${text}`).words).toContain(CHECK);
  });
  it("gives tables, and closes their brackets", () => {
    expect(at("pyproject.toml", "[tool.py|]\n", "tool.pynenc.runner").after).toBe("[tool.pynenc.runner]\n");
    expect(at("pynenc.toml", "[|\n", "runner").after).toBe("[runner]\n");
  });
  it("gives values as the format writes them, in place of what is there", () => {
    expect(at("pyproject.toml", '[tool.pynenc]\nlog_format = "te|xt" # why\n', "json").after).toBe(
      '[tool.pynenc]\nlog_format = "json" # why\n',
    );
    expect(at("pyproject.toml", "[tool.pynenc]\nprint_arguments = |\n", "false").after).toBe(
      "[tool.pynenc]\nprint_arguments = false\n",
    );
    expect(at("slotwise.toml", "pynenc-version = |\n", "0.2.3").after).toBe('pynenc-version = "0.2.3"\n');
    expect(at("slotwise.toml", "[rules]\nno-margin = |\n").words).toEqual(["error", "warning", "info", "off"]);
  });
  it("knows the table of rules that need not hold in some files", () => {
    expect(at("pyproject.toml", "[tool.slotwise]\n|").words).toContain("ignore");
    expect(at("pyproject.toml", "[tool.sl|]\n", "tool.slotwise.ignore").after).toBe("[tool.slotwise.ignore]\n");
    expect(at("slotwise.toml", "[|\n").words).toEqual(["rules", "ignore"]);
    const inList = (marked: string) => at("slotwise.toml", `[ignore]\n${marked}\n`, "no-margin").after;
    expect(inList('"pynenc.json" = [|]')).toBe('[ignore]\n"pynenc.json" = ["no-margin"]\n');
    expect(inList('"a/*.json" = ["cron-tick-lost", "no-|gin"]')).toBe(
      '[ignore]\n"a/*.json" = ["cron-tick-lost", "no-margin"]\n',
    );
    expect(at("slotwise.toml", '[ignore]\n"pynenc.json" = |\n').words).toEqual([]);
    expect(at("slotwise.toml", "[ignore]\n|\n").words).toEqual([]);
  });
  it("gives an example of a value of our own where the values cannot be listed", () => {
    expect(at("slotwise.toml", "service-duration = |\n", "20s").after).toBe('service-duration = "20s"\n');
    expect(at("slotwise.toml", "runners = |\n").words).toEqual(["4", "1-8"]);
    expect(at("slotwise.toml", "ignore = |\n").words).toEqual(['{ "deploy/pynenc.json" = ["no-margin"] }']);
    expect(at("pynenc.toml", "pynenc-version = |\n").words).toEqual([]);
  });
  it("gives rules in a comment that accepts one", () => {
    const text = "a = 1 # slotwise: ignore[no-margin, cr|]";
    expect(at("pyproject.toml", text, "cron-tick-lost").after).toBe(
      "a = 1 # slotwise: ignore[no-margin, cron-tick-lost]",
    );
  });
});

describe("in other formats", () => {
  it("gives JSON its quotes and colon, by the place in the tree", () => {
    expect(at("pynenc.json", '{"app_id": "a", |}', CHECK).after).toBe(`{"app_id": "a", "${CHECK}": }`);
    expect(at("pynenc.json", '{"ato|": 5}', CHECK).after).toBe(`{"${CHECK}": 5}`);
    expect(at("pynenc.json", '{"app_id": "a", |}').words).not.toContain("app_id");
    expect(at("pynenc.json", '{"threadrunner": {"|"}}').words).toContain("max_threads");
    expect(at("pynenc.json", '{"log_format": |}', "json").after).toBe('{"log_format": "json"}');
    expect(at("package.json", '{"|"}').words).toEqual([]);
    expect(at("pynenc.json", '{\n  at|\n  "app_id": "x"\n}', CHECK).after).toBe(
      `{\n  "${CHECK}": \n  "app_id": "x"\n}`,
    );
    expect(at("pynenc.json", '{"log_format": te|x}', "json").after).toBe('{"log_format": "json"}');
    expect(at("pynenc.json", '{"trigger_task_modules": [at|]}').words).toEqual([]);
  });
  it("gives YAML what its indentation says", () => {
    expect(at("pynenc.yaml", "app_id: a\nato|\n", CHECK).after).toBe(`app_id: a\n${CHECK}: \n`);
    expect(at("pynenc.yaml", "app_id: a\n|\n").words).not.toContain("app_id");
    expect(at("pynenc.yaml", "threadrunner:\n  max_threads: 1\n  |\n").words).toContain("min_threads");
    expect(at("pynenc.yaml", "threadrunner:\n  max_threads: 1\n  |\n").words).not.toContain("max_threads");
    expect(at("pynenc.yaml", "runner:\n  min_threads: 1\napp_id: >\n  at|\n").words).toEqual([]);
    expect(at("pynenc.yaml", 'runner:\napp_id: "a\n  at|"\n').words).toEqual([]);
    expect(at("pynenc.yaml", "runner:\nlist:\n  - at\n  at|\n").words).toEqual([]);
    expect(at("pynenc.yaml", "threadrunner:\n\n# why\n  |\n").words).toContain("max_threads");
    expect(at("pynenc.yaml", "recover_pending_invocations_cron: |\n", "*/5 * * * *").after).toContain('"*/5 * * * *"');
  });
  it.each([
    [".env", "PYN|\n", "PYNENC__APP_ID=\n"],
    [".env", "export |\n", "export PYNENC__APP_ID=\n"],
    ["Dockerfile", "ENV PYN|\n", "ENV PYNENC__APP_ID=\n"],
    ["compose.yaml", "    environment:\n      - PY|\n", "    environment:\n      - PYNENC__APP_ID=\n"],
    ["compose.yaml", "    environment:\n      PY|\n", "    environment:\n      PYNENC__APP_ID: \n"],
    ["a.yml", "apiVersion: v1\nkind: Pod\n- name: P|\n", "apiVersion: v1\nkind: Pod\n- name: PYNENC__APP_ID\n"],
    ["a.yml", "apiVersion: v1\nkind: Pod\n- name: PY|\n", "apiVersion: v1\nkind: Pod\n- name: PYNENC__APP_ID\n"],
    ["app.py", 'import pynenc\nos.environ["PY|"]', 'import pynenc\nos.environ["PYNENC__APP_ID"]'],
  ])("gives variables in %s, with what comes behind them there", (name, text, after) => {
    expect(at(name, text, "PYNENC__APP_ID").after).toBe(after);
  });
  it("gives variables of single classes once that is asked for, and none twice", () => {
    expect(at(".env", "PYNENC__CONFIGRUNNER|").words).toContain("PYNENC__CONFIGRUNNER__MIN_PARALLEL_SLOTS");
    expect(at(".env", "PYNENC__APP_ID=a\n|").words).not.toContain("PYNENC__APP_ID");
  });
  it("gives a variable's values; nothing that would be true in disguise", () => {
    expect(at(".env", "PYNENC__LOG_FORMAT=j|", "json").after).toBe("PYNENC__LOG_FORMAT=json");
    expect(at("compose.yaml", "  PYNENC__LOG_FORMAT: |").words).toEqual(["text", "json"]);
    expect(at(".env", "PYNENC__PRINT_ARGUMENTS=|").words).toEqual(["true"]);
  });
  const INTERVAL = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
  const CRON = "PYNENC__RECOVER_PENDING_INVOCATIONS_CRON";
  const FORMAT = "PYNENC__LOG_FORMAT";
  const MAP = "apiVersion: v1\nkind: ConfigMap\ndata:\n";
  it.each([
    [".env", `${INTERVAL}=|5.0 # why`, "5.0", `${INTERVAL}=5.0 # why`],
    [".env", `${INTERVAL}=1.|5`, "5.0", `${INTERVAL}=5.0`],
    [".env", `${CRON}=*/7 |* * * *`, "*/5 * * * *", `${CRON}=*/5 * * * *`],
    [".env", `export ${FORMAT}='te|xt' # why`, "json", `export ${FORMAT}='json' # why`],
    ["compose.yaml", `  ${CRON}: |`, "*/5 * * * *", `  ${CRON}: "*/5 * * * *"`],
    ["compose.yaml", `  ${CRON}: 0 |* * * * # why`, "*/5 * * * *", `  ${CRON}: "*/5 * * * *" # why`],
    ["compose.yaml", `  environment: {${INTERVAL}: 1|.5, A: b}`, "5.0", `  environment: {${INTERVAL}: "5.0", A: b}`],
    ["compose.yaml", `  - ${INTERVAL}=|1.5`, "5.0", `  - ${INTERVAL}=5.0`],
    ["compose.yaml", `  - "${INTERVAL}=1|.5"`, "5.0", `  - "${INTERVAL}=5.0"`],
    ["compose.yaml", `  ${FORMAT}: |'text'`, "json", `  ${FORMAT}: 'json'`],
    ["map.yaml", `${MAP}  ${INTERVAL}: |`, "5.0", `${MAP}  ${INTERVAL}: "5.0"`],
    ["map.yaml", `${MAP}  PYNENC__PRINT_ARGUMENTS: |`, "true", `${MAP}  PYNENC__PRINT_ARGUMENTS: "true"`],
    ["Dockerfile", `ENV ${CRON}=|`, "*/5 * * * *", `ENV ${CRON}="*/5 * * * *"`],
    ["Dockerfile", `ENV ${FORMAT}=te|xt ${INTERVAL}=1`, "json", `ENV ${FORMAT}=json ${INTERVAL}=1`],
    ["Dockerfile", `ENV ${FORMAT}=text ${INTERVAL}=|1.5 \\`, "5.0", `ENV ${FORMAT}=text ${INTERVAL}=5.0 \\`],
    ["a.py", `import pynenc\nos.environ["${FORMAT}"] = |`, "json", `import pynenc\nos.environ["${FORMAT}"] = "json"`],
    [
      "a.py",
      `import pynenc\nos.environ["${FORMAT}"] = 'te|x'`,
      "json",
      `import pynenc\nos.environ["${FORMAT}"] = 'json'`,
    ],
    ["a.py", `import pynenc\nx = {"${INTERVAL}": 1|.5}`, "5.0", `import pynenc\nx = {"${INTERVAL}": "5.0"}`],
  ])("writes a variable's value as %s has to: %s", (name, text, word, after) => {
    expect(at(name, text, word).after).toBe(after);
  });
  it.each([
    [".env", `${FORMAT}="text"|`],
    [".env", `${FORMAT}=text # |`],
    ["Dockerfile", `ENV ${FORMAT}=text |`],
    ["a.py", `import pynenc\nos.environ["${FORMAT}"] = f(|`],
  ])("gives no value behind one that has ended, in %s: %s", (name, text) => {
    expect(at(name, text).words).toEqual([]);
  });
  it("gives further variables behind a value that has ended", () => {
    expect(at("Dockerfile", `ENV ${FORMAT}=text PY|`, CRON).after).toBe(`ENV ${FORMAT}=text ${CRON}=`);
    expect(at("compose.yaml", `  environment: {${FORMAT}: text, PY|}`, CRON).after).toContain(`${CRON}: }`);
  });
  it("gives names where Python code sets them, in modules about pynenc", () => {
    const head = "from pynenc import Pynenc\n";
    expect(at("a.py", `${head}app.conf.|`).words).toContain(CHECK);
    expect(at("a.py", `${head}Pynenc(config_values={"a": 1, "|`).words).toContain(CHECK);
    expect(at("a.py", `${head}b.custom_config(|`, CHECK).after).toContain(`custom_config(${CHECK}=`);
    expect(at("a.py", "app.conf.|").words).toEqual([]);
    expect(at("a.py", `${head}print("|`).words).toEqual([]);
  });
});
