import type { Cycle } from "@slotwise/core";
import { formatCount, formatDuration } from "@slotwise/words";
import { type AxisTick, axisLabel } from "./axis.js";
import type { ShownRows } from "./shown-rows.js";
import { type Span, TimeScale } from "./time-scale.js";

/** The scale of an excerpt: the slots of the first rows, a break, the last slot. */
export function excerptScale(cycle: Cycle, rows: ShownRows, span: Span, breakX: number): TimeScale {
  const { intervalSeconds, slotSeconds, totalRunners } = cycle;
  const lastSlotStart = cycle.slotAt(totalRunners - 1).slotStart;
  return TimeScale.broken({ intervalSeconds, slotSeconds, lastSlotStart }, rows.first.length, span, breakX);
}

/** A tick at every slot's boundary of an excerpt. The first ones choose their own unit: slots can be tiny. */
export function excerptTicks(cycle: Cycle, rows: ShownRows): readonly AxisTick[] {
  const { intervalSeconds, slotSeconds } = cycle;
  const firstSeconds = slotSeconds * rows.first.length;
  const first = [0, ...rows.first.map((position) => (position + 1) * slotSeconds)];
  const last = [cycle.slotAt(cycle.totalRunners - 1).slotStart, intervalSeconds];
  const ticks = [
    ...first.map((seconds) => ({ seconds, label: axisLabel(seconds, firstSeconds) })),
    ...last.map((seconds) => ({ seconds, label: axisLabel(seconds, intervalSeconds) })),
  ];
  // Two labels that read the same would be a riddle; the later one is true as it stands.
  return ticks.filter(({ label }, index) => label !== ticks[index + 1]?.label);
}

/** What is shown and what is left out, such as `1,000 runners, slot 0.3 s: showing 1–8 and 1,000`. */
export function excerptCaption(cycle: Cycle, rows: ShownRows): string {
  const total = formatCount(cycle.totalRunners);
  return `${total} runners, slot ${formatDuration(cycle.slotSeconds)}: showing 1–${rows.first.length} and ${total}`;
}
