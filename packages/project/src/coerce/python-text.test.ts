import { parser } from "@lezer/python";
import { describe, expect, it } from "vitest";
import { pythonValues } from "../formats/python/python-values.js";
import { pythonFloatText, pythonText } from "./python-text.js";

describe("pythonFloatText", () => {
  it.each([
    [5, "5.0"],
    [-0, "-0.0"],
    [0.1, "0.1"],
    [1e-4, "0.0001"],
    [1e-5, "1e-05"],
    [1.5e-7, "1.5e-07"],
    [9_999_999_999_999_998, "9999999999999998.0"],
    [1e16, "1e+16"],
    [1.2e21, "1.2e+21"],
    [5e-324, "5e-324"],
    [Number.NaN, "nan"],
    [Number.NEGATIVE_INFINITY, "-inf"],
  ])("writes %d as %s", (value, text) => expect(pythonFloatText(value)).toBe(text));
});

describe("pythonText", () => {
  // Each is its own repr.
  it.each([
    "True",
    "None",
    "5",
    "5.0",
    "[1, 'a', [2.5, False]]",
    "('a',)",
    "{'a'}",
    "('a', 'b')",
    "{'b': 1, 'a': {'c': None}}",
    `["it's"]`,
    `['say "so"']`,
    String.raw`['it\'s "so"']`,
    String.raw`['\n\t\\']`,
    String.raw`['\x00\x7f\xa0\u2028\u200b']`,
    "['größe 🚀']",
  ])("writes %s as it stands", (code) => expect(pythonText(literal(code))).toBe(code));

  it("leaves a text as it is", () => expect(pythonText(literal("'a b'"))).toBe("a b"));
});

function literal(code: string) {
  const tree = parser.parse(code);
  const expression = tree.topNode.firstChild?.firstChild;
  if (expression === null || expression === undefined) throw new Error(`${code} is no expression`);
  return pythonValues(tree, code).nodeOf(expression);
}
