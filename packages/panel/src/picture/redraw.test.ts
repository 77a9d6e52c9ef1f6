import { createFleet, createSlotSettings } from "@slotwise/core";
import { LIGHT_PALETTE } from "@slotwise/timeline";
import { describe, expect, it } from "vitest";
import { readFromPanel } from "../crossing/messages.js";
import { redraw, standaloneSvg } from "./redraw.js";

const fleet = (totalRunners: number) =>
  createFleet({
    protocol: "slot-window",
    settings: createSlotSettings({ serviceIntervalMinutes: 1440, spreadMarginMinutes: 0.5 }),
    totalRunners,
  });

describe("a redraw", () => {
  it("needs no style of its own, so that a strict page can show it", () => {
    const { picture } = redraw(fleet(4), LIGHT_PALETTE, 500);
    expect(picture.svg).not.toMatch(/<style|style=|<script|href/);
    expect(picture.width).toBe(500);
  });

  it("does not grow with the fleet", () => {
    const small = redraw(fleet(50), LIGHT_PALETTE, 500).picture.svg.length;
    const large = redraw(fleet(1_000_000), LIGHT_PALETTE, 500).picture.svg.length;
    expect(large).toBeLessThan(small * 1.5);
  });

  it("has a twin that stands alone and follows its reader's theme", () => {
    expect(standaloneSvg(fleet(4))).toMatch(/^<svg xmlns=.*prefers-color-scheme:dark/s);
    // As much as may cross to the other side of the window.
    const copy = { kind: "copy", svg: standaloneSvg(fleet(1_000_000)) };
    expect(readFromPanel(copy)).toEqual(copy);
  });

  it("marks when crons tick, and says which of the ticks can be lost", () => {
    const pins = [
      { atSeconds: 60, label: "*/5 * * * * at 12:01 UTC", isLost: true },
      { atSeconds: 120, label: "*/5 * * * * at 12:02 UTC", isLost: false },
    ];
    const { picture, description } = redraw(fleet(4), LIGHT_PALETTE, 500, pins);
    expect(picture.svg).not.toBe(redraw(fleet(4), LIGHT_PALETTE, 500).picture.svg);
    expect(description).toContain("a tick can be lost at 60 s");
  });
});
