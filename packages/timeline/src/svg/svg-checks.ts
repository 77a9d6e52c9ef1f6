import type { CycleSlot } from "@slotwise/core";
import { checkOutcome, checksBetween } from "../cycle/checks.js";
import { coordinate, element, fragment, line, type Markup, rect } from "./svg-element.js";
import type { SvgLayout } from "./svg-layout.js";
import { cross } from "./svg-marks.js";

/** The checks of one runner: hairlines under its row, a ring in its bar where one may start, a cross where one is refused. */
export function checkMarks(layout: SvgLayout, slot: CycleSlot, top: number): Markup {
  const { checks, ink, scale, sizes } = layout;
  if (checks === undefined) return fragment();
  const laneTop = top + sizes.bar + 2;
  const laneEnd = laneTop + sizes.lane - 1;
  const spacing = scale.length(checks.periodSeconds);
  const shapes: Markup[] = [];
  for (const piece of scale.pieces) {
    // The line the checks hang from, so that they belong to this runner and not to the one below.
    shapes.push(line(piece.fromX, laneTop, piece.toX, laneTop, ink.stroke("grid")));
    if (spacing < LEAST_CHECK_SPACING) {
      shapes.push(rect(piece.fromX, laneTop, piece.toX - piece.fromX, 1.5, { ...ink.fill("check"), opacity: 0.5 }));
      continue;
    }
    const times = checksBetween(checks, slot.position, piece.fromSeconds, piece.toSeconds, MOST_CHECKS);
    const idle = times.filter((time) => checkOutcome(slot, time) === "idle");
    const d = idle
      .map((time) => `M${coordinate(scale.x(time) ?? 0)} ${coordinate(laneTop)}V${coordinate(laneEnd)}`)
      .join("");
    if (d !== "") shapes.push(element("path", { d, fill: "none", ...ink.stroke("check") }));
  }
  const most = spacing < LEAST_MARK_SPACING ? 1 : MOST_CHECKS;
  for (const time of checksBetween(checks, slot.position, slot.windowStart, slot.windowEnd, most)) {
    const x = scale.x(time);
    if (x === undefined) continue;
    shapes.push(checkOutcome(slot, time) === "start" ? startMark(layout, x, top) : refusedMark(layout, x, top));
  }
  return fragment(...shapes);
}

/** A check that may start: a line through the bar with a ring on it. */
function startMark({ ink, sizes }: SvgLayout, x: number, top: number): Markup {
  const radius = Math.min(3.6, sizes.bar * 0.24);
  return fragment(
    line(x, top - 2, x, top + sizes.bar + sizes.lane + 1, { "stroke-width": 1.5, ...ink.stroke("text") }),
    element("circle", {
      cx: x,
      cy: top + sizes.bar / 2,
      r: radius,
      "stroke-width": 1.5,
      ...ink.paint("start", "text"),
    }),
  );
}

/** A check that is refused: a cross under the bar. */
function refusedMark({ ink, sizes }: SvgLayout, x: number, top: number): Markup {
  const half = Math.min(3, sizes.lane / 2);
  return cross(x, top + sizes.bar + 2 + half, half, { "stroke-width": 1.4, ...ink.stroke("text") });
}

const LEAST_CHECK_SPACING = 4;
const LEAST_MARK_SPACING = 10;
const MOST_CHECKS = 2000;
