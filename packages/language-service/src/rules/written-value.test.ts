import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { applyEdits } from "../fixes/apply-edits.js";

/** A file's text after every safe fix of a rule, or undefined where none is offered. */
function fixed(rule: string, name: string, text: string): string | undefined {
  const { findings } = analyseProject([{ name, text }]);
  const fixes = findings.filter((finding) => finding.rule === rule).flatMap((finding) => finding.fixes.slice(0, 1));
  return fixes.length === 0
    ? undefined
    : applyEdits(
        text,
        fixes.flatMap(({ edits }) => edits),
      );
}

const compose = (environment: string) => `services:\n  w:\n    environment:\n${environment}    image: a\n`;
const manifest = (variable: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - ${variable}\n`;

describe("a choice in the wrong case", () => {
  it.each([
    ["pyproject.toml", "[tool.pynenc]\nlog_format = 'JSON' # a\n", "[tool.pynenc]\nlog_format = 'json' # a\n"],
    ["pynenc.json", '{"log_format": "JSON"}', '{"log_format": "json"}'],
    ["pynenc.yaml", "log_format: JSON # a\n", "log_format: json # a\n"],
    [
      "pynenc.yaml",
      "argument_print_mode: |-\n  FULL\nlog_stream: stderr\n",
      'argument_print_mode: "full"\nlog_stream: stderr\n',
    ],
    ["pynenc.yaml", "log_format: > # why\r\n  JSON\r\n# a\r\n", 'log_format: "json" # why\r\n# a\r\n'],
    [".env", "PYNENC__LOG_FORMAT=JSON # a\n", "PYNENC__LOG_FORMAT=json # a\n"],
    [".env", "PYNENC__LOG_FORMAT='JSON'\n", "PYNENC__LOG_FORMAT='json'\n"],
    [
      "Dockerfile",
      'FROM a\nENV PYNENC__LOG_FORMAT=JSON PYNENC__ARGUMENT_PRINT_MODE="FULL"\n',
      'FROM a\nENV PYNENC__LOG_FORMAT=json PYNENC__ARGUMENT_PRINT_MODE="full"\n',
    ],
    ["Dockerfile", "FROM a\nENV PYNENC__LOG_FORMAT JSON\n", "FROM a\nENV PYNENC__LOG_FORMAT json\n"],
    [
      "app.py",
      "import os\nos.environ['PYNENC__LOG_FORMAT'] = 'JSON'\n",
      "import os\nos.environ['PYNENC__LOG_FORMAT'] = 'json'\n",
    ],
    [
      "app.py",
      "x = PynencBuilder().custom_config(log_format=u'JSON')\n",
      "x = PynencBuilder().custom_config(log_format=u'json')\n",
    ],
    [
      "pod.yaml",
      manifest("{value: JSON, name: PYNENC__LOG_FORMAT}"),
      manifest("{value: json, name: PYNENC__LOG_FORMAT}"),
    ],
    [
      "pod.yaml",
      manifest("{name: PYNENC__LOG_FORMAT, value: 'JSON'}"),
      manifest("{name: PYNENC__LOG_FORMAT, value: 'json'}"),
    ],
    [
      "Dockerfile",
      "FROM a\nENV PYNENC__ARGUMENT_PRINT_MODE='FULL'\n",
      "FROM a\nENV PYNENC__ARGUMENT_PRINT_MODE='full'\n",
    ],
    [
      "app.py",
      'x = PynencBuilder().custom_config(log_format="""JSON""")\n',
      'x = PynencBuilder().custom_config(log_format="""json""")\n',
    ],
  ])("is written as %s takes it: %j", (name, before, after) => {
    expect(fixed("wrong-type", name, before)).toBe(after);
    expect(fixed("wrong-type", name, after)).toBeUndefined();
  });

  it.each([
    ["      - PYNENC__LOG_FORMAT=JSON # a\n", "      - PYNENC__LOG_FORMAT=json # a\n"],
    ["      - 'PYNENC__LOG_FORMAT=JSON'\n", "      - 'PYNENC__LOG_FORMAT=json'\n"],
    ['      - "PYNENC__LOG_FORMAT=JSON"\n', '      - "PYNENC__LOG_FORMAT=json"\n'],
    [
      "      - |-\n        PYNENC__LOG_FORMAT=JSON\n      # a\n",
      "      - |-\n        PYNENC__LOG_FORMAT=json\n      # a\n",
    ],
    ["      PYNENC__LOG_FORMAT: JSON\n", "      PYNENC__LOG_FORMAT: json\n"],
    ["      PYNENC__LOG_FORMAT: 'JSON'\n", "      PYNENC__LOG_FORMAT: 'json'\n"],
    [
      "      PYNENC__ARGUMENT_PRINT_MODE: >-\n          FULL\n        # keep me\n",
      '      PYNENC__ARGUMENT_PRINT_MODE: "full"\n        # keep me\n',
    ],
  ])("is written as Compose takes it: %j", (before, after) => {
    expect(fixed("wrong-type", "compose.yaml", compose(before))).toBe(compose(after));
    expect(fixed("wrong-type", "compose.yaml", compose(after))).toBeUndefined();
  });

  it("is left where another setting has the same value by an alias", () => {
    expect(fixed("wrong-type", "pynenc.yaml", "app_id: &name JSON\nlog_format: *name\n")).toBeUndefined();
  });
});

describe("a value that Python takes for another one", () => {
  it.each([
    ["pynenc.toml", 'print_arguments = "no"\n', "print_arguments = false\n"],
    ["pynenc.json", '{"trigger_task_modules": "tasks"}', '{"trigger_task_modules": ["tasks"]}'],
    ["pynenc.yaml", 'print_arguments: "false" # a\n', "print_arguments: false # a\n"],
    ["pynenc.yaml", "trigger_task_modules: tasks\n", "trigger_task_modules: [tasks]\n"],
    ["pynenc.toml", "trigger_task_modules = 'tasks'\n", "trigger_task_modules = ['tasks']\n"],
    ["pynenc.toml", 'trigger_task_modules = """tasks"""\n', 'trigger_task_modules = ["tasks"]\n'],
    [
      "pynenc.toml",
      'trigger_task_modules = "shop.tasks,bill.tasks"\n',
      'trigger_task_modules = ["shop.tasks", "bill.tasks"]\n',
    ],
    ["pynenc.yaml", "trigger_task_modules: on, b.c,\n", 'trigger_task_modules: ["on", b.c]\n'],
    ["pynenc.yaml", "trigger_task_modules: a  b\n", "trigger_task_modules: [a, b]\n"],
    ["pynenc.toml", `key_arguments = "['a', 'b']"\n`, 'key_arguments = ["a", "b"]\n'],
    ["pynenc.yaml", "trigger_task_modules: >-\n  tasks\n# a\n", 'trigger_task_modules: ["tasks"]\n# a\n'],
    [
      "app.py",
      'a = Pynenc(config_values={"print_arguments": "false", "trigger_task_modules": "tasks"})\n',
      'a = Pynenc(config_values={"print_arguments": False, "trigger_task_modules": ["tasks"]})\n',
    ],
    ["app.py", "app.conf.print_arguments = 'off'\n", "app.conf.print_arguments = False\n"],
  ])("is written as meant, in %s: %j", (name, before, after) => {
    expect(fixed("surprising-coercion", name, before)).toBe(after);
    expect(fixed("surprising-coercion", name, after)).toBeUndefined();
  });

  it.each([
    [".env", "PYNENC__PRINT_ARGUMENTS=false\n"],
    ["compose.yaml", compose("      PYNENC__TRIGGER_TASK_MODULES: tasks\n")],
    ["app.py", "import os\nos.environ['PYNENC__PRINT_ARGUMENTS'] = 'false'\n"],
    ["pynenc.yaml", "print_arguments: sometimes\n"],
  ])("is left where the place cannot say it, or nobody knows what was meant: %s", (name, text) => {
    expect(analyseProject([{ name, text }]).findings.map(({ rule }) => rule)).toContain("surprising-coercion");
    expect(fixed("surprising-coercion", name, text)).toBeUndefined();
  });
});

describe("a string for a list", () => {
  const fixes = (value: string) =>
    analyseProject([{ name: "pynenc.toml", text: `trigger_task_modules = "${value}"\n` }])
      .findings.flatMap((finding) => finding.fixes)
      .map(({ title, safe }) => `${title}${safe ? " (safe)" : ""}`);

  it("becomes its items without a question only where each is a dotted name", () => {
    expect(fixes("shop.tasks, bill.tasks")).toEqual(['Write ["shop.tasks", "bill.tasks"] (safe)']);
    expect(fixes("tasks")).toEqual(['Write ["tasks"] (safe)']);
    expect(fixes("shop/tasks.py bill.tasks")).toEqual(['Write ["shop/tasks.py", "bill.tasks"]']);
    expect(fixes("shop..tasks")).toEqual(['Write ["shop..tasks"]']);
    expect(fixes(" , ")).toEqual([]);
    expect(fixes("[]")).toEqual([]);
  });
});

describe("a value that others have as well", () => {
  const fixOf = (name: string, text: string) => {
    const { findings } = analyseProject([
      { name, text },
      { name: "slotwise.toml", text: "runners = 4\npynenc-version = '0.4.0'\n" },
      { name: ".env", text: "PYNENC__FILEPATH=conf.yaml\n" },
    ]);
    const found = findings.find(({ rule }) => rule === "margin-exceeds-slot" || rule === "surprising-coercion");
    return found?.fixes.map(({ title, safe }) => [title, safe]);
  };
  const code = (value: string, more = "") =>
    `MINUTES = ${value}\n${more}app = PynencBuilder().custom_config(atomic_service_interval_minutes=MINUTES).build()\n`;

  it.each([
    ["app.py", code("4.0", "def wait():\n    sleep(MINUTES * 60)\n"), "MINUTES"],
    ["conf.yaml", "x: &m 4\natomic_service_interval_minutes: *m\ncached_status_time: *m\n", "&m"],
    ["conf.yaml", "atomic_service_interval_minutes: &m 4\ncached_status_time: *m\n", "&m"],
  ])("is changed by nobody who does not look, of %s: %j", (name, text, shared) => {
    const title = `Set atomic_service_interval_minutes to 10.0 (in ${shared}, which is used elsewhere as well)`;
    expect(fixOf(name, text)).toEqual([[title, false]]);
  });

  it.each([
    ["app.py", code("4.0")],
    ["conf.yaml", "atomic_service_interval_minutes: &m 4\n"],
    ["conf.yaml", "a: &m 1\natomic_service_interval_minutes: 4\ncached_status_time: *m\n"],
  ])("is another one than that of nothing else: %s: %j", (name, text) => {
    expect(fixOf(name, text)).toEqual([["Set atomic_service_interval_minutes to 10.0", true]]);
  });
});
