import { describe, expect, it } from "vitest";
import { parsePython } from "./parse-python.js";

/** Each variable as the code has it, and its value; a question mark for what only the running program knows. */
function variablesIn(text: string) {
  return parsePython(text).environment.map(
    ({ nameRange, value }) => `${text.slice(nameRange.start, nameRange.end)}=${value ?? "?"}`,
  );
}

describe("the environment of a module", () => {
  it.each([
    ['os.environ.update(dict(PYNENC__A="1", PYNENC__B=x))', ["PYNENC__A=1", "PYNENC__B=?"]],
    ['os.environ |= dict(PYNENC__A="1")', ["PYNENC__A=1"]],
    [
      'os.environ |= dict({"PYNENC__A": "1"}, PYNENC__B="2", **{"PYNENC__C": "3"})',
      ["PYNENC__A=1", "PYNENC__B=2", "PYNENC__C=3"],
    ],
    ['os.environ.update({**dict(PYNENC__A="1")})', ["PYNENC__A=1"]],
    ["os.environ.update(dict(rest))", []],
  ])("is set by a dictionary that is called: %s", (text, expected) =>
    expect(variablesIn(`import os\n${text}\n`)).toEqual(expected),
  );

  it.each([
    ['env = os.environ\nenv["PYNENC__A"] = "1"', ["PYNENC__A=1"]],
    ['env: Mapping = os.environ\nenv.setdefault("PYNENC__A", "1")', ["PYNENC__A=1"]],
    ['from os import environ as e\nenv = e\nenv.update(PYNENC__A="1")', ["PYNENC__A=1"]],
    ['a = b = os.environ\nb |= {"PYNENC__A": "1"}', ["PYNENC__A=1"]],
  ])("has other names: %s", (text, expected) => expect(variablesIn(`import os\n${text}\n`)).toEqual(expected));

  it.each([
    'env = os.environ\ndef f():\n    env = {}\n    env["PYNENC__A"] = "1"',
    'env = os.environ\ndef f(env):\n    env["PYNENC__A"] = "1"',
    'env = os.environ\nwith a as env:\n    env["PYNENC__A"] = "1"',
  ])("is not known by a name that may be something else: %s", (text) =>
    expect(variablesIn(`import os\n${text}\n`)).toEqual(["PYNENC__A=?"]),
  );

  it.each([
    'env = os.environ.copy()\nenv["PYNENC__A"] = "1"',
    'env = dict(os.environ)\nenv["PYNENC__A"] = "1"',
    'env = os.environ\nself.env["PYNENC__A"] = "1"',
    'env["PYNENC__A"] = "1"',
  ])("is not set by what is another one: %s", (text) => expect(variablesIn(`import os\n${text}\n`)).toEqual([]));
});
