import type { AxisTick } from "../cycle/axis.js";
import type { TimeScale } from "../cycle/time-scale.js";
import type { Ink } from "./ink.js";
import { freeLabels, type LabelPlace } from "./label-places.js";
import { fragment, line, type Markup, text } from "./svg-element.js";
import type { Part } from "./svg-layout.js";
import { textWidth } from "./text-width.js";

/** A time axis: a line for each piece of the scale, marks, and those labels that do not run into each other. */
export function axis(ticks: readonly AxisTick[], scale: TimeScale, top: number, width: number, ink: Ink): Part {
  const shapes: Markup[] = scale.pieces.map(({ fromX, toX }) => line(fromX, top, toX, top, ink.stroke("slotOutline")));
  scale.pieces.slice(1).forEach((piece, index) => {
    const middle = ((scale.pieces[index]?.toX ?? piece.fromX) + piece.fromX) / 2;
    for (const x of [middle - 2, middle + 2])
      shapes.push(line(x - 2, top + 4, x + 2, top - 4, ink.stroke("slotOutline")));
  });
  const places = ticks.flatMap((tick): LabelPlace[] => {
    const x = scale.x(tick.seconds);
    if (x === undefined) return [];
    shapes.push(line(x, top, x, top + 4, ink.stroke("slotOutline")));
    const half = textWidth(tick.label, LABEL_SIZE) / 2;
    const centre = Math.min(Math.max(x, half + EDGE), width - EDGE - half);
    return [{ tick, fromX: centre - half, toX: centre + half }];
  });
  for (const { tick, fromX, toX } of freeLabels(places, SPACE)) {
    const place = { "font-size": LABEL_SIZE, "text-anchor": "middle" };
    shapes.push(text((fromX + toX) / 2, top + 17, tick.label, { ...place, ...ink.fill("muted") }));
  }
  return { height: 24, markup: fragment(...shapes) };
}

/** Fine lines behind the rows, where the axis has its marks. */
export function grid(ticks: readonly AxisTick[], scale: TimeScale, top: number, height: number, ink: Ink): Markup {
  return fragment(
    ...ticks.flatMap((tick) => {
      const x = scale.x(tick.seconds);
      return x === undefined ? [] : [line(x, top, x, top + height, ink.stroke("grid"))];
    }),
  );
}

/** How many labels like these fit. */
export function mostTicks(label: string, room: number): number {
  return Math.max(2, Math.min(13, Math.floor(room / (textWidth(label, LABEL_SIZE) + 26)) + 1));
}

const LABEL_SIZE = 11;
const SPACE = 8;
const EDGE = 4;
