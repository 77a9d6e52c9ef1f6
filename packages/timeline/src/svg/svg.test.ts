import { type Cycle, createCycle, createSlotSettings, type Protocol, type SlotSettings } from "@slotwise/core";
import { describe, expect, test } from "vitest";
import { describeCycle } from "../cycle/describe-cycle.js";
import { cyclePicture, cycleSvg } from "./cycle-svg.js";
import { inlineCycleSvg } from "./inline-cycle-svg.js";
import { LIGHT_PALETTE } from "./palette.js";
import type { CycleSvgOptions } from "./svg-options.js";

function cycleOf(protocol: Protocol, runners: number, settings: Partial<SlotSettings> = {}): Cycle {
  return createCycle(protocol, createSlotSettings(settings), runners);
}

/** The names of all elements, or a complaint about the first thing that is not well formed. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [A-Za-z0-9:-]+="[^"<]*")*)(\/?)>/g;
  const text = xml.replace(tag, (_, closing: string, name: string, _attributes: string, empty: string) => {
    if (closing === "") seen.push(name);
    if (closing === "/" && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    if (closing === "" && empty === "") open.push(name);
    return "";
  });
  if (open.length > 0) throw new Error(`left open: ${open.join(", ")}`);
  if (/[<>]/.test(text)) throw new Error(`stray angle in ${text}`);
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(xml)) throw new Error("stray ampersand");
  return seen;
}

const ids = (svg: string): string[] => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "");

const FULL: CycleSvgOptions = {
  checkPeriodSeconds: 30.1,
  executionSeconds: 70,
  names: [`<script>alert("x")</script>`, "Q&A's", "走者", "\u0000\uD800"],
};

describe("every drawing", () => {
  const fleets = [1, 2, 3, 4, 5, 10, 24, 25, 50, 1000, 1_000_000];
  const themes = ["light", "dark", "auto", "high-contrast", "high-contrast-light"] as const;

  test.each(["slot-window", "slot-claim"] as const)(
    "%s: is well formed, sized, named and deterministic",
    (protocol) => {
      for (const runners of fleets) {
        for (const theme of themes) {
          const cycle = cycleOf(protocol, runners);
          for (const svg of [cycleSvg(cycle, { ...FULL, theme }), inlineCycleSvg(cycle, { ...FULL, theme })]) {
            const elements = elementsOf(svg);
            expect(elements).not.toContain("script");
            expect(elements.includes("style")).toBe(theme === "auto");
            expect(svg).toMatch(/^<svg xmlns="[^"]+" width="\d+" height="\d+" viewBox="0 0 \d+ \d+" role="img"/);
            expect(/NaN|Infinity|undefined|"-0"|\d\.\d{3,}|\de-\d/.exec(svg)?.[0]).toBeUndefined();
            expect(new Set(ids(svg)).size).toBe(ids(svg).length);
            for (const [, used = ""] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids(svg)).toContain(used);
          }
          expect(cycleSvg(cycle, { ...FULL, theme })).toBe(cycleSvg(cycle, { ...FULL, theme }));
        }
      }
    },
  );

  test("stays within its box", () => {
    for (const width of [280, 400, 720, 1400]) {
      for (const runners of [1, 3, 10, 60]) {
        const svg = cycleSvg(cycleOf("slot-claim", runners, { spreadMarginMinutes: 0.01 }), { ...FULL, width });
        const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
        for (const [, x, y] of svg.matchAll(/<(?:text|rect|circle)[^>]* c?x="([\d.-]+)" c?y="([\d.-]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(width);
          expect(Number(y)).toBeLessThanOrEqual(height);
        }
      }
    }
  });
});

describe("what it says", () => {
  test("the text twin is its description", () => {
    const cycle = cycleOf("slot-window", 3);
    expect(cycleSvg(cycle, { theme: "light" })).toContain(`>${describeCycle(cycle)}</desc>`);
    expect(inlineCycleSvg(cycle, { theme: "light" })).toContain(`>${describeCycle(cycle)}</title>`);
  });

  test("names are text, whatever is in them", () => {
    const svg = cycleSvg(cycleOf("slot-window", 2), { names: FULL.names, title: "<b>" });
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).toContain("Q&amp;A&#39;s");
    expect(svg).toContain(">&lt;b&gt;</title>");
  });

  test("what is wrong is said in words", () => {
    const checks = { checkPeriodSeconds: 30.1, executionSeconds: 70 };
    expect(cycleSvg(cycleOf("slot-claim", 5))).toContain("Nobody ever runs");
    expect(cycleSvg(cycleOf("slot-claim", 5)).match(/>never</g)).toHaveLength(5);
    expect(cycleSvg(cycleOf("slot-window", 5))).toContain("Margin dropped");
    expect(cycleSvg(cycleOf("slot-window", 5))).toContain("margin 60 s, dropped");
    expect(cycleSvg(cycleOf("slot-window", 4), checks).match(/>missed</g)).toHaveLength(3);
    expect(cycleSvg(cycleOf("slot-window", 4), checks)).toContain("Executions can overlap");
    expect(cycleSvg(cycleOf("slot-window", 3), { checkPeriodSeconds: 30.1 })).not.toContain("can be");
  });

  test("a large fleet shows its first few and its last", () => {
    const svg = cycleSvg(cycleOf("slot-window", 1000));
    expect(svg).toContain("1,000 runners, slot 0.3 s: showing 1–8 and 1,000");
    expect(svg.match(/>runner [\d,]+</g)).toHaveLength(9);
    expect(svg.length).toBeLessThan(30_000);
  });
});

test("a host can put its own line over the whole cycle", () => {
  for (const runners of [1, 3, 1000]) {
    const { svg, width, height, plot } = cyclePicture(cycleOf("slot-window", runners));
    expect(svg).toContain(`width="${width}" height="${height}"`);
    expect(0 < plot.left && plot.left < plot.right && plot.right < width).toBe(true);
    expect(0 < plot.top && plot.top < plot.bottom && plot.bottom < height).toBe(true);
    // The axis' ends are where the plot's are.
    expect(svg).toContain(`<line x1="${plot.left}" y1=`);
    expect(svg).toContain(`x2="${plot.right}"`);
  }
});

describe("in one page", () => {
  test("different drawings have different ids, the same one the same", () => {
    const [first, second] = [3, 4].map((runners) => cycleSvg(cycleOf("slot-window", runners)));
    expect(ids(first ?? "").filter((id) => ids(second ?? "").includes(id))).toEqual([]);
    expect(ids(cycleSvg(cycleOf("slot-window", 3)))).toEqual(ids(first ?? ""));
  });

  test("a prefix can be given and cannot break out", () => {
    const svg = cycleSvg(cycleOf("slot-window", 3), { idPrefix: `1"><x`, theme: "auto" });
    expect(ids(svg).every((id) => id.startsWith("id-1---x-"))).toBe(true);
    elementsOf(svg);
  });

  test("a palette's colours are used and escaped", () => {
    const palette = { ...LIGHT_PALETTE, window: "var(--window)", problem: `"><x` };
    const svg = cycleSvg(cycleOf("slot-claim", 3), { theme: palette, ...FULL });
    expect(svg).toContain(`fill="var(--window)"`);
    elementsOf(svg);
  });
});

describe("in a line of code", () => {
  test("it is as high as asked for, and no wider", () => {
    expect(inlineCycleSvg(cycleOf("slot-window", 3))).toContain(`width="120" height="12"`);
    expect(inlineCycleSvg(cycleOf("slot-window", 3), { width: 5000, height: 99 })).toContain(`width="400" height="24"`);
  });

  test("what is broken has the problem's colour, what is not has not", () => {
    const isRed = (runners: number, protocol: Protocol, options: CycleSvgOptions = {}): boolean =>
      inlineCycleSvg(cycleOf(protocol, runners), { ...options, theme: "light" }).includes(LIGHT_PALETTE.problem);
    expect(isRed(3, "slot-window", { checkPeriodSeconds: 30.1, executionSeconds: 60 })).toBe(false);
    expect(isRed(3, "slot-window", { executionSeconds: 61 })).toBe(true);
    expect(isRed(4, "slot-window", { checkPeriodSeconds: 30.1 })).toBe(true);
    expect(isRed(1000, "slot-window", { checkPeriodSeconds: 30.1 })).toBe(true);
    expect(isRed(5, "slot-claim")).toBe(true);
  });
});
