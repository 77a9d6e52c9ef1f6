import { type Fleet, isSafe } from "@slotwise/core";
import type { MixedRunner } from "@slotwise/timeline";
import type { Analysis } from "../analysis/analysis.js";
import { isMixed, mixedCycles } from "../fleets/fleet-members.js";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { shownFleet } from "./fleet-words.js";

/** Of a deployment the fleet to draw the cycle of. */
export interface FleetToDraw {
  readonly fleet: Fleet;
  /** Where its members do not cut the cycle alike: each by its own settings. */
  readonly mixed: readonly MixedRunner[] | undefined;
  /** Under which releases. */
  readonly judgement: SlotJudgement;
  readonly summary: FleetSummary;
}

/**
 * Under the releases that it is not safe under, where there are such: that is the one to see. Nothing of what does not start.
 *
 * @param tried a size instead of the one that the files say
 */
export function fleetToDraw({ judgements, summaries, members }: Analysis, tried?: number): FleetToDraw | undefined {
  const fleets = judgements.flatMap((judgement, index): FleetToDraw[] => {
    const summary = summaries[index];
    if (summary === undefined || refusesStart(judgement)) return [];
    // Where the cycle has one length for all, what a file's own runners see of it tells more.
    const mixed = isMixed(members) ? mixedCycles(members, index) : undefined;
    const fleet = tried === undefined ? shownFleet(judgement, summary) : judgement.fleetOf(tried);
    return [{ fleet, mixed, judgement, summary }];
  });
  return fleets.find(({ fleet, mixed }) => mixed !== undefined || !isSafe(fleet)) ?? fleets[0];
}
