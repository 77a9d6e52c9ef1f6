import type { Microseconds } from "../time/microseconds.js";

/** The steps of one round of a runner's loop, in order. */
export const STEPS = ["look", "read", "decide", "claim", "start", "end"] as const;

/**
 * - `look`: writes its own heartbeat;
 * - `read`: reads the membership view;
 * - `decide`: asks the protocol;
 * - `claim`: records the start in the store, and takes its lock where the protocol has one;
 * - `start`: the execution takes effect;
 * - `end`: it is over, and recorded as such.
 */
export type Step = (typeof STEPS)[number];

/** Something that happens to a fleet from outside. Times are true ones; runners are named by id. */
export type Fault =
  /** The process is gone: nothing of it is cleaned up. */
  | { readonly kind: "crash"; readonly at: Microseconds; readonly runner: string }
  /** The process ends once it no longer executes; pynenc deregisters nobody. */
  | { readonly kind: "stop"; readonly at: Microseconds; readonly runner: string }
  /**
   * The service raises, in the execution that runs at this time, or else as the runner's next one begins. The runner
   * records that the execution is over, under `slot-claim` as abandoned. A PynencError ends nothing else; any other
   * exception, a fatal one, ends the process.
   */
  | { readonly kind: "exception"; readonly at: Microseconds; readonly runner: string; readonly isFatal: boolean }
  /** The runner is held up before the first such step that is due at this time or later; `any`: whichever it is. */
  | {
      readonly kind: "pause";
      readonly at: Microseconds;
      readonly runner: string;
      readonly before: Step | "any";
      readonly lasts: Microseconds;
    }
  | { readonly kind: "clock-step"; readonly at: Microseconds; readonly runner: string; readonly by: Microseconds }
  /** Another node of the store takes over, and what was written in the last so many microseconds is lost. */
  | { readonly kind: "failover"; readonly at: Microseconds; readonly loses: Microseconds }
  /** The store cannot be reached: every process whose access falls into it ends, and cleans nothing up. */
  | { readonly kind: "outage"; readonly at: Microseconds; readonly lasts: Microseconds };

export type FaultKind = Fault["kind"];

/** A fault that happens to one runner. */
export type RunnerFault = Extract<Fault, { readonly runner: string }>;

/** Whether a fault happens to one runner; the others happen to the store, and so to all. */
export function isOfRunner(fault: Fault): fault is RunnerFault {
  return "runner" in fault;
}

/** The runner a fault happens to; undefined where it happens to the store. */
export function runnerOf(fault: Fault): string | undefined {
  return isOfRunner(fault) ? fault.runner : undefined;
}
