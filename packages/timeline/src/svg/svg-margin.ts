import { formatDuration } from "@slotwise/words";
import type { TimeScale } from "../cycle/time-scale.js";
import { fragment, line, text } from "./svg-element.js";
import type { Part, SvgLayout } from "./svg-layout.js";
import { textWidth } from "./text-width.js";

/**
 * A margin that leaves nothing of a slot, as long as it is, ending where the last slot ends: so one sees that it does
 * not fit. Nothing where it fits.
 */
export function margin({ cycle, ink, padding, width: full }: SvgLayout, scale: TimeScale, top: number): Part {
  if (cycle.regime !== "half-slot" && cycle.regime !== "nobody") return { height: 0, markup: fragment() };
  const interval = cycle.intervalSeconds;
  const from = scale.x(interval - Math.min(interval, cycle.marginSeconds)) ?? 0;
  const to = scale.x(interval) ?? 0;
  const y = top + 8;
  const words = `margin ${formatDuration(cycle.marginSeconds)}${cycle.regime === "nobody" ? " fills every slot" : ", dropped"}`;
  const width = textWidth(words, FONT_SIZE);
  const within = (x: number) => Math.max(padding + width / 2, Math.min(full - padding - width / 2, x));
  const isBeside = from - width - 12 >= (scale.x(0) ?? 0);
  const centre = isBeside ? (from + to) / 2 : within((from + to) / 2);
  const stroke = { ...ink.stroke("problem"), "stroke-width": 1.5 };
  const label = { "font-size": FONT_SIZE, ...ink.fill("problem") };
  // Left open for the words: nothing could be painted over where the background is to shine through.
  const pieces = isBeside
    ? [[from, to] as const]
    : [[from, centre - width / 2 - 4] as const, [centre + width / 2 + 4, to] as const].filter(([x1, x2]) => x1 < x2);
  const markup = fragment(
    ...pieces.map(([x1, x2]) => line(x1, y, x2, y, { ...stroke, "stroke-dasharray": "5 3" })),
    line(from, y - 5, from, y + 5, stroke),
    line(to, y - 5, to, y + 5, stroke),
    ...(isBeside
      ? [text(from - 8, y + 4, words, { ...label, "text-anchor": "end" })]
      : [text(centre, y + 4, words, { ...label, "text-anchor": "middle" })]),
    ...(isBeside && cycle.regime === "half-slot" ? [line(centre - 4, y + 6, centre + 4, y - 6, stroke)] : []),
  );
  return { height: 24, markup };
}

const FONT_SIZE = 11;
