import { describe, expect, it } from "vitest";
import { placeOf } from "../testing/finding.js";
import { applyEdits } from "./apply-edits.js";

const text = "a = 1\r\nb = 🚀\r\n";
const edit = (piece: string, newText: string) => ({ place: placeOf("a.toml", text, piece), newText });

describe("applyEdits", () => {
  it("changes what is edited and nothing else, in whatever order", () => {
    expect(applyEdits(text, [edit("🚀", "2"), edit("1", "'ü'")])).toBe("a = 'ü'\r\nb = 2\r\n");
  });

  it("makes no edits that overlap or lie outside", () => {
    expect(applyEdits(text, [edit("a = 1", "x"), edit("1", "2")])).toBeUndefined();
    expect(applyEdits("a", [edit("b = ", "")])).toBeUndefined();
  });
});
