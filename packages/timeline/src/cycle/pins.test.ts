import { createCycle, createFleet, createSlotSettings, cycleOf, findLosableTick } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { cycleSvg } from "../svg/cycle-svg.js";
import { inlineCycleSvg } from "../svg/inline-cycle-svg.js";
import { LIGHT_PALETTE } from "../svg/palette.js";
import { cycleText } from "../terminal/cycle-text.js";
import { type CronTick, cronPins } from "./cron-pins.js";
import { describeCycle } from "./describe-cycle.js";
import { type CyclePin, placedPins } from "./pins.js";
import { TimeScale } from "./time-scale.js";

const CYCLE = createCycle("slot-window", createSlotSettings(), 3);
const KEPT: CyclePin = { atSeconds: 120, label: "sweep at 12:02 UTC", isLost: false };
const LOST: CyclePin = { atSeconds: 240, label: "sweep at 12:04 UTC", isLost: true };
const circles = (svg: string): string[] => [...svg.matchAll(/<circle [^>]*>/g)].map(([circle]) => circle);

describe("pins", () => {
  it("are drawn where they fall, hollow where a tick can be lost", () => {
    const options = { theme: "light", pins: [LOST, KEPT], idPrefix: "x" } as const;
    for (const svg of [cycleSvg(CYCLE, { ...options, legend: false }), inlineCycleSvg(CYCLE, options)]) {
      const [kept = "", lost = "", ...others] = circles(svg);
      expect(others).toEqual([]);
      expect(kept).toContain(`fill="${LIGHT_PALETTE.text}"`);
      expect(kept).not.toContain("stroke=");
      expect(lost).toContain(`stroke="${LIGHT_PALETTE.problem}"`);
      expect(lost).not.toContain(`fill="${LIGHT_PALETTE.text}"`);
    }
  });

  it("stand at their share of the axis", () => {
    const [kept, lost] = circles(inlineCycleSvg(CYCLE, { pins: [KEPT, LOST], width: 301 })).map((circle) =>
      Number(/cx="([\d.]+)"/.exec(circle)?.[1]),
    );
    expect([kept, lost]).toEqual([120.5, 240.5]);
  });

  it("take a lane of their own above the strip, and none where there is none", () => {
    expect(inlineCycleSvg(CYCLE, { pins: [KEPT] })).toContain('height="14"');
    expect(inlineCycleSvg(CYCLE, { pins: [] })).toBe(inlineCycleSvg(CYCLE));
    expect(inlineCycleSvg(CYCLE, { pins: [{ ...KEPT, atSeconds: 301 }] })).toBe(inlineCycleSvg(CYCLE));
  });

  it("are in the legend, by kind, and in words", () => {
    expect(cycleSvg(CYCLE, { pins: [KEPT] })).toContain(">cron tick<");
    expect(cycleSvg(CYCLE, { pins: [KEPT] })).not.toContain("can be lost");
    expect(cycleSvg(CYCLE, { pins: [LOST] })).toContain(">cron tick that can be lost<");
    expect(cycleSvg(CYCLE, { pins: [KEPT] })).toContain("<title>sweep at 12:02 UTC</title>");
    expect(describeCycle(CYCLE, { pins: [KEPT, LOST] })).toContain(
      "Crons tick at 120 s and 240 s of the cycle; a tick can be lost at 240 s.",
    );
    expect(describeCycle(CYCLE, { pins: [LOST] })).toContain(
      "Crons tick at 240 s of the cycle; that tick can be lost.",
    );
    expect(describeCycle(CYCLE, { pins: [KEPT] })).toContain("Crons tick at 120 s of the cycle.");
  });

  it("are marked in the terminal, too", () => {
    const lines = cycleText(CYCLE, { columns: 63, pins: [KEPT, LOST] }).split("\n");
    expect(lines[2]).toBe(`${" ".repeat(26)}▾${" ".repeat(24)}▿`);
    expect(lines.join("\n")).toContain("▾ cron tick\n▿ cron tick that can be lost");
  });

  it("that could not be told apart become one, lost where one of them is", () => {
    const scale = TimeScale.whole(300, 0, 300);
    const pins = [KEPT, { ...LOST, atSeconds: 123 }, { ...KEPT, atSeconds: 131 }];
    expect(placedPins(pins, CYCLE, scale, 5)).toEqual([
      { x: 120, isLost: true, labels: [KEPT.label, LOST.label] },
      { x: 131, isLost: false, labels: [KEPT.label] },
    ]);
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...KEPT, atSeconds: index % 300 }));
    expect(circles(inlineCycleSvg(CYCLE, { pins: many })).length).toBeLessThanOrEqual(24);
  });

  it("before the start of the cycle are refused", () => {
    expect(() => cycleSvg(CYCLE, { pins: [{ ...KEPT, atSeconds: -1 }] })).toThrow("pins[0].atSeconds is -1");
  });
});

describe("cronPins", () => {
  const ticks: readonly CronTick[] = Array.from({ length: 5 }, (_, index) => {
    const tick = 1_764_400_200 + index * 300;
    return { label: `tick ${index}`, around: [tick - 300, tick, tick + 300] };
  });
  const fleetOf = (totalRunners: number, serviceIntervalMinutes = 7) =>
    createFleet({
      protocol: "slot-window",
      settings: createSlotSettings({ serviceIntervalMinutes }),
      totalRunners,
    });

  it("put each tick at its place in the cycle, and ask of each whether the fleet can lose it", () => {
    const fleet = fleetOf(3);
    const pins = cronPins(fleet, ticks);
    expect(pins.map(({ atSeconds }) => atSeconds)).toEqual(ticks.map(({ around }) => around[1] % 420));
    expect(pins.map(({ isLost }) => isLost)).toEqual(
      ticks.map(({ around }) => findLosableTick(fleet, around) !== undefined),
    );
    expect(new Set(pins.map(({ isLost }) => isLost)).size).toBe(2);
  });

  it("say nothing of a fleet that never runs, or whose slots are too short to follow", () => {
    const never = createFleet({ protocol: "slot-claim", settings: createSlotSettings(), totalRunners: 5 });
    expect(cycleOf(never).regime).toBe("nobody");
    expect(cronPins(never, ticks)).toEqual([]);
    expect(cronPins(fleetOf(100_000), ticks)).toEqual([]);
  });
});
