import { microseconds } from "@slotwise/simulator";
import { expect } from "vitest";
import { expectLaws } from "../expectations.js";
import { type FleetPlan, protocolOf, runnerName } from "../fleet-plan.js";
import { withFleet } from "../real-fleet.js";
import type { RealRunner } from "../real-runner.js";
import { settled, simulated } from "../simulated.js";
import { until } from "../until.js";

/** An exception in the service: a PynencError is survived, any other one ends its runner, and neither leaves the lock held. */
export async function raised(base: FleetPlan, python: string): Promise<void> {
  const plan = { ...base, executionSeconds: 0.3 };
  await withFleet(plan, python, async (fleet) => {
    await fleet.startTogether(3);
    const [lucky, unlucky, third] = fleet.runners as [RealRunner, RealRunner, RealRunner];
    fleet.makeRaise(lucky, "pynenc");
    await until("a PynencError was raised", () => fleet.hasRaised(lucky));
    fleet.makeRaise(unlucky, "other");
    const exit = await unlucky.gone();
    expect(exit).toMatchObject({ status: 1, signal: null });
    expect(unlucky.output).toContain("ValueError");

    const starts = (runner: RealRunner) => runner.looks.filter(({ granted, at }) => granted && at > exit.at).length;
    await until("both others start again", () => starts(lucky) > 0 && starts(third) > 0);
    expect(lucky.exited).toBeUndefined();
    await fleet.stop();

    const cycle = plan.intervalSeconds;
    const reports = simulated(plan, 4 * cycle, settled(3), () => [
      { kind: "exception", at: 0, runner: runnerName(0), isFatal: false },
      { kind: "exception", at: microseconds(cycle), runner: runnerName(1), isFatal: true },
    ]);
    const untilThen = simulated(plan, 2 * cycle, settled(3));
    for (const [phase, { abandoned, blocks, startsOf }] of reports.entries()) {
      expect({ abandoned, permanent: blocks.permanent }).toEqual({ abandoned: 2, permanent: 0 });
      // Of whom the simulator says that they live, and go on.
      for (const survivor of [runnerName(0), runnerName(2)]) {
        expect(startsOf[survivor]).toBeGreaterThan(untilThen[phase]?.startsOf[survivor] ?? 0);
      }
    }

    const records = await expectLaws(fleet);
    if (protocolOf(plan) === "slot-window") return;
    const abandoned = records.filter(({ status }) => status === "abandoned");
    expect(abandoned.map(({ runnerId, reason }) => ({ runnerId, reason }))).toEqual([
      { runnerId: await lucky.id(), reason: "exception:PynencError" },
      { runnerId: await unlucky.id(), reason: "exception:ValueError" },
    ]);
    expect(records.filter(({ status }) => status === "running")).toEqual([]);
  });
}
