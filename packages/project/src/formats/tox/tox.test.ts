import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { readDocument } from "../../documents/read-document.js";

const INI =
  "[testenv]\r\nset_env =\r\n  # first\r\n  PYNENC__A = x y # why\r\n  py: PYNENC__B={env:X}\r\n[testenv:b]\r\nbase=c\r\n[c]\r\nsetenv=PYNENC__C=1\r\n";
const TOML = '[env_run_base]\nset_env.PYNENC__A = "x y"\n[env.b]\nset_env = { PYNENC__B = { replace = "env" } }\n';

describe.each([
  [
    "tox.ini",
    INI,
    [
      ["PYNENC__A", "x y"],
      ["PYNENC__B", undefined],
      ["PYNENC__C", "1"],
    ],
  ],
  [
    "tox.toml",
    TOML,
    [
      ["PYNENC__A", "x y"],
      ["PYNENC__B", undefined],
    ],
  ],
])("%s", (name, text, variables) => {
  const { started, source } = readDocument(name, text);
  const environment = started?.units.flatMap((unit) => unit.environment) ?? [];

  it("gives its environments their variables, each with its place", () => {
    expect(started?.units.map((unit) => unit.name)).toEqual(["tox", "tox environment b"]);
    expect(environment.map((each) => [each.name, each.value])).toEqual(variables);
    for (const { nameRange, valueRange, value, name: variable } of environment) {
      expect(source.text.slice(nameRange.start, nameRange.end)).toBe(variable);
      if (value !== undefined)
        expect(source.text.slice(valueRange.start, valueRange.end).replaceAll('"', "")).toBe(value);
    }
  });
});

it("knows the comments of a tox.ini", () => {
  const { comments, source } = readDocument("tox.ini", INI);
  expect(comments().map(({ start, end }) => source.text.slice(start, end))).toEqual(["# first", "# why"]);
});

it("tells the file and the section that it does not find", () => {
  const text = "[testenv]\nset_env =\n  PYNENC__A=1\n  file|gone.env\n  {[none]set_env}\n  {env:X}\n";
  const [tox] = deploymentsOf([readDocument("tox.ini", text)]);
  expect(tox?.unknown.map(({ name }) => name)).toEqual(["{[none]set_env}", "{env:X}", "gone.env"]);
});

it.each([
  ["commands = pytest {posargs}", false, true],
  ["commands =\n  - pip install x # why\n  {envpython} -m pytest", false, true],
  ["commands = pytest\n  py: pynenc --app a runner start", true, false],
  ["commands = {[base]commands}", false, false],
  ["commands = make test", false, false],
])("knows whether an environment takes turns: %j", (commands, startsRunner, startsOther) => {
  const text = `[testenv]\n${commands}\n[testenv:a]\nset_env = PYNENC__A=1\n`;
  for (const unit of readDocument("tox.ini", text).started?.units ?? []) {
    expect([unit.startsRunner === true, unit.startsOther === true]).toEqual([startsRunner, startsOther]);
  }
});

it("knows what tests and no more in a tox.toml", () => {
  const text =
    '[env_run_base]\ncommands = [["pytest", { replace = "posargs" }]]\n[env.a]\n[env.b]\ncommands = [["pynenc", "runner", "start"]]\n[env.c]\nbase = []\n';
  const units = readDocument("tox.toml", text).started?.units ?? [];
  expect(units.map(({ startsOther = false, startsRunner = false }) => [startsOther, startsRunner])).toEqual([
    [true, false],
    [true, false],
    [false, true],
    [false, false],
  ]);
});

it("makes no fleet of environments", () => {
  const text = "[testenv:a]\nset_env = PYNENC__APP_ID=x\n[testenv:b]\nset_env = PYNENC__APP_ID=x\n";
  expect(deploymentsOf([readDocument("tox.ini", text)]).map(({ members }) => members.length)).toEqual([1, 1]);
});

it("ends where sections take each other in, in no time", () => {
  const loop =
    "[testenv]\nset_env={[testenv:a]set_env}\n[testenv:a]\nset_env=\n  {[testenv]set_env}\n  {[testenv]set_env}\n";
  expect(() => readDocument("tox.ini", loop)).not.toThrow();
  expect(() => readDocument("tox.ini", `[testenv:a]\nbase=b\n[testenv:b]\nbase=a\n`)).not.toThrow();
  for (const each of ["  A=1 #\n", "  file|a\n", "  {[testenv]set_env}\n", "  a: b: A=1\n", "[testenv:a]\n"])
    expect(() => readDocument("tox.ini", `[testenv]\nset_env=\n${each.repeat(5_000)}`)).not.toThrow();
  expect(() => readDocument("tox.toml", "[env_run_base]\nset_env=[]\n[env.a]\nset_env=1\n[env]\nb=1")).not.toThrow();
});
