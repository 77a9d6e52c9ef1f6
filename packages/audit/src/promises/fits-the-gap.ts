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
  let judged = 0;
  // Room differs with the size of the fleet: how long one took only says something beside the room that it had.
  let worst = { took: 0, room: Number.POSITIVE_INFINITY };
  for (let index = 0; index < executions.length; index++) {
    const execution = executions.record(index);
    const cycle = cycleFor(Math.max(1, views.at(execution.start).runners.length));
    // A lone runner is in nobody's way, and where nobody has a window there is no gap to fit.
    if (cycle.regime === "alone" || cycle.regime === "nobody") continue;
    const room = (locksStarts ? cycle.slotSeconds - cycle.safeStartSeconds : cycle.gapSeconds) * SECOND;
    const end = endOf(execution, observation);
    // How long one would have taken that was cut off, or was ended from outside, nobody knows.
    if (isCleared(execution) || (execution.end === undefined && end < now)) continue;
    const took = end - execution.start;
    judged++;
    if (took - room > worst.took - worst.room) worst = { took, room };
    if (took > room)
      tooLong.add({ what: "executes", runner: execution.runner, from: execution.start, to: execution.end });
  }
  if (judged === 0) return withoutEvidence(ID, "unknown", "no execution of a fleet of several is recorded");
  const figures = { longestSeconds: seconds(worst.took), roomSeconds: seconds(worst.room), tooLong: tooLong.count };
  const room = locksStarts ? "rest of a slot after the time to start in" : "gap between two windows";
  if (tooLong.count === 0) {
    return withoutEvidence(
      ID,
      "kept",
      `the execution that came nearest took ${durationText(worst.took)}, the ${room} was ${durationText(worst.room)} then`,
      { figures },
    );
  }
  const consequence = locksStarts
    ? "One that starts late in its turn then refuses the next runner's first looks."
    : "One that starts late in its window then overlaps the next runner's.";
  const report = brokenBy(
    ID,
    tooLong.rows,
    `${countText(tooLong.count, "execution")} took longer than the ${room}: at the worst ${durationText(worst.took)}, where it was ${durationText(worst.room)}`,
    { details: [consequence], figures },
  );
  return { ...report, ...tooLong.extent };
}
