import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { displayWidth } from "./display-width.js";

test.each([
  ["runner", 6],
  ["走者", 4],
  ["러너", 4],
  ["𠀀", 2],
  ["🚀", 2],
  ["e\u0301", 1],
  ["👨‍👩‍👧", 2],
  ["🇩🇪", 2],
  ["❤️", 2],
  ["a\u200Bb\uFEFF", 2],
  ["█ safe start 250 µs …", 21],
  ["", 0],
])("%j takes %d columns", (text, columns) => expect(displayWidth(text)).toBe(columns));

test("letters of Europe, lines and blocks take a column each, as string-width says", () => {
  const between = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const codes = [...between(0x20, 0x7e), ...between(0xa0, 0xac), ...between(0xae, 0xff), ...between(0x2500, 0x259f)];
  for (const text of [...codes.map((code) => String.fromCodePoint(code)), "–", "…", "▲", "●"]) {
    expect([text, displayWidth(text)]).toEqual([text, stringWidth(text)]);
  }
});

/** What names are written with, as a reader would count it: letters, ideographs, accents, emoji, and what is not seen. */
const pieces = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xc0, max: 0x2ff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x391, max: 0x3a1 }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x410, max: 0x44f }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x5d0, max: 0x5ea }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x2500, max: 0x259f }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x3041, max: 0x3096 }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x20000, max: 0x2a6df }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xff01, max: 0xff60 }).map((code) => String.fromCodePoint(code)),
  fc.constantFrom(
    "e\u0301",
    "o\u0308",
    "が",
    "👨‍👩‍👧",
    "🇩🇪",
    "🇯🇵",
    "1️⃣",
    "❤️",
    "⚠️",
    "👍🏽",
    "🧑‍💻",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "🚀",
    "…",
    "µ",
    "–",
  ),
  fc.constantFrom("\u200B", "\u2060", "\uFEFF", "\u00AD"),
);

test("every text takes as many columns as string-width says", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      expect(displayWidth(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2000 },
  );
});
