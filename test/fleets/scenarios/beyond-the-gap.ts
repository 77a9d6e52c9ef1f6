import { expect } from "vitest";
import { countsBetween } from "../counts.js";
import { expectLaws, expectLikeSimulated } from "../expectations.js";
import { type FleetPlan, protocolOf } from "../fleet-plan.js";
import { withFleet } from "../real-fleet.js";
import { rangeOf, settled, simulated } from "../simulated.js";
import { sleepSeconds } from "../until.js";

const CYCLES = 4;

/** Executions that outlast the slot: windows alone let the next runner start, the store's lock makes it wait. */
export async function beyondTheGap(base: FleetPlan, python: string): Promise<void> {
  const plan = { ...base, executionSeconds: 3 };
  await withFleet(plan, python, async (fleet) => {
    const from = await fleet.startTogether(3);
    await sleepSeconds(CYCLES * plan.intervalSeconds);
    const to = from + CYCLES * plan.intervalSeconds;
    await fleet.stop();
    const records = await expectLaws(fleet);

    const counts = countsBetween(fleet, from, to);
    const reports = simulated(plan, CYCLES * plan.intervalSeconds, settled(3));
    expectLikeSimulated("looks", counts.looks, reports, ({ looks }) => looks);
    expectLikeSimulated("starts", counts.starts, reports, ({ starts }) => starts);
    expectLikeSimulated("overlaps", counts.overlaps, reports, ({ overlaps }) => overlaps.count);
    expectLikeSimulated("refused looks", counts.refusals, reports, ({ blocks }) => blocks.refusals);
    const [leastOverlaps, mostOverlaps] = rangeOf(reports, ({ overlaps }) => overlaps.count);
    if (protocolOf(plan) === "slot-claim") {
      expect([mostOverlaps, counts.overlaps], "overlaps: simulated, real").toEqual([0, 0]);
      expect(counts.refusals).toBeGreaterThan(0);
      expect(records.every(({ status }) => status === "completed" || status === "blocked")).toBe(true);
    } else {
      expect(leastOverlaps, "simulated overlaps").toBeGreaterThan(0);
      expect(counts.overlaps, "overlaps").toBeGreaterThan(0);
    }
  });
}
