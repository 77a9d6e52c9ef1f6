import { type MixedRunner, mixedLayout, type Stretch } from "../cycle/mixed-layout.js";
import { TimeScale } from "../cycle/time-scale.js";
import { drawingId, safeId } from "./drawing-id.js";
import { createInk } from "./ink.js";
import type { InlineCycleSvgOptions } from "./inline-cycle-svg.js";
import { describeMixed } from "./mixed-svg.js";
import { lineSize, smallSvg } from "./small-svg.js";
import { coordinate, element, line, type Markup } from "./svg-element.js";

/**
 * A fleet whose members cut the cycle by different settings as a strip that fits in a line of code: when some runner may
 * start, and over it, as high as the strip and in the colour of problems, when two of them may start at once.
 */
export function inlineMixedSvg(
  runners: readonly MixedRunner[],
  options: Pick<InlineCycleSvgOptions, "theme" | "width" | "height" | "idPrefix"> = {},
): string {
  const { theme = "auto", idPrefix } = options;
  const { width, height } = lineSize(options);
  const { spanSeconds, rows, shared } = mixedLayout(runners, MOST_RUNNERS);
  const title = describeMixed(runners);
  const id = idPrefix === undefined ? drawingId("mixed-line", title, theme, width) : safeId(idPrefix);
  const ink = createInk(theme, id);
  const scale = TimeScale.whole(spanSeconds, 0.5, width - 0.5);
  const windows = rows.flatMap((row) => row.windows);
  return smallSvg(
    { title, id, width, height, ink },
    line(0.5, height - 1.5, width - 0.5, height - 1.5, ink.stroke("slotOutline")),
    element("path", { d: bars(windows, scale, 3, height - 2), ...ink.fill("window") }),
    ...problem(bars(shared, scale, 1, height - 2), ink.fill("problem")),
  );
}

function problem(d: string, fill: Record<string, string | number | undefined>): readonly Markup[] {
  return d === "" ? [] : [element("path", { d, ...fill })];
}

/** One bar for what is no pixel apart, so that a drawing does not grow with the turns that it shows. */
function bars(stretches: readonly Stretch[], scale: TimeScale, top: number, bottom: number): string {
  const spans = stretches.flatMap(({ from, to }) => scale.spans(from, to));
  spans.sort((one, other) => one.fromX - other.fromX);
  const joined: { fromX: number; toX: number }[] = [];
  for (const { fromX, toX } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && fromX - last.toX < LEAST_GAP) last.toX = Math.max(last.toX, toX);
    else joined.push({ fromX, toX: Math.max(toX, fromX + 1) });
  }
  const rise = coordinate(bottom - top);
  return joined
    .map(({ fromX, toX }) => `M${coordinate(fromX)} ${top}h${coordinate(toX - fromX)}v${rise}H${coordinate(fromX)}z`)
    .join("");
}

const LEAST_GAP = 0.75;
const MOST_RUNNERS = 64;
