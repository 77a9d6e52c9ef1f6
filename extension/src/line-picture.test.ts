import { createCycle, createSlotSettings } from "@slotwise/core";
import { inlineCycleSvg, toDataUri } from "@slotwise/timeline";
import { describe, expect, it } from "vitest";
import { fitInLine, mostEmsInLine } from "./line-picture.js";

const svg = inlineCycleSvg(createCycle("slot-window", createSlotSettings(), 4), { width: 120, height: 12 });
const picture = toDataUri(svg);
const decoded = (uri: string): string => Buffer.from(uri.split(",")[1] ?? "", "base64").toString("utf8");
const WIDE = { mostEms: 1, stale: false };

describe("fitInLine", () => {
  it("gives a picture the size that it was drawn with beside letters of 14 pixels, and in proportion beside others", () => {
    expect(fitInLine(picture, WIDE).widthEms).toBeCloseTo(120 / 14, 2);
  });

  it("leaves the picture no size of its own, and changes nothing else", () => {
    const fitted = decoded(fitInLine(picture, WIDE).uri);
    expect(fitted).toContain('viewBox="0 0 120 12"');
    expect(fitted).toBe(svg.replace(' width="120" height="12"', ""));
  });

  it("shrinks one that is too high, and keeps its shape", () => {
    // 12 pixels are to be 0.5 of a font's height.
    expect(fitInLine(picture, { mostEms: 0.5, stale: false }).widthEms).toBe(5);
  });

  it("dims what is stale", () => {
    const dimmed = decoded(fitInLine(picture, { mostEms: 1, stale: true }).uri);
    expect(dimmed.replace('<svg opacity="0.4" ', "<svg ")).toBe(decoded(fitInLine(picture, WIDE).uri));
    expect(dimmed).toContain('<svg opacity="0.4" ');
  });

  it("keeps characters beyond ASCII", () => {
    const uri = toDataUri(svg.replace("4 runners", "4 rünners µ"));
    expect(decoded(fitInLine(uri, WIDE).uri)).toContain("4 rünners µ");
  });

  it.each(["data:image/png;base64,AAAA", "", toDataUri("<svg xmlns='x'></svg>"), toDataUri("no picture")])(
    "gives back what is no such picture: %s",
    (uri) => {
      expect(fitInLine(uri, { mostEms: 1, stale: true })).toEqual({ uri, widthEms: undefined });
    },
  );
});

describe("mostEmsInLine", () => {
  it("follows the editor's line: automatic, a factor, or pixels", () => {
    expect(mostEmsInLine(14, 0)).toBe(1);
    expect(mostEmsInLine(24, 0)).toBe(1);
    expect(mostEmsInLine(10, 1.2)).toBeCloseTo(0.9);
    expect(mostEmsInLine(20, 22)).toBeCloseTo(0.8);
    expect(mostEmsInLine(100, 9)).toBe(0.5);
  });
});
