import type { Microseconds } from "../time/microseconds.js";
import type { Counterexample } from "./counterexample.js";
import { lookOf } from "./start-look.js";
import type { TraceEvent } from "./trace.js";

/** One of the two executions: who, the look at which it was decided on, and its start. */
export interface Part {
  readonly runner: string;
  readonly look: TraceEvent;
  readonly start: TraceEvent;
}

/** What a runner did that executes at a time; undefined where its start is not told. */
export function partOf({ events }: Counterexample, runner: string, until: Microseconds): Part | undefined {
  const start = events.findLast(({ kind, actor, at }) => kind === "starts" && actor === runner && at <= until);
  return start === undefined || start.view === null
    ? undefined
    : { runner, start, look: lookOf(start, events) ?? start };
}

/** By how much the clock of one event is ahead of that of another; negative: behind. */
export function aheadOf(one: TraceEvent, other: TraceEvent): Microseconds {
  return (one.local ?? one.at) - one.at - ((other.local ?? other.at) - other.at);
}
