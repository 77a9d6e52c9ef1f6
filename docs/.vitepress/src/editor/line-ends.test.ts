import { Text } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LineEnd, lineEndOf, toOffset, toPosition, withLineEnd } from "./line-ends.js";

const lines = fc.array(fc.stringMatching(/^[a-zé= ]{0,6}$/), { minLength: 1, maxLength: 12 });
const lineEnd = fc.constantFrom<LineEnd>("\n", "\r\n");

describe("line ends", () => {
  it("are told, and made one kind", () => {
    expect(["", "a", "a\nb", "a\r\nb\r\n", "a\r\nb\n", "a\r\nb\r\nc\n", "a\rb"].map(lineEndOf)).toEqual([
      ...["\n", "\n", "\n", "\r\n", "\n", "\r\n", "\n"],
    ]);
    expect(withLineEnd("a\r\nb\rc\nd", "\r\n")).toBe("a\r\nb\r\nc\r\nd");
  });

  it("make an editor's positions and a text's offsets differ, and each is found from the other", () => {
    fc.assert(
      fc.property(lines, lineEnd, (all, end) => {
        const doc = Text.of(all);
        const text = all.join(end);
        for (let position = 0; position <= doc.length; position++) {
          const offset = toOffset(doc, end, position);
          expect(text.slice(0, offset).replaceAll("\r\n", "\n")).toBe(doc.sliceString(0, position));
          expect(toPosition(doc, end, offset)).toBe(position);
        }
      }),
    );
  });

  it("never lead out of the document, whatever is asked", () => {
    fc.assert(
      fc.property(lines, lineEnd, fc.integer({ min: -5, max: 200 }), (all, end, offset) => {
        const doc = Text.of(all);
        const position = toPosition(doc, end, offset);
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(doc.length);
      }),
    );
  });
});
