import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth } from "./display-width.js";
import { fitText } from "./fit-text.js";
import { wrapText } from "./wrap-text.js";

const words = fc.array(fc.constantFrom("a", "runner", "走者", "🚀", "👨‍👩‍👧", "é", "µs", "un-break-able-word"), {
  maxLength: 20,
});
const rooms = fc.integer({ min: 1, max: 30 });

describe("wrapText", () => {
  it("breaks between words", () => {
    expect(wrapText("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrapText("unbreakable word", 4)).toEqual(["unbreakable", "word"]);
    expect(wrapText("走者 走者 走者", 9)).toEqual(["走者 走者", "走者"]);
    expect(wrapText("", 4)).toEqual([""]);
  });

  it("loses nothing, and breaks as late as it can", () => {
    fc.assert(
      fc.property(words, rooms, (parts, room) => {
        const text = parts.join(" ");
        const lines = wrapText(text, room);
        expect(lines.join(" ")).toBe(text);
        for (const [index, line] of lines.entries()) {
          if (line.includes(" ")) expect(displayWidth(line)).toBeLessThanOrEqual(room);
          const next = lines[index + 1]?.split(" ")[0];
          if (next !== undefined) expect(displayWidth(`${line} ${next}`)).toBeGreaterThan(room);
        }
      }),
    );
  });

  it("measures in what it is told to", () => {
    expect(wrapText("one two three", 70, (line) => line.length * 10)).toEqual(["one two", "three"]);
  });
});

describe("fitText", () => {
  it("ends what is too long in an ellipsis", () => {
    expect(fitText("runner", 6, "…")).toBe("runner");
    expect(fitText("runner", 5, "…")).toBe("runn…");
    expect(fitText("走者走者", 5, "...")).toBe("走...");
    expect(fitText("runner", 2, "...")).toBe("");
    expect(fitText("runner", 4, "")).toBe("runn");
  });

  it("never takes more room than there is, nor splits a character", () => {
    fc.assert(
      fc.property(words, rooms, fc.constantFrom("…", "...", ""), (parts, room, ellipsis) => {
        const text = parts.join(" ");
        const fitted = fitText(text, room, ellipsis);
        expect(displayWidth(fitted)).toBeLessThanOrEqual(room);
        expect(fitted).not.toMatch(/\p{Surrogate}/u);
        if (fitted !== text) expect(text.startsWith(fitted.slice(0, fitted.length - ellipsis.length))).toBe(true);
      }),
    );
  });
});
