import { createCycle, createSlotSettings, type Protocol } from "@slotwise/core";
import { displayWidth } from "@slotwise/words";
import { expect, test } from "vitest";
import { inlineMixedSvg } from "../svg/inline-mixed-svg.js";
import { describeMixed, mixedSvg } from "../svg/mixed-svg.js";
import { mixedText } from "../terminal/mixed-text.js";
import { type MixedRunner, mixedLayout } from "./mixed-layout.js";

function runnersOf(minutes: readonly number[], protocol: Protocol = "slot-window"): readonly MixedRunner[] {
  return minutes.map((serviceIntervalMinutes, position) => ({
    name: `every ${serviceIntervalMinutes}`,
    position,
    cycle: createCycle(protocol, createSlotSettings({ serviceIntervalMinutes }), minutes.length),
  }));
}

test("two intervals in one fleet", () => {
  expect(mixedText(runnersOf([10, 10, 20, 20]), { columns: 60 }).split("\n")).toEqual([
    "           0 min                    10 min            20 min",
    "           ├────────────────────────┼──────────────────────┤",
    "1 every 10 ████                     ███",
    "2 every 10       ████                     ███",
    "3 every 20                          █████████",
    "4 every 20                                      ██████████",
    "together                            ╳╳╳   ╳╳╳",
    "█ may start   ╳ two may start at once, 180 s of every 20 min",
  ]);
});

test("a large fleet keeps the two that the words name", () => {
  const runners = runnersOf([...new Array<number>(30).fill(60), ...new Array<number>(30).fill(90)]);
  const { rows, hidden, said } = mixedLayout(runners, 5);
  expect(rows).toHaveLength(5);
  expect(hidden).toBe(55);
  const shown = rows.map(({ runner }) => runner.position);
  expect(said.first?.positions.every((position) => shown.includes(position))).toBe(true);
  expect(mixedText(runners, { maxRows: 5 })).toContain("… 55 more …");
});

test("where nobody may start there is nothing to share", () => {
  const runners = runnersOf([1.5, 2], "slot-claim");
  const { shared, rows } = mixedLayout(runners, 12);
  expect(shared).toEqual([]);
  expect(rows.map(({ windows }) => windows)).toEqual([[], []]);
});

test("every width, in ASCII where it has to be, names and all", () => {
  const names = [
    "worker",
    "a very long name of a service that nobody would give",
    "走者".repeat(20),
    "\u001b[31mred\n",
    "",
  ];
  for (const minutes of [
    [2, 5],
    [10, 7.5, 10, 60],
    [5, 5.0001, 5],
    [60, 2, 2, 2, 2, 2, 2, 2, 2],
  ]) {
    for (const name of names) {
      for (let columns = 40; columns <= 160; columns += 7) {
        const runners = runnersOf(minutes).map((runner) => ({ ...runner, name }));
        const lines = mixedText(runners, { columns }).split("\n");
        // The words of the legend are a sentence, and break for no width.
        for (const line of lines.slice(0, -1)) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join("")).not.toContain("\u001b");
      }
    }
    expect(mixedText(runnersOf(minutes), { unicode: false })).toMatch(/^[ -~\n]*$/);
  }
});

test("the drawing has a title that says what it shows, and nothing of a name", () => {
  const runners = runnersOf([10, 10, 20, 20]).map((runner) => ({ ...runner, name: '"><script>' }));
  const svg = mixedSvg(runners, { theme: "dark", width: 300 });
  expect(svg).toContain(
    "The windows of 4 runners that cut the cycle by different settings: in 180 s of every 20 min two of them may start at once.",
  );
  expect(svg).not.toContain("script");
  expect(svg).toContain('width="300"');
  expect(describeMixed(runners)).not.toContain("script");
});

test("in a line of code: a bar for each window, and one over them for each time that two may start at once", () => {
  const svg = inlineMixedSvg(runnersOf([10, 10, 20, 20]), { theme: "dark" });
  const paths = [...svg.matchAll(/<path d="([^"]*)"/g)].map(([, d = ""]) => d);
  // As in the text above: the third runner's window takes in the second turns of the first two.
  expect(paths.map((d) => d.match(/M/g)?.length)).toEqual([4, 2]);
  expect(svg).toContain("<title");
  expect(svg).toContain("in 180 s of every 20 min two of them may start at once");
  const apart = inlineMixedSvg(runnersOf([10, 10]), { theme: "dark" });
  expect([...apart.matchAll(/<path/g)]).toHaveLength(1);
});

test("in a line of code the drawing does not grow with the fleet", () => {
  const many = inlineMixedSvg(runnersOf([...new Array<number>(500).fill(600), ...new Array<number>(500).fill(7)]));
  expect(many.length).toBeLessThan(6000);
  expect(many).not.toMatch(/NaN|undefined|Infinity/);
});
