import type { TraceEvent } from "./trace.js";

/** The look at which a start was decided on, where it came before the start; undefined where a runner starts at once. */
export function lookOf(start: TraceEvent, events: readonly TraceEvent[]): TraceEvent | undefined {
  const before = events.slice(0, events.indexOf(start)).filter(({ actor }) => actor === start.actor);
  const look = before.findLast(({ kind }) => kind === "looks" || kind === "starts" || kind === "dies");
  return look?.kind === "looks" && look.decision?.mayStart === true ? look : undefined;
}
