import { createCycle, sharedStarts } from "@slotwise/core";
import { expect } from "vitest";
import { countsBetween } from "../counts.js";
import { expectLaws, expectLikeSimulated } from "../expectations.js";
import { type FleetPlan, protocolOf, slotSettings } from "../fleet-plan.js";
import { withFleet } from "../real-fleet.js";
import { rangeOf, settled, simulated } from "../simulated.js";
import { sleepSeconds } from "../until.js";

const CYCLES = 3;
const RUNNERS = 4;

/** Two runners that cut a cycle of 6 s, and two that cut one of 12 s, in one fleet: windows lie over each other. */
export async function differentIntervals(base: FleetPlan, python: string): Promise<void> {
  const short = { ...base, executionSeconds: 0.3 };
  const long = { ...short, intervalSeconds: 2 * base.intervalSeconds };
  const plans = [short, short, long, long];
  const cycles = plans.map((plan, position) => ({
    position,
    cycle: createCycle(protocolOf(plan), slotSettings(plan), RUNNERS),
  }));
  expect(sharedStarts(cycles).sharedSeconds, "what the closed form says").toBeGreaterThan(0);
  await withFleet(base, python, async (fleet) => {
    const from = await fleet.startTogether(RUNNERS, plans);
    const seconds = CYCLES * long.intervalSeconds;
    await sleepSeconds(seconds);
    await fleet.stop();
    await expectLaws(fleet);

    const counts = countsBetween(fleet, from, from + seconds);
    const reports = simulated(plans, seconds, settled(RUNNERS));
    expectLikeSimulated("looks", counts.looks, reports, ({ looks }) => looks);
    expectLikeSimulated("starts", counts.starts, reports, ({ starts }) => starts);
    if (protocolOf(base) === "slot-claim") {
      const [, mostOverlaps] = rangeOf(reports, ({ overlaps }) => overlaps.count);
      expect([mostOverlaps, counts.overlaps], "overlaps: simulated, real").toEqual([0, 0]);
      expect(rangeOf(reports, ({ blocks }) => blocks.refusals)[1], "simulated refusals").toBeGreaterThan(0);
    } else {
      expect(rangeOf(reports, ({ overlaps }) => overlaps.count)[1], "simulated overlaps").toBeGreaterThan(0);
      expect(counts.overlaps, "overlaps").toBeGreaterThan(0);
    }
  });
}
