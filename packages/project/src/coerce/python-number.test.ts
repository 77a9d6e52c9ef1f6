import { describe, expect, it } from "vitest";
import { pythonFloat, pythonInt, pythonStrip } from "./python-number.js";

describe("pythonFloat", () => {
  it.each([
    ["5", 5],
    ["5.", 5],
    [".5", 0.5],
    ["-1e3", -1000],
    ["+1_000.5", 1000.5],
    [" 5\n", 5],
    ["1E-2", 0.01],
    ["inf", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["NaN", Number.NaN],
    ["-nan", Number.NaN],
    ["1e999", Number.POSITIVE_INFINITY],
    ["0.1", 0.1],
    ["５.5", 5.5],
    ["\u00a0٣\u2003", 3],
    ["𝟝", 5],
  ])("float(%j) is %d", (text, value) => expect(pythonFloat(text)).toBe(value));

  it.each([
    "",
    " ",
    "five",
    "5 minutes",
    "5,0",
    "0x10",
    "1__0",
    "_1",
    "1_",
    "1e",
    ".",
    "--1",
    "infinit",
    "1_.5",
    "²",
    "\u001c3",
    "\u200b4",
    "\ufeff5",
  ])("float(%j) raises", (text) => expect(pythonFloat(text)).toBeUndefined());
});

describe("pythonInt", () => {
  it.each([
    ["5", 5],
    [" -7 ", -7],
    ["1_000", 1000],
    ["007", 7],
    ["-0", 0],
    ["１_０", 10],
    ["99999999999999999999999", 99999999999999999999999n],
  ])("int(%j) is %d", (text, value) => expect(pythonInt(text)).toBe(value));

  it.each(["", "5.7", "5.0", "1e3", "0x10", "five", "1__0", "inf", "9".repeat(4301)])("int(%j) raises", (text) =>
    expect(pythonInt(text)).toBeUndefined(),
  );
});

describe("pythonStrip", () => {
  it("takes Python's spaces off, and nothing else", () => {
    expect(pythonStrip("\u001c\u0085 a b\u3000\n")).toBe("a b");
    expect(pythonStrip("\ufeffa\u200b")).toBe("\ufeffa\u200b");
  });
});
