import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asCode, asText, withoutEscapes } from "./markdown-text.js";

const NASTY = "![x](https://host/p.png) [a](command:b) <img src=x> **`_~|\\ load_test";

describe("a text of somebody's files in Markdown", () => {
  it("has no mark that is not escaped, and reads as it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constant(NASTY)), (text) => {
        const escaped = asText(text);
        expect(escaped.replaceAll(/\\[\\`*[\]<>~|_]/g, "")).not.toMatch(/[\\`*[\]<~|\n]/);
        expect(withoutEscapes(escaped)).toBe(text.replaceAll(/\s+/g, " "));
      }),
    );
  });

  it("leaves names as they are", () => {
    expect(asText("service load_test (Deployment big-one, 2.0)")).toBe("service load_test (Deployment big-one, 2.0)");
  });

  it("does not end as code before it ends", () => {
    expect(asCode("5.0")).toBe("`5.0`");
    expect(asCode("a `` b\n![x](y)")).toBe("``` a `` b ![x](y) ```");
  });
});
