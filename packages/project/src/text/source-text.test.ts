import { describe, expect, it } from "vitest";
import { createSourceText } from "./source-text.js";

const TEXTS = [
  "",
  "\n",
  "a",
  "a = 1\nb = 2\n",
  "a = 1\r\nb = 2\r\n",
  "ä = 'ö'\n\tü = 1\n",
  "# 🚀🚀\nrunners = 4\r\n\r\n\tend",
  "mixed\rstill the same line\r\nnext\n",
];

describe("createSourceText", () => {
  it.each(TEXTS)("finds its way back from every position in %j", (text) => {
    const source = createSourceText("a.toml", text);
    const lines = text.split(/\n/);
    for (let offset = 0; offset <= text.length; offset++) {
      const { line, character } = source.positionAt(offset);
      const start = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
      expect(start + character).toBe(offset);
      expect(character).toBeLessThanOrEqual((lines[line] ?? "").length);
    }
  });

  it("counts an emoji as two characters, as the Language Server Protocol does", () => {
    expect(createSourceText("a", "🚀x").positionAt(2)).toEqual({ line: 0, character: 2 });
  });

  it("gives lines without their ends", () => {
    const source = createSourceText("a", "one\r\ntwo\n\nfour");
    expect([0, 1, 2, 3, 4].map((line) => source.lineText(line))).toEqual(["one", "two", "", "four", ""]);
  });
});
