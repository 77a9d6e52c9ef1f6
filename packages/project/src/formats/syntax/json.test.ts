import { describe, expect, it } from "vitest";
import { parseJson } from "./json.js";

describe("parseJson", () => {
  it("keeps the place of every key and value", () => {
    const text = '{\r\n  "größe": "🚀", "interval": 5.0,\r\n  "runner": {"loop": 1}\r\n}\r\n';
    const parsed = parseJson(text);
    const entries = parsed.kind === "tree" ? parsed.root.entries : [];
    const slices = entries.map(({ keyRange, value }) => [
      text.slice(keyRange.start, keyRange.end),
      text.slice(value.range?.start, value.range?.end),
    ]);
    expect(slices).toEqual([
      ["größe", '"🚀"'],
      ["interval", "5.0"],
      ["runner", '{"loop": 1}'],
    ]);
    expect(entries.map(({ value }) => value.kind)).toEqual(["string", "float", "table"]);
  });

  it.each([
    ['{"a": 1,}', "Property name expected"],
    ['{"a" 1}', "Colon expected"],
    ["", "Value expected"],
    [`${"[".repeat(5000)}${"]".repeat(5000)}`, "Nested too deeply"],
  ])("refuses %j", (text, message) => {
    const parsed = parseJson(text);
    expect(parsed).toMatchObject({ kind: "syntax-error", problem: { message } });
    if (parsed.kind === "syntax-error") expect(parsed.problem.range.end).toBeLessThanOrEqual(text.length);
  });

  it("reports a comment, and reads the rest", () => {
    const parsed = parseJson('{"a": 1, // no\n "b": 2}');
    expect(parsed).toMatchObject({ kind: "tree", problem: { message: "JSON has no comments", tolerated: true } });
    expect(parsed.kind === "tree" && parsed.root.entries.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  it("takes a root that is no object as empty, and the last of two equal keys", () => {
    expect(parseJson("[1]")).toMatchObject({ root: { entries: [] } });
    expect(parseJson('{"a": 1, "a": 2}')).toMatchObject({ root: { entries: [{ value: { value: 2 } }] } });
  });

  it.each(["\uFEFF{}", '{"a": "\\ud800"}', '{"\\udc00": 1}', '{"a": 1e400}', "{}\u00a0", " "])(
    "stops where pynenc's reader does: %j",
    (text) => {
      expect(parseJson(text).kind).toBe("syntax-error");
    },
  );

  it("takes nothing for an empty text, and what has more than 64 bits for a float, as pynenc's reader does", () => {
    const text = '{"a": null, "b": 9223372036854775808, "c": -0, "d": -9223372036854775808}';
    expect(parseJson(text)).toMatchObject({
      root: {
        entries: [
          { value: { kind: "null", value: "" } },
          { value: { kind: "float", value: 2 ** 63 } },
          { value: { kind: "float", value: -0 } },
          { value: { kind: "integer", value: -9223372036854775808n } },
        ],
      },
    });
  });

  it("does not lose whole numbers that a double cannot hold", () => {
    expect(parseJson('{"a": 9007199254740993}')).toMatchObject({
      root: { entries: [{ value: { value: 9007199254740993n } }] },
    });
  });
});
