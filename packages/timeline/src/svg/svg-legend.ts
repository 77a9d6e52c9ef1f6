import { formatDuration } from "@slotwise/words";
import { canStart } from "../cycle/checks.js";
import { executionWords, overlapSeconds, reachWord } from "../cycle/execution.js";
import { coordinate, element, fragment, line, type Markup, rect, text } from "./svg-element.js";
import type { Part, SvgLayout } from "./svg-layout.js";
import { cross } from "./svg-marks.js";
import { hatch } from "./svg-patterns.js";
import { pinHead } from "./svg-pins.js";
import { textWidth } from "./text-width.js";

interface LegendItem {
  readonly words: string;
  /** Drawn in a box of `SWATCH_WIDTH` by `SWATCH_HEIGHT`. */
  readonly swatch: (x: number, y: number) => Markup;
}

/** What the shapes of a drawing mean, with the lengths they stand for; only those that occur. */
export function legend(layout: SvgLayout, top: number): Part {
  const { ink, padding, width } = layout;
  const shapes: Markup[] = [];
  let x = padding;
  let y = top;
  for (const { words, swatch } of legendItems(layout)) {
    const itemWidth = SWATCH_WIDTH + 6 + textWidth(words, FONT_SIZE);
    if (x > padding && x + itemWidth > width - padding) {
      x = padding;
      y += LINE_HEIGHT;
    }
    shapes.push(swatch(x, y));
    shapes.push(text(x + SWATCH_WIDTH + 6, y + 9, words, { "font-size": FONT_SIZE, ...ink.fill("text") }));
    x += itemWidth + 16;
  }
  return { height: y - top + LINE_HEIGHT, markup: fragment(...shapes) };
}

function legendItems(layout: SvgLayout): LegendItem[] {
  const { checks, cycle, ink, id, rows } = layout;
  const isDead = cycle.regime === "nobody";
  const late = cycle.windowSeconds - cycle.safeStartSeconds;
  const box = (attributes: Record<string, string | number | undefined>) => (x: number, y: number) =>
    rect(x + 0.5, y + 0.5, SWATCH_WIDTH - 1, SWATCH_HEIGHT - 1, { rx: 2, ...attributes });
  const items: LegendItem[] = [];
  if (isDead) {
    const swatch = box({ ...hatch(id, "gap"), ...ink.stroke("problem"), "stroke-dasharray": "3 3" });
    items.push({ words: `slot ${formatDuration(cycle.slotSeconds)}, no window in it`, swatch });
  } else if (canStart(cycle)) {
    const half = cycle.regime === "half-slot" ? ", half the slot" : "";
    const words = `${late > 0 ? "safe start" : "window"} ${formatDuration(cycle.safeStartSeconds)}${half}`;
    items.push({ words, swatch: box(ink.fill("window")) });
  }
  if (late > 0)
    items.push({ words: `too late to start ${formatDuration(late)}`, swatch: box(ink.paint("late", "window")) });
  if (!isDead && cycle.gapSeconds > 0) {
    const swatch = box({ ...hatch(id, "gap"), ...ink.stroke("slotOutline") });
    items.push({ words: `gap ${formatDuration(cycle.gapSeconds)}`, swatch });
  }
  if (checks !== undefined) {
    const words =
      checks.periodSeconds === 0 ? "check all the time" : `check every ${formatDuration(checks.periodSeconds)}`;
    items.push({
      words,
      swatch: (x, y) =>
        element("path", {
          d: `M${coordinate(x)} ${coordinate(y + 2)}h14m-12 0v6m5 -6v6m5 -6v6`,
          fill: "none",
          ...ink.stroke("check"),
        }),
    });
  }
  if (checks !== undefined && canStart(cycle)) items.push({ words: "check in time", swatch: startSwatch(layout) });
  if (late > 0 && checks !== undefined) items.push({ words: "check too late", swatch: crossSwatch(layout) });
  if (rows.some(({ isMissed }) => isMissed)) {
    const swatch = box({ ...ink.paint("background", "problem"), "stroke-dasharray": "4 2", "stroke-width": 1.5 });
    items.push({ words: "missed", swatch });
  }
  return [...items, ...executionItems(layout), ...pinItems(layout)];
}

function startSwatch({ ink }: SvgLayout): LegendItem["swatch"] {
  return (x, y) =>
    fragment(
      line(x + 7, y - 2, x + 7, y + 12, { "stroke-width": 1.5, ...ink.stroke("text") }),
      element("circle", { cx: x + 7, cy: y + 5, r: 3, "stroke-width": 1.5, ...ink.paint("start", "text") }),
    );
}

function crossSwatch({ ink }: SvgLayout): LegendItem["swatch"] {
  return (x, y) => cross(x + 7, y + 5, 3, { "stroke-width": 1.5, ...ink.stroke("text") });
}

function pinItems({ cycle, ink, options }: SvgLayout): LegendItem[] {
  const pins = options.pins?.filter(({ atSeconds }) => atSeconds <= cycle.intervalSeconds) ?? [];
  return [false, true].flatMap((isLost): LegendItem[] => {
    if (!pins.some((pin) => pin.isLost === isLost)) return [];
    const words = isLost ? "cron tick that can be lost" : "cron tick";
    return [{ words, swatch: (x, y) => pinHead(ink, x + 7, y + 5, isLost) }];
  });
}

function executionItems({ cycle, ink, id, options, rows }: SvgLayout): LegendItem[] {
  const seconds = options.executionSeconds ?? 0;
  if (seconds <= 0 || !canStart(cycle) || rows.every(({ isMissed }) => isMissed)) return [];
  const bar = (attributes: Record<string, string | number | undefined>) => (x: number, y: number) =>
    rect(x, y + 2, SWATCH_WIDTH, 6, attributes);
  const items = [{ words: executionWords(options), swatch: bar(ink.fill("execution")) }];
  const overlap = overlapSeconds(cycle, options);
  if (overlap > 0)
    items.push({ words: `${reachWord(cycle)} ${formatDuration(overlap)}`, swatch: bar(hatch(id, "problem")) });
  return items;
}

const SWATCH_WIDTH = 14;
const SWATCH_HEIGHT = 10;
const FONT_SIZE = 11.5;
const LINE_HEIGHT = 19;
