import { createCycle, createSlotSettings } from "@slotwise/core";
import { inlineCycleSvg, toDataUri } from "@slotwise/timeline";
import { describe, expect, it } from "vitest";
import { fitInLine, lineHeight } from "./line-picture.js";

const svg = inlineCycleSvg(createCycle("slot-window", createSlotSettings(), 4), { width: 120, height: 12 });
const picture = toDataUri(svg);
const decoded = (uri: string): string => Buffer.from(uri.split(",")[1] ?? "", "base64").toString("utf8");

describe("fitInLine", () => {
  it("leaves a picture alone that fits", () => {
    expect(fitInLine(picture, { mostHeight: 12, stale: false })).toBe(picture);
  });

  it("shrinks one that is too high, and keeps its shape", () => {
    const fitted = decoded(fitInLine(picture, { mostHeight: 6, stale: false }));
    expect(fitted).toContain(' width="60" height="6" ');
    expect(fitted).toContain('viewBox="0 0 120 12"');
  });

  it("dims what is stale, and changes nothing else", () => {
    const dimmed = decoded(fitInLine(picture, { mostHeight: 12, stale: true }));
    expect(dimmed.replace('<svg opacity="0.4" ', "<svg ")).toBe(svg);
  });

  it("keeps characters beyond ASCII", () => {
    const uri = toDataUri(svg.replace("4 runners", "4 rünners µ"));
    expect(decoded(fitInLine(uri, { mostHeight: 6, stale: false }))).toContain("4 rünners µ");
  });

  it.each(["data:image/png;base64,AAAA", "", toDataUri("<svg xmlns='x'></svg>"), toDataUri("no picture")])(
    "gives back what is no such picture: %s",
    (uri) => {
      expect(fitInLine(uri, { mostHeight: 6, stale: true })).toBe(uri);
    },
  );
});

describe("lineHeight", () => {
  it("follows the editor: automatic, a factor, or pixels", () => {
    expect(lineHeight(14, 0)).toBe(19);
    expect(lineHeight(10, 2)).toBe(20);
    expect(lineHeight(10, 24)).toBe(24);
  });
});
