import { checkPeriodSeconds } from "@slotwise/core";
import { expect } from "vitest";
import { expectLaws } from "../expectations.js";
import { configurationOf, type FleetPlan } from "../fleet-plan.js";
import { withFleet } from "../real-fleet.js";
import { simulatedPeriods } from "../simulated-periods.js";
import { sleepSeconds } from "../until.js";

const SECONDS = 20;
/** How far the median of the real periods may be from the simulated one. */
const TOLERANCE = 0.1;

/** Where a round of the loop is long, a look that is due waits for its end: 2 s apart here, with a check interval of 1.3 s. */
export async function looksAlone(base: FleetPlan, python: string): Promise<void> {
  const plan = { ...base, checkSeconds: 1.3, loopSleepSeconds: 0.5, executionSeconds: 0 };
  await withFleet(plan, python, async (fleet) => {
    const runner = fleet.start();
    await runner.hasLooked();
    await sleepSeconds(SECONDS);
    await fleet.stop();
    await expectLaws(fleet);

    const simulated = median(simulatedPeriods(plan));
    const real = median(
      runner.looks.slice(1).map(({ lookedAt }, index) => lookedAt - (runner.looks[index]?.lookedAt ?? 0)),
    );
    expect(simulated).toBeLessThan(checkPeriodSeconds(configurationOf(plan)));
    expect(real, `real ${real} s, simulated ${simulated} s`).toBeGreaterThan(simulated * (1 - TOLERANCE));
    expect(real, `real ${real} s, simulated ${simulated} s`).toBeLessThan(simulated * (1 + TOLERANCE));
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
