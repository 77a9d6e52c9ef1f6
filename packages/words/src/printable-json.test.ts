import fc from "fast-check";
import { expect, it } from "vitest";
import { printableJson } from "./printable-json.js";
import { safeLine } from "./safe-line.js";

it("is the same JSON, with nothing in it that a terminal should not be given", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("\u009B", "\u202E", "\u2066", "\u007F", "\\", '"', "a") }),
  );
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text))), (value) => {
      const json = printableJson(value);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(safeLine(json)).toBe(json);
      expect(JSON.parse(printableJson(value, 2))).toEqual(JSON.parse(json));
    }),
  );
  expect(printableJson("\u009B31m\u202E")).toBe(String.raw`"\u009b31m\u202e"`);
});
