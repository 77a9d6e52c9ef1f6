import { describe, expect, it } from "vitest";
import { composeVariables, rawVariables } from "./env-file.js";

/** Each with its value; where it stands has to say the same. */
function read(text: string, by = composeVariables) {
  const variables = by(text);
  if (typeof variables === "string") return variables;
  for (const { name, nameRange } of variables) expect(text.slice(nameRange.start, nameRange.end)).toBe(name);
  return variables.map(({ name, value, valueRange }) => [name, value, text.slice(valueRange.start, valueRange.end)]);
}

describe("a file of variables as Compose reads it", () => {
  it.each([
    ["A=5", [["A", "5", "5"]]],
    [
      "A: 5\nB:x # why\r\n",
      [
        ["A", "5", "5"],
        ["B", "x", "x"],
      ],
    ],
    ["\ufeff# A=1\n  export A = 5 # b\n\n", [["A", "5", "5"]]],
    [
      "A=5#x\nB=#\n",
      [
        ["A", "5#x", "5#x"],
        ["B", "#", "#"],
      ],
    ],
    [
      "A='x y' # b\nB=\"1\\n2\"\nC='a\nb'\n",
      [
        ["A", "x y", "'x y'"],
        ["B", "1\n2", '"1\\n2"'],
        ["C", "a\nb", "'a\nb'"],
      ],
    ],
    [
      "A='$X'\nB=\"$X\"\nC=$X\n",
      [
        ["A", "$X", "'$X'"],
        ["B", undefined, '"$X"'],
        ["C", undefined, "$X"],
      ],
    ],
    [
      "A=\nB\nC=1",
      [
        ["A", "", ""],
        ["B", undefined, ""],
        ["C", "1", "1"],
      ],
    ],
    ["", []],
    ["A=1\nB C=2\n", "Compose stops at its line 2"],
    ["A=1\n\nB!=2\n", "Compose stops at its line 3"],
    ["A='1\n", "Compose stops at its line 1"],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("is one of lines alone where its format is raw", () => {
    expect(read("# c\n A='5' # x\r\nB\nC=\n", rawVariables)).toEqual([
      ["A", "'5' # x", "'5' # x"],
      ["B", undefined, ""],
      ["C", "", ""],
    ]);
  });

  it("takes no time for what nobody writes", () => {
    for (const each of ["A=1\n", "A=$", "'", "# \n", " ", "A", "A='", 'A="\\', ":"]) {
      expect(() => composeVariables(each.repeat(50_000))).not.toThrow();
      expect(() => rawVariables(each.repeat(50_000))).not.toThrow();
    }
  });
});
