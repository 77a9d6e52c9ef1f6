import { describe, expect, it } from "vitest";
import { type ReadScalar, readScalar } from "./settings-yaml-scalar.js";

const RANGE = { start: 0, end: 0 };

function plain(text: string, tag?: string): ReadScalar {
  return readScalar({
    text,
    isPlain: true,
    tag: tag === undefined ? undefined : `tag:yaml.org,2002:${tag}`,
    range: RANGE,
  });
}

function node(kind: string, value: unknown) {
  return { kind: "node", node: { kind, value, range: RANGE } };
}

// All of it measured with cistell 0.1.2.
describe("readScalar", () => {
  it.each([
    ["5", 5],
    ["+5", 5],
    ["-0", 0],
    ["0x1F", 31],
    ["-0x10", -16],
    ["0o10", 8],
    ["0b101", 5],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
  ])("takes %s for a whole number", (text, value) => expect(plain(text)).toEqual(node("integer", value)));

  it.each([
    ["5.0", 5],
    ["5.", 5],
    ["+.5", 0.5],
    ["05.5", 5.5],
    ["1e3", 1000],
    ["1.e-3", 0.001],
    [".inf", Number.POSITIVE_INFINITY],
    ["+.INF", Number.POSITIVE_INFINITY],
    ["-.Inf", Number.NEGATIVE_INFINITY],
    [".NaN", Number.NaN],
    ["9223372036854775808", 2 ** 63],
    ["18446744073709551615", 2 ** 64],
    ["340282366920938463463374607431768211456", 2 ** 128],
  ])("takes %s for a float", (text, value) => expect(plain(text)).toEqual(node("float", value)));

  it.each([
    "010",
    "-010",
    "00",
    "1_000",
    "10:30",
    "yes",
    "off",
    "On",
    "tRue",
    "nan",
    "inf",
    "1e400",
    "0X10",
    "0o8",
    "+.nan",
  ])("takes %s for text", (text) => expect(plain(text)).toEqual(node("string", text)));

  it.each(["", "~", "null", "Null", "NULL"])("takes %j for nothing, which is an empty text in the end", (text) =>
    expect(plain(text)).toEqual(node("null", "")),
  );

  it.each(["18446744073709551616", "-9223372036854775809", "0xffffffffffffffffff"])("stops at %s", (text) =>
    expect(plain(text)).toMatchObject({ kind: "problem", message: expect.stringContaining("64 bits") }),
  );

  it("takes what is in quotes as it is", () => {
    expect(readScalar({ text: "5", isPlain: false, tag: undefined, range: RANGE })).toEqual(node("string", "5"));
  });

  it.each([
    ["5", "str", node("string", "5")],
    ["5", "int", node("integer", 5)],
    ["010", "float", node("float", 10)],
    ["TRUE", "bool", node("boolean", true)],
    ["~", "null", node("null", "")],
    ["5", "timestamp", node("string", "5")],
  ])("takes %s with the tag !!%s for what that says", (text, tag, read) => expect(plain(text, tag)).toEqual(read));

  it.each([
    ["five", "int"],
    ["010", "int"],
    ["5.0", "int"],
    ["nan", "float"],
    ["yes", "bool"],
    ["", "null"],
  ])("stops at %j with the tag !!%s", (text, tag) => expect(plain(text, tag).kind).toBe("problem"));

  it("does not mind a tag of somebody's own", () => {
    expect(readScalar({ text: "5", isPlain: true, tag: "!own", range: RANGE })).toEqual(node("integer", 5));
  });
});
