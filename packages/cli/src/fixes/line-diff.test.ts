import fc from "fast-check";
import { expect, it } from "vitest";
import { diffLines } from "./line-diff.js";

const texts = fc
  .array(fc.constantFrom("a\n", "b\n", "c\r\n", "\n"), { maxLength: 12 })
  .chain((lines) => fc.constantFrom("", "a", "b").map((last) => lines.join("") + last));

it("leads from one text to the other", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const lines = diffLines(before, after);
      const side = (other: string) =>
        lines
          .filter(({ kind }) => kind !== other)
          .map(({ text }) => text)
          .join("");
      expect(side("added")).toBe(before);
      expect(side("removed")).toBe(after);
    }),
    { seed: 1, numRuns: 500 },
  );
});

it("takes the shortest way", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const changed = diffLines(before, after).filter(({ kind }) => kind !== "same").length;
      expect(changed).toBe(fewestChanges(linesOf(before), linesOf(after)));
    }),
    { seed: 1, numRuns: 500 },
  );
});

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== "");
}

/** The textbook's table: slow, and plain. */
function fewestChanges(before: readonly string[], after: readonly string[]): number {
  let previous = Array.from({ length: after.length + 1 }, (_, column) => column);
  for (const [row, line] of before.entries()) {
    const current = [row + 1];
    for (const [column, other] of after.entries()) {
      const replaced = line === other ? (previous[column] ?? 0) : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
