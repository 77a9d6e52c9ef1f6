import type { Term, Z3 } from "../theorem.js";
import type { Delays, Execution } from "./execution.js";
import { least } from "./terms.js";

/** Ends `total` after its decision, spending on the duration first, then on the latency, then on a slow clock. */
export function lateExecution(z3: Z3, delays: Delays, decidedAt: Term, total: Term): Execution {
  const duration = least(z3, delays.longestDuration, total);
  const latency = least(z3, delays.longestLatency, total.sub(duration));
  const clockOffset = total.sub(duration).sub(latency).neg();
  const startedAt = decidedAt.sub(clockOffset).add(latency);
  return { decidedAt, clockOffset, startedAt, endedAt: startedAt.add(duration) };
}

/** Starts the instant it is decided, by a clock that is right, and takes as long as it may. */
export function promptExecution(z3: Z3, { longestDuration }: Delays, decidedAt: Term): Execution {
  return { decidedAt, clockOffset: z3.Real.val(0), startedAt: decidedAt, endedAt: decidedAt.add(longestDuration) };
}
