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

it("ends where sections take each other in, in no time", () => {
  const loop =
    "[testenv]\nset_env={[testenv:a]set_env}\n[testenv:a]\nset_env=\n  {[testenv]set_env}\n  {[testenv]set_env}\n";
  expect(() => readDocument("tox.ini", loop)).not.toThrow();
  expect(() => readDocument("tox.ini", `[testenv:a]\nbase=b\n[testenv:b]\nbase=a\n`)).not.toThrow();
  for (const each of ["  A=1 #\n", "  file|a\n", "  {[testenv]set_env}\n", "  a: b: A=1\n", "[testenv:a]\n"])
    expect(() => readDocument("tox.ini", `[testenv]\nset_env=\n${each.repeat(5_000)}`)).not.toThrow();
  expect(() => readDocument("tox.toml", "[env_run_base]\nset_env=[]\n[env.a]\nset_env=1\n[env]\nb=1")).not.toThrow();
});
