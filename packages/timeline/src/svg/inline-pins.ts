import type { Cycle } from "@slotwise/core";
import type { CyclePin, PlacedPin } from "../cycle/pins.js";
import type { TimeScale } from "../cycle/time-scale.js";
import type { Ink } from "./ink.js";
import { element, fragment, line, type Markup } from "./svg-element.js";

/** How high the room above a strip's bars is that its pins take; 0 where none is drawn. */
export function pinLane(pins: readonly CyclePin[] | undefined, { intervalSeconds }: Cycle): number {
  return pins?.some(({ atSeconds }) => atSeconds <= intervalSeconds) === true ? LANE : 0;
}

/** Pins above a strip: a head and a stem through the bars; hollow and in the problem colour where a tick can be lost. */
export function inlinePins(pins: readonly PlacedPin[], ink: Ink, { pieces }: TimeScale, bottom: number): Markup {
  const [{ fromX, toX } = { fromX: 0, toX: 0 }] = pieces;
  return fragment(
    ...pins.flatMap(({ x, isLost }) => {
      const centre = Math.min(Math.max(x, fromX + RADIUS), toX - RADIUS);
      const stroke = ink.stroke(isLost ? "problem" : "text");
      const head = isLost ? { r: RADIUS - 0.5, fill: "none", ...stroke } : { r: RADIUS, ...ink.fill("text") };
      return [
        line(centre, 2 * RADIUS, centre, bottom, { "stroke-width": 0.75, ...stroke }),
        element("circle", { cx: centre, cy: RADIUS, ...head }),
      ];
    }),
  );
}

/** How far apart two pins have to be to be told apart, in pixels. */
export const PIN_SPACING = 5;
const RADIUS = 1.75;
const LANE = 2;
