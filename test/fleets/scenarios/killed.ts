import { microseconds } from "@slotwise/simulator";
import { expect } from "vitest";
import { countsBetween } from "../counts.js";
import { expectLaws, expectLikeSimulated } from "../expectations.js";
import { type FleetPlan, protocolOf, runnerName } from "../fleet-plan.js";
import { type RealFleet, withFleet } from "../real-fleet.js";
import type { RealRunner } from "../real-runner.js";
import { rangeOf, settled, simulated } from "../simulated.js";
import { sleepSeconds, until } from "../until.js";

const SECONDS_WATCHED = 15;

/** kill -9 in mid-execution, and what the rest of the fleet does for well over twice dead-after. */
export async function killed(base: FleetPlan, python: string): Promise<void> {
  const plan = { ...base, executionSeconds: 2, deadAfterSeconds: 6 };
  await withFleet(plan, python, async (fleet) => {
    await fleet.startTogether(3);
    const [, victim] = fleet.runners as [RealRunner, RealRunner, RealRunner];
    await victim.executes(0.2);
    const { signal, at } = await victim.signal("SIGKILL");
    expect(signal).toBe("SIGKILL");
    expect(victim.isExecuting, "killed in mid-execution").toBe(true);
    await sleepSeconds(SECONDS_WATCHED);
    const counts = countsBetween(fleet, at, at + SECONDS_WATCHED);
    await fleet.stop();
    await expectLaws(fleet);
    if (protocolOf(plan) === "slot-claim") {
      expect(counts.starts, "starts after the kill").toBe(0);
      await expectSilenceUntilCleared(fleet, await victim.id());
    }

    // The simulated one is killed within its first turn, and watched for as long.
    const turn = plan.intervalSeconds / 3;
    const reports = simulated(plan, turn + 1.5 + SECONDS_WATCHED, settled(3), () => [
      { kind: "crash", at: microseconds(turn + 1.5), runner: runnerName(1) },
    ]);
    const before = simulated(plan, turn + 1.5, settled(3));
    expectLikeSimulated("refused looks", counts.refusals, reports, ({ blocks }) => blocks.refusals);
    const startsAfter = reports.map((report, phase) => report.starts - (before[phase]?.starts ?? 0));
    if (protocolOf(plan) === "slot-claim") {
      expect(Math.max(...startsAfter), "simulated starts after the kill").toBe(0);
      expect(rangeOf(reports, ({ blocks }) => blocks.refusals)[0]).toBeGreaterThan(0);
    } else {
      expect(Math.min(...startsAfter), "simulated starts after the kill").toBeGreaterThan(0);
      expect(counts.starts, "starts after the kill").toBeGreaterThan(0);
    }
  });
}

/** A restart of everything changes nothing: the record is the dead runner's, until a statement ends it. */
async function expectSilenceUntilCleared(fleet: RealFleet, victim: string): Promise<void> {
  const newcomers = [fleet.start(), fleet.start()];
  for (const newcomer of newcomers) {
    await newcomer.hasLooked();
    const isRefused = () => newcomer.looks.some(({ decision, granted }) => decision === "assigned" && !granted);
    await until(`${newcomer.name} is refused`, isRefused);
  }
  expect(newcomers.flatMap(({ looks }) => looks.filter(({ granted }) => granted))).toEqual([]);
  const running = (await fleet.store.executions()).filter(({ status }) => status === "running");
  expect(running.map(({ runnerId }) => runnerId)).toEqual([victim]);

  expect(await fleet.store.clear(), "what the statement changed").toBe(1);
  const isStarted = () => newcomers.some(({ looks }) => looks.some(({ granted }) => granted));
  await until("somebody starts again", isStarted, 30);
}
