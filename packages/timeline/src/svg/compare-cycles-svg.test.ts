import { type Cycle, createCycle, createSlotSettings, type Protocol, type SlotSettings } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { type ComparedCycle, describeComparison } from "../cycle/compared-cycles.js";
import { describeCycle } from "../cycle/describe-cycle.js";
import { compareCyclesText } from "../terminal/compare-cycles-text.js";
import { compareCyclesSvg } from "./compare-cycles-svg.js";
import { LIGHT_PALETTE } from "./palette.js";

function cycleOf(runners: number, settings: Partial<SlotSettings> = {}, protocol: Protocol = "slot-window"): Cycle {
  return createCycle(protocol, createSlotSettings(settings), runners);
}

const LOOKS = { checkPeriodSeconds: 30.22 };
const NOW: ComparedCycle = { word: "now", cycle: cycleOf(4), drawing: LOOKS };
const SOONER: ComparedCycle = { word: "then", cycle: cycleOf(4), drawing: { checkPeriodSeconds: 14.6 } };
const LONGER: ComparedCycle = { word: "then", cycle: cycleOf(4, { serviceIntervalMinutes: 8 }), drawing: LOOKS };
const NEVER: ComparedCycle = { word: "0.2.4 to 0.4.0", cycle: cycleOf(5, {}, "slot-claim"), drawing: LOOKS };

const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) => text);
const isRed = (svg: string): boolean => svg.includes(LIGHT_PALETTE.problem);

describe("compareCyclesSvg", () => {
  it("draws two strips, each behind its word, and says both", () => {
    const svg = compareCyclesSvg(NOW, SOONER, { theme: "light" });
    expect(texts(svg)).toEqual(["now", "then"]);
    expect(svg).toContain('width="360"');
    expect(svg).toContain(`>${describeComparison(NOW, SOONER)}</title>`);
    expect(describeComparison(NOW, SOONER)).toBe(
      `now: ${describeCycle(NOW.cycle, LOOKS)} then: ${describeCycle(SOONER.cycle, SOONER.drawing)}`,
    );
  });

  it("draws each with what is its own", () => {
    expect(isRed(compareCyclesSvg(NOW, SOONER, { theme: "light" }))).toBe(true);
    expect(isRed(compareCyclesSvg(SOONER, SOONER, { theme: "light" }))).toBe(false);
  });

  it("says how long each is only where they are not as long", () => {
    expect(texts(compareCyclesSvg(NOW, LONGER))).toEqual(["now", "300 s", "then", "480 s"]);
  });

  it("stays within its width, whatever the words", () => {
    const svg = compareCyclesSvg({ ...NOW, word: "0".repeat(400) }, NEVER, { width: 160, theme: "light" });
    for (const [, x = ""] of svg.matchAll(/ x[12]?="([\d.-]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(160);
    }
  });

  it("takes words as text", () => {
    expect(compareCyclesSvg({ ...NOW, word: "<b>" }, LONGER)).toContain(">&lt;b&gt;<");
  });

  it("refuses what cannot be drawn", () => {
    expect(() => compareCyclesSvg(NOW, { ...NOW, drawing: { executionSeconds: -1 } })).toThrow(RangeError);
  });
});

describe("compareCyclesText", () => {
  it("writes a line a cycle to one scale", () => {
    expect(compareCyclesText(NOW, SOONER, { columns: 45 }).split("\n")).toEqual([
      " now ██▁▁▁▁▁▁▁▁░░▁▁▁▁▁▁▁▁██▁▁▁▁▁▁▁▁░░▁▁▁▁▁▁▁▁",
      "then ██▁▁▁▁▁▁▁▁██▁▁▁▁▁▁▁▁██▁▁▁▁▁▁▁▁██▁▁▁▁▁▁▁▁",
    ]);
  });

  it("writes how long each is where they are not as long", () => {
    const lines = compareCyclesText(NOW, LONGER, { columns: 45, unicode: false }).split("\n");
    expect(lines.map((line) => line.slice(-6))).toEqual([" 300 s", " 480 s"]);
    expect(lines.join("")).toMatch(/^[ -~]+$/);
  });

  it("shows that nobody ever runs, and what overlaps, by the characters alone", () => {
    expect(compareCyclesText(NOW, NEVER, { columns: 50 }).split("\n")[1]).toMatch(/^0\.2\.4 to 0\.4\.0 ·+$/);
    const long = { ...NOW, drawing: { ...LOOKS, executionSeconds: 70 } };
    expect(compareCyclesText(long, NEVER)).toContain("╳");
  });

  it("fits its columns for a fleet of any size", () => {
    for (const runners of [1, 2, 39, 1000, 1_000_000]) {
      const large = { ...NOW, cycle: cycleOf(runners, { spreadMarginMinutes: 1e-9 }) };
      for (const line of compareCyclesText(NOW, large, { columns: 60 }).split("\n")) {
        expect(line.length).toBeLessThanOrEqual(60);
        expect(line).toContain("█");
      }
    }
  });
});
