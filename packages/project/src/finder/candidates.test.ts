import { describe, expect, it } from "vitest";
import { isCandidate, mentionsUs } from "./candidates.js";

describe("isCandidate", () => {
  it.each([
    "pyproject.toml",
    "a/pynenc.yml",
    "a\\slotwise.toml",
    "compose.yaml",
    "k8s/worker.yml",
    ".env",
    "app.py",
    "a/ecosystem.config.cjs",
    "main.tf",
    "a\\run.sh",
    "app.json",
  ])("takes %s", (path) => expect(isCandidate(path)).toBe(true));
  it.each(["Cargo.toml", "package.json", "README.md", "my-pyproject.toml.bak", "requirements.txt"])(
    "leaves %s",
    (path) => expect(isCandidate(path)).toBe(false),
  );
});

describe("mentionsUs", () => {
  it("asks a file of any tool for a word of ours", () => {
    expect(mentionsUs("pyproject.toml", "[tool.ruff]\n")).toBe(false);
    expect(mentionsUs("pyproject.toml", 'dependencies = ["pynenc"]\n')).toBe(true);
    expect(mentionsUs("compose.yaml", "services: {}\n")).toBe(false);
    expect(mentionsUs("compose.yaml", "environment: [PYNENC__APP_ID=a]\n")).toBe(true);
    expect(mentionsUs("app.py", "import pynenc\n")).toBe(false);
    expect(mentionsUs("app.py", "from pynenc import Pynenc\napp.conf.app_id = 'a'\n")).toBe(true);
    expect(
      mentionsUs("tasks.py", "from pynenc.trigger import TriggerBuilder\nTriggerBuilder().on_cron('0 3 * * *')\n"),
    ).toBe(true);
  });
  it.each([
    ["from tasks import app\napp.conf.atomic_service_interval_minutes = 3\n", true],
    ["from celery_app import app\napp.conf.task_routes = {}\n", false],
    ["import os\nos.environ['PYNENC__APP_ID'] = 'a'\n", true],
    ["from base import base\napp = base().thread_runner().build()\n", true],
    ["image = client.images.redis().build()\n", false],
    ["from core import app, on_cron\n@app.task(triggers=on_cron('* * * * *'))\ndef a(): ...\n", true],
  ])("takes a module that never names pynenc for what it says: %j", (text, isOurs) => {
    expect(mentionsUs("main.py", text)).toBe(isOurs);
  });
  it("asks YAML of other tools as well, and what is told as unread by its name", () => {
    expect(mentionsUs("chart/values.yaml", "env:\n  PYNENC__APP_ID: a\n")).toBe(true);
    expect(mentionsUs("chart/values.yaml", "replicas: 3\n")).toBe(false);
    expect(mentionsUs("ecosystem.config.js", "env: {PYNENC__APP_ID: 'a'}")).toBe(true);
    expect(mentionsUs("ecosystem.config.js", "env: {}")).toBe(false);
  });
  it("asks templates for variables alone: they are told as unread", () => {
    const container = "containers: [{env: [{name: PYNENC__MIN_THREADS, value: '2'}]}]";
    const manifest = `apiVersion: v1\nkind: Pod\nspec: {${container}}\n`;
    const services = "services: {a: {environment: {PYNENC__APP_ID: a}}}\n";
    expect(mentionsUs("pynenc.yaml", "app_id: a\n")).toBe(true);
    expect(mentionsUs("deploy/manifest.yaml", manifest)).toBe(true);
    expect(mentionsUs("deploy/stack.yaml", services)).toBe(true);
    expect(mentionsUs(".github/workflows/ci.yml", "env: {PYNENC__APP_ID: a}\n")).toBe(true);
    expect(mentionsUs("chart/templates/a.yaml", `{{- if .Values.on }}\n${manifest}{{- end }}\n`)).toBe(true);
    expect(mentionsUs("chart/templates/b.yaml", `${manifest}# {{ .Values.threads }}\n`)).toBe(true);
    expect(mentionsUs("compose.yaml.j2.yaml", "services: {a: {env_file: a}}\n{% if b %}\n{% endif %}\n")).toBe(false);
  });
  it("takes a manifest that starts a runner, whose settings may all be elsewhere", () => {
    const starting = (words: string) => `apiVersion: v1\nkind: Pod\nspec: {containers: [{args: ${words}}]}\n`;
    expect(mentionsUs("worker.yaml", starting('["pynenc", "--app=shop", "runner", "start"]'))).toBe(true);
    expect(mentionsUs("worker.yaml", starting("\n - pynenc\n - --app=shop\n - runner\n - start\n"))).toBe(true);
    expect(mentionsUs("worker.yaml", starting('["pynenc", "--app=shop", "monitor"]'))).toBe(false);
    expect(mentionsUs("worker.yaml", starting("{{ .Values.args }} # pynenc runner start"))).toBe(false);
  });
  it("takes no time for a line of a hundred thousand braces", () => {
    expect(mentionsUs("a.yaml", `apiVersion: v1\nkind: Pod\n# PYNENC__A ${"{".repeat(100_000)}\n`)).toBe(true);
  });
  it("tells of one that cannot be read only where its name is pynenc's", () => {
    expect(mentionsUs("pynenc.toml", undefined)).toBe(true);
    expect(mentionsUs("compose.yaml", undefined)).toBe(false);
  });
});
