import { expect } from "vitest";
import { countsBetween } from "../counts.js";
import { expectLaws, expectLikeSimulated } from "../expectations.js";
import { type FleetPlan, protocolOf } from "../fleet-plan.js";
import { withFleet } from "../real-fleet.js";
import { rangeOf, simulated } from "../simulated.js";
import { sleepSeconds } from "../until.js";

const APART_SECONDS = 5;
const SECONDS_AFTER = 8;

/** Runners that come one after the other, each while another may be executing by an older view. */
export async function staggeredJoins(base: FleetPlan, python: string): Promise<void> {
  // The gap outlasts an execution, so that only a change of the view can bring two together.
  const plan = { ...base, marginSeconds: 1.2, executionSeconds: 0.9 };
  await withFleet(plan, python, async (fleet) => {
    await fleet.start().hasLooked();
    const from = Date.now() / 1000;
    for (let joined = 1; joined < 3; joined++) {
      await sleepSeconds(APART_SECONDS);
      await fleet.start().hasLooked();
    }
    await sleepSeconds(SECONDS_AFTER);
    const to = Date.now() / 1000;
    await fleet.stop();
    await expectLaws(fleet);

    const counts = countsBetween(fleet, from, to);
    const reports = simulated(plan, to - from, (random) => [
      { firstLookSeconds: random.upTo(600_000) / 1_000_000 },
      ...[1, 2].map((place) => ({
        joinsAtSeconds: place * APART_SECONDS + random.upTo(2_000_000) / 1_000_000,
        firstLookSeconds: 0,
      })),
    ]);
    expectLikeSimulated("starts", counts.starts, reports, ({ starts }) => starts);
    expectLikeSimulated("overlaps", counts.overlaps, reports, ({ overlaps }) => overlaps.count);
    const [, mostOverlaps] = rangeOf(reports, ({ overlaps }) => overlaps.count);
    if (protocolOf(plan) === "slot-claim") {
      expect(mostOverlaps, "simulated overlaps").toBe(0);
      expect(counts.overlaps, "overlaps").toBe(0);
    } else {
      expect(mostOverlaps, "simulated overlaps").toBeGreaterThan(0);
    }
  });
}
