import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { iniOption, parseIni } from "./ini.js";

describe("parseIni", () => {
  const text = [
    "# first",
    "[one]",
    "Key = a ; b",
    "  c # d",
    "",
    "; between",
    "\te",
    "",
    "other:f=g",
    "no option",
    "[two] x",
    "key=",
    "[one]",
    "key=last",
  ].join("\r\n");

  it("reads sections, values of several lines and comments", () => {
    const ini = parseIni(text, true);
    expect(ini.sections.map(({ name, options }) => [name, options.map(({ key, value }) => [key, value.text])])).toEqual(
      [
        [
          "one",
          [
            ["key", "a\nc\n\ne"],
            ["other", "f=g"],
          ],
        ],
        ["two", [["key", ""]]],
        ["one", [["key", "last"]]],
      ],
    );
    expect(ini.comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      "# first",
      "; b",
      "# d",
      "; between",
    ]);
    expect(iniOption(ini, "one", "key")?.value.text).toBe("last");
  });

  it("knows where each character of a value stands", () => {
    const [section] = parseIni(text, false).sections;
    const [option] = section?.options ?? [];
    const said = option?.value.text ?? "";
    expect(said).toBe("a ; b\nc # d\n\ne");
    for (const word of ["a ; b", "c # d", "e"]) {
      const at = said.indexOf(word);
      const range = option?.value.rangeOf(at, at + word.length);
      expect(text.slice(range?.start, range?.end)).toBe(word);
    }
  });

  it("takes whatever stands there, and stays within it", () => {
    const piece = fc.constantFrom("[a]", "\n", "\r\n", "  ", "k=", ":", ";", " #", "\t", "\u2028", "[", "]");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 }), (pieces) => {
        const whole = pieces.join("");
        const { sections, comments } = parseIni(whole, true);
        const options = sections.flatMap(({ options: own }) => own);
        const ranges = [
          ...comments,
          ...options.flatMap(({ keyRange, value }) => [keyRange, value.rangeOf(0, value.text.length)]),
        ];
        for (const { start, end } of ranges) expect(0 <= start && start <= end && end <= whole.length).toBe(true);
      }),
    );
    for (const each of ["[", "a=", " \n", "[a]\n", " a\n", "a ;"])
      expect(() => parseIni(`[s]\nk=v\n${each.repeat(50_000)}`, true)).not.toThrow();
  });
});
