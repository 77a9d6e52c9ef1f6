import { createSourceText } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { applyEdits } from "./apply-edits.js";

const text = "a = 1\r\nb = 🚀\r\n";
const { positionAt } = createSourceText("a.toml", text);

/** Replaces the first occurrence; a piece that is not there stands behind the end. */
function edit(piece: string, newText: string) {
  const startOffset = text.includes(piece) ? text.indexOf(piece) : text.length;
  const endOffset = startOffset + piece.length;
  const [start, end] = [positionAt(startOffset), positionAt(endOffset)];
  return { place: { file: "a.toml", startOffset, endOffset, start, end }, newText };
}

describe("applyEdits", () => {
  it("changes what is edited and nothing else, in whatever order", () => {
    expect(applyEdits(text, [edit("🚀", "2"), edit("1", "'ü'")])).toBe("a = 'ü'\r\nb = 2\r\n");
  });

  it("makes no edits that overlap or lie outside", () => {
    expect(applyEdits(text, [edit("a = 1", "x"), edit("1", "2")])).toBeUndefined();
    expect(applyEdits("a", [edit("b = ", "")])).toBeUndefined();
  });
});
