import type { FleetReport } from "@slotwise/simulator";
import { expect } from "vitest";
import { protocolOf } from "./fleet-plan.js";
import {
  decisionsThatDiffer,
  executionsWithoutGrant,
  grantsBesideTheDecision,
  lockThatDiffers,
  unexplainedOverlaps,
  viewsThatDiffer,
} from "./laws.js";
import type { RealFleet } from "./real-fleet.js";
import type { StoredExecution } from "./real-store.js";
import { rangeOf } from "./simulated.js";

/** Holds what a fleet did to every law there is. Its runners have stopped. Returns what its store holds. */
export async function expectLaws(fleet: RealFleet): Promise<readonly StoredExecution[]> {
  const records = await fleet.store.executions();
  expect(decisionsThatDiffer(fleet), "decisions").toEqual([]);
  expect(viewsThatDiffer(fleet), "views").toEqual([]);
  expect(executionsWithoutGrant(fleet), "executions").toEqual([]);
  if (protocolOf(fleet.plan) === "slot-window") {
    expect(grantsBesideTheDecision(fleet), "grants").toEqual([]);
    expect(unexplainedOverlaps(fleet), "overlaps").toEqual([]);
  } else {
    expect(lockThatDiffers(fleet, records), "the store's lock").toEqual([]);
  }
  return records;
}

/** What a busy machine may take from a count, and what the phases that were not simulated may add to it. */
const LEAST_SHARE = 0.7;
const MOST_SHARE = 1.2;

/**
 * Compares a count with the simulator's: from seven tenths of the least that any phase has, since a busy machine makes
 * looks rarer, to a fifth more than the most; and one more or less where there are few.
 */
export function expectLikeSimulated(
  what: string,
  count: number,
  reports: readonly FleetReport[],
  figure: (report: FleetReport) => number,
): void {
  const [least, most] = rangeOf(reports, figure);
  const said = `${what}: ${count}, simulated ${least} to ${most}`;
  expect(count, said).toBeGreaterThanOrEqual(Math.floor(least * LEAST_SHARE) - 1);
  expect(count, said).toBeLessThanOrEqual(Math.ceil(most * MOST_SHARE) + 1);
}
