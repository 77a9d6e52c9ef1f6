import type { Fault } from "../scenario/fault.js";
import type { RunningRecord } from "../store/execution-lock.js";
import type { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";
import type { RunnerProcess } from "./runner-process.js";

/**
 * How an execution ended: it was `completed`; `abandoned`, as `slot-claim` calls it when the service raises; or
 * `lost`, when the process died over it, so that nobody records anything.
 */
export type ExecutionEnd = "completed" | "abandoned" | "lost";

/** Whoever need not be told of each look at which its runner may not start, but takes them as a number. */
export interface LookCounter {
  /** @param missedTurns how many turns these looks came too late for */
  lookedQuietly(looks: number, missedTurns: number): void;
}

/** What can be heard of a simulation while it runs. `now` is true time, `local` the runner's own. */
export interface Listener {
  /** The run is about to start. */
  begin(runners: readonly RunnerProcess[]): void;
  joined(runner: RunnerProcess, now: Microseconds, local: Microseconds): void;
  /** It has looked and decided. */
  decided(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds, mayStart: boolean): void;
  /** The store's lock refused the start. @param isPermanent nobody is left who could end what stands in the way */
  refused(runner: RunnerProcess, by: RunningRecord, isPermanent: boolean, now: Microseconds, local: Microseconds): void;
  started(runner: RunnerProcess, now: Microseconds, local: Microseconds): void;
  ended(runner: RunnerProcess, now: Microseconds, local: Microseconds, how: ExecutionEnd): void;
  /** Its process is gone. */
  died(runner: RunnerProcess, now: Microseconds, local: Microseconds): void;
  faultHappened(fault: Fault, now: Microseconds): void;
}
