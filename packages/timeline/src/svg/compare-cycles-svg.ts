import { safeLine } from "@slotwise/words";
import { axisLabel } from "../cycle/axis.js";
import { createChecks } from "../cycle/checks.js";
import { type ComparedCycle, describeComparison, haveOneScale, requireCompared } from "../cycle/compared-cycles.js";
import { overlapSeconds } from "../cycle/execution.js";
import { TimeScale } from "../cycle/time-scale.js";
import { drawingId, safeId } from "./drawing-id.js";
import { createInk, type Theme } from "./ink.js";
import { drawStrip } from "./inline-strip.js";
import { smallSvg } from "./small-svg.js";
import { element, type Markup, text } from "./svg-element.js";
import { FONT } from "./svg-font.js";
import { fitTextWidth, textWidth } from "./text-width.js";

export interface CompareCyclesOptions {
  /** `auto`, which follows the reader's own settings, where absent. */
  readonly theme?: Theme | undefined;
  /** In pixels: 360 where absent, from 160 to 800. */
  readonly width?: number | undefined;
  /** Keeps ids apart from those of other drawings in the same page. Where absent it is made from what is drawn. */
  readonly idPrefix?: string | undefined;
}

/**
 * Two cycles as thin strips, one under the other, each behind its word: what is and what would be. To one scale where
 * both are as long; else each fills its strip, and how long it is stands at its end. No background.
 * @throws RangeError for options that are negative or no number
 */
export function compareCyclesSvg(
  before: ComparedCycle,
  after: ComparedCycle,
  options: CompareCyclesOptions = {},
): string {
  requireCompared(before, after);
  const theme = options.theme ?? "auto";
  const width = Math.min(800, Math.max(160, Math.round(options.width ?? 360)));
  const title = describeComparison(before, after);
  const id = options.idPrefix === undefined ? drawingId("compare", title, theme, width) : safeId(options.idPrefix);
  const ink = createInk(theme, id);
  const both = [before, after];
  const words = both.map(({ word }) => fitTextWidth(safeLine(word), width * MOST_WORD_SHARE, FONT_SIZE));
  const ends = both.map(({ cycle }) =>
    haveOneScale(before, after) ? "" : axisLabel(cycle.intervalSeconds, cycle.intervalSeconds),
  );
  const left = widest(words) + SPACE;
  const endWidth = widest(ends);
  const right = width - EDGE - (endWidth === 0 ? 0 : endWidth + SPACE);
  const size = { "font-family": FONT, "font-size": FONT_SIZE };
  const strips = both.flatMap(({ cycle, drawing = {} }, index): Markup[] => {
    const top = index * PITCH + EDGE;
    const baseline = top + STRIP / 2 + FONT_SIZE * 0.36;
    const strip = drawStrip({
      ...{ cycle, ink, height: STRIP },
      ...{ checks: createChecks(drawing), overlapSeconds: overlapSeconds(cycle, drawing) },
      scale: TimeScale.whole(cycle.intervalSeconds, left, right),
    });
    const [word = "", end = ""] = [words[index], ends[index]];
    return [
      text(left - SPACE, baseline, word, { ...size, "text-anchor": "end", ...ink.fill("text") }),
      element("g", { transform: `translate(0 ${top})` }, strip),
      ...(end === "" ? [] : [text(right + SPACE, baseline, end, { ...size, ...ink.fill("muted") })]),
    ];
  });
  return smallSvg({ title, id, width, height: PITCH + STRIP + 2 * EDGE, ink }, ...strips);
}

function widest(texts: readonly string[]): number {
  return Math.ceil(Math.max(...texts.map((each) => textWidth(each, FONT_SIZE))));
}

const MOST_WORD_SHARE = 0.4;
const FONT_SIZE = 11;
const SPACE = 6;
const EDGE = 2;
const STRIP = 16;
const PITCH = 22;
