import { PROTOCOLS } from "@slotwise/core";
import { isCleared } from "../observation/blocks.js";
import { endOf, type Observation } from "../observation/observation.js";
import { cyclesOf } from "../observation/turns.js";
import { SECOND } from "../records/microseconds.js";
import { LatestRows } from "./latest-rows.js";
import { brokenBy, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText, durationText, seconds } from "./words.js";

const ID = "fits-the-gap";

/** Whether executions were over before the next runner's turn began, however late in its own each of them started. */
export function fitsTheGap(observation: Observation): PromiseReport {
  const { terms, executions, views, now } = observation;
  if (terms === undefined) return withoutEvidence(ID, "unknown", "without settings no gap is known");
  const cycleFor = cyclesOf(terms);
  const { locksStarts } = PROTOCOLS[terms.fleetOf(1).protocol];
  const tooLong = new LatestRows();
  let [judged, longest, tightest] = [0, 0, Number.POSITIVE_INFINITY];
  for (const execution of executions) {
    const cycle = cycleFor(Math.max(1, views.at(execution.start).runners.length));
    // A lone runner is in nobody's way, and where nobody has a window there is no gap to fit.
    if (cycle.regime === "alone" || cycle.regime === "nobody") continue;
    const room = locksStarts ? cycle.slotSeconds - cycle.safeStartSeconds : cycle.gapSeconds;
    const end = endOf(execution, observation);
    // How long one would have taken that was cut off, or was ended from outside, nobody knows.
    if (isCleared(execution) || (execution.end === undefined && end < now)) continue;
    const took = end - execution.start;
    judged++;
    longest = Math.max(longest, took);
    tightest = Math.min(tightest, room * SECOND);
    if (took > room * SECOND)
      tooLong.add({ what: "executes", runner: execution.runner, from: execution.start, to: execution.end });
  }
  if (judged === 0) return withoutEvidence(ID, "unknown", "no execution of a fleet of several is recorded");
  const figures = { longestSeconds: seconds(longest), roomSeconds: seconds(tightest), tooLong: tooLong.count };
  const room = locksStarts ? "rest of a slot after the time to start in" : "gap between two windows";
  if (tooLong.count === 0) {
    return withoutEvidence(
      ID,
      "kept",
      `the longest execution took ${durationText(longest)}, the ${room} is ${durationText(tightest)}`,
      { figures },
    );
  }
  const consequence = locksStarts
    ? "One that starts late in its turn then refuses the next runner's first looks."
    : "One that starts late in its window then overlaps the next runner's.";
  const report = brokenBy(
    ID,
    tooLong.rows,
    `${countText(tooLong.count, "execution")} took longer than the ${room}, which is ${durationText(tightest)}: up to ${durationText(longest)}`,
    { details: [consequence], figures },
  );
  return { ...report, ...tooLong.extent };
}
