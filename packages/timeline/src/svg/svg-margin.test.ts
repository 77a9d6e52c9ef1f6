import { createCycle, createSlotSettings, type Protocol } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { cycleSvg } from "./cycle-svg.js";

/** What is drawn on the height of the margin's words: where the words end to either side, and the lines beside them. */
function marginOf(protocol: Protocol, marginMinutes: number, width: number) {
  const settings = createSlotSettings({ serviceIntervalMinutes: 5, spreadMarginMinutes: marginMinutes });
  const svg = cycleSvg(createCycle(protocol, settings, 4), { width, theme: "light" });
  const [, x, y, words] = /<text x="([\d.]+)" y="([\d.]+)"[^>]*>(margin [^<]*)<\/text>/.exec(svg) ?? [];
  if (words === undefined) throw new Error("no words");
  const dashed = [...svg.matchAll(/<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"[^>]*"5 3"/g)]
    .map(([, x1, y1, x2]) => ({ from: Number(x1), y: Number(y1), to: Number(x2) }))
    .filter((each) => each.y === Number(y) - 4);
  return { centre: Number(x), dashed };
}

describe("the words of a margin that fills the cycle", () => {
  it.each([
    ["slot-window", 5, 560],
    ["slot-claim", 5, 560],
    ["slot-claim", 9, 420],
  ] as const)("are crossed by no line, whatever is behind: %s, %d min, %d wide", (protocol, minutes, width) => {
    const { centre, dashed } = marginOf(protocol, minutes, width);
    expect(dashed).toHaveLength(2);
    for (const { from, to } of dashed) {
      expect(from).toBeLessThan(to);
      expect(to < centre || from > centre).toBe(true);
    }
  });
});
