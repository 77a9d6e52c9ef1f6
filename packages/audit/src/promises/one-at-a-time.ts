import { clocksApart } from "../observation/clocks-apart.js";
import { hasLock } from "../observation/has-lock.js";
import { endOf, type Observation } from "../observation/observation.js";
import { type Overlap, overlapsOf } from "../observation/overlaps.js";
import { brokenBy, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText, durationText, seconds } from "./words.js";

const ID = "one-at-a-time";

/** Whether executions of two runners went on at once. */
export function oneAtATime(observation: Observation): PromiseReport {
  const { executions, records } = observation;
  const all = overlapsOf(executions, (execution) => endOf(execution, observation));
  const allowed = clocksApart(observation);
  const overlaps = all.filter(({ from, to }) => to - from > allowed);
  const small = all.length - overlaps.length;
  const details = [
    ...(small > 0
      ? [
          `${countText(small, "pair overlaps", "pairs overlap")} by up to ${durationText(allowed)} in the records: clocks that differ by so much show the same.`,
        ]
      : []),
    ...(records.keepsEveryExecution ? [] : ["The store keeps only the last execution of each runner."]),
  ];
  const figures = { overlaps: overlaps.length, longestSeconds: seconds(longestOf(overlaps)) };
  if (overlaps.length === 0) {
    return withoutEvidence(
      ID,
      records.keepsEveryExecution ? "kept" : "unknown",
      records.keepsEveryExecution
        ? `none of ${countText(executions.length, "execution")} began before another was over`
        : "of what is kept, no two executions went on at once",
      { details, figures },
    );
  }
  const why = hasLock(observation)
    ? "The store's lock lets no second one start: either the store has lost what was written, as after a failover, or the clocks differ by as much."
    : "Nothing but the gap between two windows keeps executions apart under this release.";
  return brokenBy(
    ID,
    overlaps.map(({ second, from, to }) => ({ what: "executes while another does", runner: second, from, to })),
    `${countText(overlaps.length, "pair of executions", "pairs of executions")} went on at once, for up to ${durationText(longestOf(overlaps))}`,
    { details: [why, ...details], figures },
  );
}

function longestOf(overlaps: readonly Overlap[]): number {
  return overlaps.reduce((longest, { from, to }) => Math.max(longest, to - from), 0);
}
