import type { FieldType } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { parseToml } from "../formats/syntax/toml.js";
import { entryOf } from "../tree/tree.js";
import { coerce } from "./coerce.js";
import type { Coerced } from "./coerced.js";

function coerced(type: FieldType, written: string, values?: readonly string[]): Coerced {
  const parsed = parseToml(`x = ${written}`);
  const entry = parsed.kind === "tree" ? entryOf(parsed.root, "x") : undefined;
  if (entry === undefined) throw new Error(`${written} is no TOML value`);
  return coerce({ name: "x", type, ...(values === undefined ? {} : { values }) }, entry.value);
}

describe("coerce", () => {
  it.each<readonly [FieldType, string, unknown]>([
    ["float", "5", 5],
    ["float", '"5"', 5],
    ["float", "-1", -1],
    ["float", "inf", Number.POSITIVE_INFINITY],
    ["float", '"nan"', Number.NaN],
    ["int", "5", 5],
    ["int", "5.0", 5],
    ["int", '" 5 "', 5],
    ["bool", "true", true],
    ["bool", "0", false],
    ["bool", "2.5", true],
    ["bool", '" True "', true],
    ["str", "5", "5"],
    ["str", "true", "True"],
    ["str", '"text"', "text"],
    ["str", "[1, false]", "[1, False]"],
    ["set", '["a", "b"]', ["a", "b"]],
    ["tuple", "[]", []],
    ["str", "5.0", "5.0"],
    ["str", "1e16", "1e+16"],
    ["str", '{ b = "x", a = [1.5] }', "{'a': [1.5], 'b': 'x'}"],
    ["str", "1979-05-27", "1979-05-27"],
    ["int", "9007199254740993", 9007199254740993n],
    ["int", "1e300", BigInt(1e300)],
    ["int", '"12345678901234567890"', 12345678901234567890n],
    ["set", '[1, true, 1.0, "1", "1"]', ["1", "1"]],
    ["tuple", "[1.0, [true]]", ["1.0", "[True]"]],
  ])("%s takes %s", (type, written, value) => {
    expect(coerced(type, written)).toEqual({ kind: "value", value });
  });

  it.each<readonly [FieldType, string, unknown]>([
    ["int", "5.7", 5],
    ["int", "-5.7", -5],
    ["int", "true", true],
    ["float", "true", 1],
    ["float", "false", 0],
    ["bool", '"false"', true],
    ["bool", '"0"', true],
    ["bool", '"no"', true],
    ["bool", '""', false],
    ["bool", "[]", false],
    ["set", '"tasks"', ["t", "a", "s", "k"]],
    ["tuple", "{ a = 1 }", ["a"]],
  ])("%s makes something else of %s", (type, written, value) => {
    expect(coerced(type, written)).toMatchObject({ kind: "surprise", value });
  });

  it.each<readonly [FieldType, string]>([
    ["float", '"five"'],
    ["float", '""'],
    ["float", "[5]"],
    ["float", "{ a = 1 }"],
    ["float", "1979-05-27"],
    ["int", '"5.7"'],
    ["int", "nan"],
    ["int", "inf"],
    ["int", "[]"],
    ["set", "5"],
    ["set", "[[1]]"],
    ["set", "[{ a = 1 }]"],
    ["tuple", "true"],
  ])("%s fails on %s", (type, written) => {
    const result = coerced(type, written);
    expect(result.kind).toBe("error");
    if (result.kind === "error") expect(result.reason).toMatch(/raises an error in Python$|^Python makes no /);
  });

  it("takes an enum by its lower-case value only", () => {
    const values = ["full", "keys"];
    expect(coerced("enum", '"full"', values)).toEqual({ kind: "value", value: "full" });
    expect(coerced("enum", '"FULL"', values)).toEqual({
      kind: "error",
      reason: '"FULL" is none of them, since upper and lower case differ',
    });
    expect(coerced("enum", "5", values)).toEqual({ kind: "error", reason: "5 is none of them" });
  });

  it.each<FieldType>(["set", "tuple"])("takes an empty string for an empty %s, which is no surprise", (type) => {
    expect(coerced(type, '""')).toEqual({ kind: "value", value: [] });
  });

  it("takes a string apart by characters, not by halves of them", () => {
    expect(coerced("set", '"a🚀"')).toMatchObject({ value: ["a", "🚀"] });
  });
});

it("calls what stands for nothing as Python does", () => {
  const node = { kind: "null", value: null, range: { start: 0, end: 4 } } as const;
  const said = (["float", "int", "bool"] as const).map((type) => coerce({ name: "a", type }, node));
  expect(said).toMatchObject([
    { reason: "Python makes no float of None" },
    { reason: "Python makes no int of None" },
    { surprise: "Python takes None as False" },
  ]);
});
