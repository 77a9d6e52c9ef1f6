import type { Microseconds } from "./microseconds.js";

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
  /** A process starts under the id of one that is gone. */
  | { readonly kind: "restart"; readonly at: Microseconds; readonly runner: string; readonly firstLook: Microseconds }
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
  | { readonly kind: "failover"; readonly at: Microseconds; readonly loses: Microseconds };

export type FaultKind = Fault["kind"];

/** The runner a fault happens to; a failover happens to all. */
export function runnerOf(fault: Fault): string | undefined {
  return fault.kind === "failover" ? undefined : fault.runner;
}
