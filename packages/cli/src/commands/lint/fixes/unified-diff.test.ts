import { applyPatch } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createColours } from "../../../terminal/styles.js";
import { unifiedDiff } from "./unified-diff.js";

const plain = createColours(false);

describe("unifiedDiff", () => {
  it("is empty where nothing changes", () => {
    expect(unifiedDiff("a.toml", "a\n", "a\n", plain)).toBe("");
  });

  it("reads as everybody's does", () => {
    expect(unifiedDiff("a.toml", "a\nb\nc\nd\n", "a\nB\nC\nd\n", plain)).toBe(
      "diff --git a/a.toml b/a.toml\n--- a/a.toml\n+++ b/a.toml\n@@ -1,4 +1,4 @@\n a\n-b\n-c\n+B\n+C\n d\n",
    );
  });

  it("leads from any text to any other", () => {
    const texts = fc
      .array(fc.constantFrom("a\n", "b\n", "c\r\n", "\n"), { maxLength: 12 })
      .chain((lines) => fc.constantFrom("", "a", "b").map((last) => lines.join("") + last));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const diff = unifiedDiff("a.toml", before, after, plain);
        expect(applyPatch(before, diff, { autoConvertLineEndings: false })).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it("marks what goes and what comes by colours as well", () => {
    const diff = unifiedDiff("a.toml", "a\nb\n", "a\nc\n", createColours(true));
    expect(diff).toContain("\u001b[31m-b\u001b[39m\n\u001b[32m+c\u001b[39m\n");
    expect(diff).toContain("\n a\n");
  });
});
