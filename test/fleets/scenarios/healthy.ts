import { expect } from "vitest";
import { countsBetween, longestPeriod } from "../counts.js";
import { expectLaws, expectLikeSimulated } from "../expectations.js";
import { type FleetPlan, protocolOf } from "../fleet-plan.js";
import { withFleet } from "../real-fleet.js";
import { settled, simulated } from "../simulated.js";
import { sleepSeconds } from "../until.js";

const CYCLES = 4;

/** Three runners whose windows are longer than the time between two looks: nobody misses a turn, and nobody waits. */
export async function healthy(plan: FleetPlan, python: string): Promise<void> {
  await withFleet(plan, python, async (fleet) => {
    await fleet.startTogether(3);
    const from = (Math.floor(Date.now() / 1000 / plan.intervalSeconds) + 1) * plan.intervalSeconds;
    const to = from + CYCLES * plan.intervalSeconds;
    await sleepSeconds(to + 0.5 - Date.now() / 1000);
    await fleet.stop();
    await expectLaws(fleet);

    const reports = simulated(plan, CYCLES * plan.intervalSeconds, settled(3));
    for (const { overlaps, missedTurns, blocks } of reports) {
      expect([overlaps.count, missedTurns, blocks.refusals]).toEqual([0, 0, 0]);
    }
    const counts = countsBetween(fleet, from, to);
    expectLikeSimulated("looks", counts.looks, reports, ({ looks }) => looks);
    expectLikeSimulated("starts", counts.starts, reports, ({ starts }) => starts);
    if (protocolOf(plan) === "slot-claim") expect(counts.overlaps).toBe(0);

    // Where nobody was kept from looking for longer than its window, each had every one of its turns.
    const slot = plan.intervalSeconds / 3;
    if (counts.refusals > 0 || longestPeriod(fleet, from - 2 * slot, to + slot) > slot - plan.marginSeconds) return;
    const cycles = Array.from({ length: CYCLES }, (_, cycle) => from + cycle * plan.intervalSeconds);
    for (const runner of fleet.runners) {
      const starts = runner.looks.filter(({ granted }) => granted).map(({ decidedAt }) => decidedAt);
      const missed = cycles.filter((cycle) => !starts.some((at) => cycle <= at && at < cycle + plan.intervalSeconds));
      expect(missed, `${runner.name}'s missed turns`).toEqual([]);
    }
  });
}
