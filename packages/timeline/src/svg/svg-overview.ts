import { axisLabel, axisTicks } from "../cycle/axis.js";
import { excerptCaption } from "../cycle/excerpt.js";
import { TimeScale } from "../cycle/time-scale.js";
import { axis, mostTicks } from "./svg-axis.js";
import { coordinate, element, fragment, line, type Markup, rect, text } from "./svg-element.js";
import type { Part, SvgLayout } from "./svg-layout.js";
import { margin } from "./svg-margin.js";
import { hatch } from "./svg-patterns.js";
import { fitTextWidth, textWidth } from "./text-width.js";

/** In pixels. */
export const STRIP_HEIGHT = 16;

/** All runners of a large fleet in one strip, and what of it is drawn larger below. */
export function overview(layout: SvgLayout, top: number): Part {
  const { cycle, ink, id, left, right, scale, shown, sizes, width } = layout;
  const whole = TimeScale.whole(cycle.intervalSeconds, left, right);
  const interval = cycle.intervalSeconds;
  const ticks = axisTicks(interval, mostTicks(axisLabel(interval, interval), right - left));
  const needed = margin(layout, whole, top + STRIP_HEIGHT + 6);
  const axisTop = top + STRIP_HEIGHT + 3 + needed.height;
  const time = axis(ticks, whole, axisTop, width, ink);
  const funnelTop = axisTop + time.height;
  const funnel = scale.pieces.map((piece) => {
    const from = whole.x(piece.fromSeconds) ?? left;
    const to = Math.max(whole.x(Math.min(piece.toSeconds, interval)) ?? right, from + 1);
    const bottom = funnelTop + FUNNEL_HEIGHT;
    const d = `M${coordinate(from)} ${coordinate(funnelTop)}H${coordinate(to)}L${coordinate(piece.toX)} ${coordinate(bottom)}H${coordinate(piece.fromX)}Z`;
    return element("path", { d, ...ink.fill("grid") });
  });
  const isDead = cycle.regime === "nobody";
  const outline = isDead ? { ...ink.stroke("problem"), "stroke-dasharray": "3 3" } : ink.stroke("slotOutline");
  const words = excerptCaption(cycle, shown);
  const half = textWidth(words, CAPTION_SIZE) / 2;
  const captionX = Math.max(Math.min((left + right) / 2, width - 8 - half), Math.min(half + 8, width / 2));
  const caption = text(captionX, funnelTop + FUNNEL_HEIGHT - 9, fitTextWidth(words, width - 16, CAPTION_SIZE), {
    "font-size": CAPTION_SIZE,
    "text-anchor": "middle",
    ...ink.fill("muted"),
  });
  const markup = fragment(
    text(left - 10, top + STRIP_HEIGHT / 2 + 4, "all", {
      "font-size": sizes.fontSize,
      "text-anchor": "end",
      ...ink.fill("text"),
    }),
    rect(left, top, right - left, STRIP_HEIGHT, { rx: 3, ...hatch(id, "gap"), ...outline }),
    ...(isDead ? [line(left, top + STRIP_HEIGHT / 2, right, top + STRIP_HEIGHT / 2, ink.stroke("problem"))] : []),
    windows(layout, top),
    needed.markup,
    time.markup,
    ...funnel,
    caption,
  );
  return { height: funnelTop + FUNNEL_HEIGHT + 8 - top, markup };
}

/** Every window where they can be told apart; else stripes of a fixed width in the same proportion. */
function windows(layout: SvgLayout, top: number): Markup {
  const { cycle, ink } = layout;
  if (cycle.regime === "nobody") return fragment();
  const room = layout.right - layout.left;
  const stripes = Math.min(cycle.totalRunners, Math.floor(room / LEAST_PITCH));
  const pitch = room / stripes;
  const safe = (cycle.safeStartSeconds / cycle.slotSeconds) * pitch;
  const all = (cycle.windowSeconds / cycle.slotSeconds) * pitch;
  const path = (from: number, to: number): string =>
    Array.from({ length: stripes }, (_, index) => {
      const x = layout.left + index * pitch + from;
      return `M${coordinate(x)} ${coordinate(top)}h${coordinate(to - from)}v${STRIP_HEIGHT}h${coordinate(from - to)}z`;
    }).join("");
  return fragment(
    ...(all > safe ? [element("path", { d: path(safe, all), ...ink.fill("late") })] : []),
    element("path", { d: path(0, safe), ...ink.fill("window") }),
  );
}

const CAPTION_SIZE = 11;
const FUNNEL_HEIGHT = 26;
const LEAST_PITCH = 5;
