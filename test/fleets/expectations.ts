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

/**
 * Compares a count with the simulator's. A busy machine makes looks rarer, so that there may be fewer of everything: down to
 * half of the least that any phase has, and up to a quarter more than the most, and one more or less where there are few.
 */
export function expectLikeSimulated(
  what: string,
  count: number,
  reports: readonly FleetReport[],
  figure: (report: FleetReport) => number,
): void {
  const [least, most] = rangeOf(reports, figure);
  const said = `${what}: ${count}, simulated ${least} to ${most}`;
  expect(count, said).toBeGreaterThanOrEqual(Math.floor(least * 0.5) - 1);
  expect(count, said).toBeLessThanOrEqual(Math.ceil(most * 1.25) + 1);
}
