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

  it("marks when crons tick, in the file that is copied too, and goes with the size of letters", () => {
    const pins = [{ atSeconds: 60, label: "sweep at 12:01 UTC", isLost: true }];
    const { picture, description } = redraw(fleet(4), LIGHT_PALETTE, 500, { pins, fontSize: 18 });
    expect(picture.svg).toContain("cron tick that can be lost");
    expect(description).toContain("Crons tick at 60 s of the cycle; that tick can be lost.");
    expect(standaloneSvg(fleet(4), pins)).toContain("cron tick that can be lost");
    expect(picture.width).toBe(500);
    expect(picture.svg).toContain('viewBox="0 0 333 ');
  });
});
