import type { Cycle, CycleSlot } from "@slotwise/core";
import { type Checks, canStart, checkOutcome, checksBetween, isMissed, missedShare } from "../cycle/checks.js";
import { isReached } from "../cycle/execution.js";
import { type CyclePin, placedPins } from "../cycle/pins.js";
import type { TimeScale } from "../cycle/time-scale.js";
import type { Ink } from "./ink.js";
import { inlinePins, PIN_SPACING, pinLane } from "./inline-pins.js";
import type { ColourRole } from "./palette.js";
import { type Attributes, coordinate, element, fragment, line, type Markup, rect } from "./svg-element.js";

/** What a strip is drawn from. */
export interface InlineStrip {
  readonly cycle: Cycle;
  readonly checks: Checks | undefined;
  /** How far an execution reaches into the next slot. */
  readonly overlapSeconds: number;
  readonly ink: Ink;
  readonly scale: TimeScale;
  readonly height: number;
  readonly pins?: readonly CyclePin[] | undefined;
}

/** All windows of a cycle in one strip. */
export function drawStrip(strip: InlineStrip): Markup {
  const { cycle, scale } = strip;
  if (!canStart(cycle)) return deadStrip(strip);
  const isDense = scale.length(cycle.slotSeconds) < LEAST_SLOT_WIDTH;
  const pins = placedPins(strip.pins, cycle, scale, PIN_SPACING);
  return fragment(
    baseline(strip),
    isDense ? stripes(strip) : slots(strip),
    inlinePins(pins, strip.ink, scale, topOf(strip) + barHeight(strip)),
  );
}

/** Nobody ever runs: hollow and struck through. */
function deadStrip({ ink, scale, height }: InlineStrip): Markup {
  const [{ fromX, toX } = { fromX: 0, toX: 0 }] = scale.pieces;
  const middle = height / 2;
  return fragment(
    rect(fromX, 1.5, toX - fromX, height - 3, {
      rx: 1.5,
      fill: "none",
      "stroke-dasharray": "3 2",
      ...ink.stroke("problem"),
    }),
    line(fromX + 4, middle, toX - 4, middle, ink.stroke("problem")),
  );
}

/** Windows too narrow to be told apart: stripes of a fixed width in the same proportion. */
function stripes(strip: InlineStrip): Markup {
  const { cycle, ink, scale } = strip;
  const [{ fromX, toX } = { fromX: 0, toX: 0 }] = scale.pieces;
  const count = Math.floor((toX - fromX) / LEAST_SLOT_WIDTH);
  const pitch = (toX - fromX) / count;
  const width = Math.max(1, (cycle.windowSeconds / cycle.slotSeconds) * pitch);
  const bar = barHeight(strip);
  const top = topOf(strip);
  const d = Array.from({ length: count }, (_, index) => {
    const x = coordinate(fromX + index * pitch);
    return `M${x} ${top}h${coordinate(width)}v${bar}h${coordinate(-width)}z`;
  }).join("");
  const isOverlapping = strip.overlapSeconds > 0;
  const canMiss = strip.checks !== undefined && missedShare(cycle, strip.checks) > 0;
  return fragment(
    element("path", { d, ...ink.fill(isOverlapping ? "problem" : "window") }),
    ...(canMiss ? [rect(fromX, strip.height - 2, toX - fromX, 1.5, ink.fill("problem"))] : []),
  );
}

function slots(strip: InlineStrip): Markup {
  const shapes: Markup[] = [];
  for (let position = 0; position < strip.cycle.totalRunners; position++) {
    const slot = strip.cycle.slotAt(position);
    shapes.push(window(strip, slot), overlap(strip, slot), checkLines(strip, slot));
  }
  return fragment(...shapes);
}

function window(strip: InlineStrip, slot: CycleSlot): Markup {
  const { cycle, checks, ink, scale } = strip;
  const bar = barHeight(strip);
  const safeEnd = slot.safeStartEnd;
  const shape = (from: number, to: number, inset: number, attributes: Attributes): Markup[] =>
    scale.spans(from, to).map(({ fromX, toX }) => {
      const width = Math.max(1, toX - fromX) - 2 * inset;
      return rect(fromX + inset, topOf(strip) + inset, Math.max(0.5, width), bar - 2 * inset, attributes);
    });
  const late = shape(safeEnd, slot.windowEnd, 0, ink.fill("late"));
  if (checks !== undefined && isMissed(cycle, slot, checks)) {
    return fragment(...shape(slot.windowStart, slot.windowEnd, 0.5, { fill: "none", ...ink.stroke("problem") }));
  }
  // Every second one is paler, so that windows without a gap between them stay apart.
  const opacity = slot.position % 2 === 1 ? 0.75 : undefined;
  return fragment(...late, ...shape(slot.windowStart, safeEnd, 0, { opacity, ...ink.fill("window") }));
}

/** Where the execution of the runner before may still be going on. */
function overlap(strip: InlineStrip, slot: CycleSlot): Markup {
  const { checks, cycle, overlapSeconds, ink, scale } = strip;
  const seconds = Math.min(overlapSeconds, cycle.slotSeconds);
  if (seconds === 0 || !isReached(cycle, slot, checks)) return fragment();
  const spans = scale.spans(slot.slotStart, slot.slotStart + seconds);
  return fragment(
    ...spans.map(({ fromX, toX }) => rect(fromX, topOf(strip), Math.max(1.5, toX - fromX), 3, ink.fill("problem"))),
  );
}

/** In each slot the checks of its own runner. */
function checkLines(strip: InlineStrip, slot: CycleSlot): Markup {
  const { cycle, checks, ink, scale, height } = strip;
  if (checks === undefined || scale.length(checks.periodSeconds) < LEAST_CHECK_SPACING) return fragment();
  const idleRole = missedShare(cycle, checks) > 0 ? "problem" : "check";
  const paths = new Map<ColourRole, string>();
  for (const time of checksBetween(checks, slot.position, slot.slotStart, slot.slotEnd, MOST_CHECKS)) {
    const role = checkOutcome(slot, time) === "start" ? "text" : idleRole;
    const [span] = scale.spans(time, cycle.intervalSeconds);
    if (span === undefined) continue;
    paths.set(role, `${paths.get(role) ?? ""}M${coordinate(span.fromX)} ${height - LANE}V${height}`);
  }
  return fragment(...[...paths].map(([role, d]) => element("path", { d, fill: "none", ...ink.stroke(role) })));
}

/** Shows how far the cycle reaches, gaps included; broken where the margin was dropped. */
function baseline(strip: InlineStrip): Markup {
  const { cycle, ink, scale } = strip;
  const y = topOf(strip) + barHeight(strip) - 0.5;
  const isDropped = cycle.regime === "half-slot";
  const paint = isDropped ? { "stroke-dasharray": "2 2", ...ink.stroke("problem") } : ink.stroke("slotOutline");
  return fragment(...scale.pieces.map(({ fromX, toX }) => line(fromX, y, toX, y, paint)));
}

function barHeight(strip: InlineStrip): number {
  return strip.height - topOf(strip) - (strip.checks === undefined ? 1 : LANE + 1);
}

/** Where bars begin: below the pins, where there are any. */
function topOf({ pins, cycle }: InlineStrip): number {
  return TOP + pinLane(pins, cycle);
}

const TOP = 1;
const LANE = 3;
const LEAST_SLOT_WIDTH = 4;
const LEAST_CHECK_SPACING = 3;
const MOST_CHECKS = 200;
