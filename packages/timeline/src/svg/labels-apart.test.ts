import { createCycle, createSlotSettings, PROTOCOL_NAMES } from "@slotwise/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pictureSvg } from "../trace/picture-svg.js";
import { UTC_CLOCK } from "../trace/utc-clock.js";
import { compareCyclesSvg } from "./compare-cycles-svg.js";
import { cyclePicture, cycleSvg } from "./cycle-svg.js";
import { textWidth } from "./text-width.js";

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" },
};

/** Where the words of a drawing are, as wide as they are measured when they are placed. */
function textBoxes(svg: string): readonly Box[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, attributes = "", escaped = ""]) => {
    const of = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
    const kind = of("class") ?? "";
    const size = Number(of("font-size") ?? (kind === "title" ? 14 : kind === "name" ? 12 : 11));
    const width = textWidth(text, size);
    const [x, y] = [Number(of("x")), Number(of("y"))];
    const anchor = of("text-anchor") ?? (kind === "axis" ? "middle" : "start");
    const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
    return { text, left, right: left + width, top: y - size * 0.74, bottom: y + size * 0.22 };
  });
}

function expectApart(svg: string): void {
  const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1]);
  const boxes = textBoxes(svg);
  boxes.forEach((box, index) => {
    if (box.left < -1 || box.right > width + 1) throw new Error(`${box.text} is cut off`);
    for (const other of boxes.slice(index + 1)) {
      const isOver =
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      if (isOver) throw new Error(`${box.text} lies over ${other.text}`);
    }
  });
}

const cycle = fc
  .record({
    protocol: fc.constantFrom(...PROTOCOL_NAMES),
    runners: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(1000, 1_234_567)),
    interval: fc.constantFrom(0.001, 0.02, 0.5, 1, 5, 7.3, 60, 1440, 100_000),
    margin: fc.constantFrom(0, 1e-4, 0.01, 0.25, 0.9, 1),
  })
  .map(({ protocol, runners, interval, margin }) =>
    createCycle(
      protocol,
      createSlotSettings({ serviceIntervalMinutes: interval, spreadMarginMinutes: interval * margin }),
      runners,
    ),
  );

const options = fc.record({
  width: fc.integer({ min: 280, max: 1400 }),
  fontSize: fc.constantFrom(undefined, 9, 12, 17, 24, 48),
  frame: fc.boolean(),
  checkPeriodSeconds: fc.constantFrom(undefined, 0, 0.3, 30.22, 86_399.5),
  executionSeconds: fc.constantFrom(undefined, 20, 7000),
  names: fc.constantFrom(undefined, ["a", "b".repeat(60), "走者", "<script>"]),
  pins: fc.constantFrom(undefined, [{ atSeconds: 0, label: "x", isLost: true }]),
});

test("no words of a cycle lie over others, or are cut off, at any width and size of letters", () => {
  fc.assert(fc.property(cycle, options, (drawn, given) => expectApart(cycleSvg(drawn, given))));
});

test("nor those of two that are compared", () => {
  const word = fc.string({ maxLength: 60 });
  fc.assert(
    fc.property(cycle, cycle, word, word, fc.integer({ min: 160, max: 800 }), (one, other, first, second, width) =>
      expectApart(compareCyclesSvg({ word: first, cycle: one }, { word: second, cycle: other }, { width })),
    ),
  );
});

test("nor those of what happened over time, at any length and width", () => {
  const start = fc.integer({ min: 0, max: 1e15 });
  const length = fc.integer({ min: 0, max: 43 }).map((power) => 2 ** power);
  fc.assert(
    fc.property(start, length, fc.integer({ min: 280, max: 1400 }), (from, spanned, width) => {
      const nothing = { moreRows: 2, problems: [], silences: [{ from, to: from + spanned }], rows: [] };
      expectApart(pictureSvg({ from, to: from + spanned, clock: UTC_CLOCK, ...nothing }, { width, title: "A fleet" }));
    }),
  );
});

test("letters grow with the size asked for, and all else with them, as far as there is room", () => {
  const three = createCycle("slot-window", createSlotSettings(), 3);
  const [usual, large, narrow] = [
    cyclePicture(three, { width: 720, idPrefix: "x" }),
    cyclePicture(three, { width: 1440, fontSize: 24, idPrefix: "x" }),
    cyclePicture(three, { width: 300, fontSize: 48 }),
  ];
  expect(large.svg.replace(/ width="1440" height="\d+"/, ` width="720" height="${usual.height}"`)).toBe(usual.svg);
  expect([large.width, large.height]).toEqual([1440, 2 * usual.height]);
  expect(large.plot.right).toBe(2 * usual.plot.right);
  expect(narrow.width).toBe(300);
  expect(narrow.svg).toContain('viewBox="0 0 280 ');
});
