import type { Cycle } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { canStart, createChecks, missedInCycle, missedShare } from "./checks.js";
import type { DrawingOptions } from "./drawing-options.js";
import { overlapSeconds, reachWord } from "./execution.js";

/** Something a drawing has to say in words, too: none of it may hang on colour alone. */
export interface Notice {
  readonly kind: "nobody" | "overlap" | "refused" | "turns-missed" | "margin-dropped";
  readonly text: string;
}

/** What is wrong with a cycle, one short line each, the worst first. */
export function cycleNotices(cycle: Cycle, options: DrawingOptions = {}): readonly Notice[] {
  const notices: readonly (Notice | undefined)[] = [
    nobody(cycle),
    overlap(cycle, options),
    turnsMissed(cycle, options),
    marginDropped(cycle),
  ];
  return notices.filter((notice) => notice !== undefined);
}

function nobody(cycle: Cycle): Notice | undefined {
  if (canStart(cycle)) return undefined;
  const why = `the margin of ${formatDuration(cycle.marginSeconds)} leaves nothing of a ${formatDuration(cycle.slotSeconds)} slot`;
  return { kind: "nobody", text: `Nobody ever runs: ${why}.` };
}

function overlap(cycle: Cycle, options: DrawingOptions): Notice | undefined {
  const seconds = overlapSeconds(cycle, options);
  if (seconds === 0) return undefined;
  const { executionSeconds = 0, startDelaySeconds = 0 } = options;
  const from =
    startDelaySeconds > 0
      ? `, begun ${formatDuration(startDelaySeconds)} after the last decision,`
      : " from the last start";
  const reach = `${formatDuration(executionSeconds)}${from} reach ${formatDuration(seconds)} into the next slot`;
  const kind = reachWord(cycle);
  switch (kind) {
    case "overlap":
      return { kind, text: `Executions can overlap: ${reach}.` };
    case "refused":
      return { kind, text: `Starts can be refused: ${reach}, and the store's lock waits for their end.` };
  }
}

function turnsMissed(cycle: Cycle, options: DrawingOptions): Notice | undefined {
  const checks = createChecks(options);
  if (checks === undefined || missedShare(cycle, checks) === 0) return undefined;
  const period = formatDuration(checks.periodSeconds);
  const start = formatDuration(cycle.safeStartSeconds);
  const text = `Turns can be missed: checks are ${period} apart, the time to start in is ${start}`;
  const count = missedInCycle(cycle, checks);
  if (count === undefined) return { kind: "turns-missed", text: `${text}.` };
  const here = count === 0 ? "none" : `${count} of ${cycle.totalRunners}`;
  return { kind: "turns-missed", text: `${text}; ${here} missed in this cycle.` };
}

function marginDropped(cycle: Cycle): Notice | undefined {
  if (cycle.regime !== "half-slot") return undefined;
  const margin = formatDuration(cycle.marginSeconds);
  const slot = formatDuration(cycle.slotSeconds);
  const text = `Margin dropped: ${margin} leave nothing of a ${slot} slot, so half the slot is the window.`;
  return { kind: "margin-dropped", text };
}
