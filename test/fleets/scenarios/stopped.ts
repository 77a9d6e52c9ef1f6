import { microseconds } from "@slotwise/simulator";
import { expect } from "vitest";
import { expectLaws } from "../expectations.js";
import { type FleetPlan, protocolOf, runnerName } from "../fleet-plan.js";
import { executionsOf } from "../journal.js";
import { withFleet } from "../real-fleet.js";
import type { RealRunner } from "../real-runner.js";
import { settled, simulated } from "../simulated.js";
import { until } from "../until.js";

/** SIGTERM in mid-execution: it is finished, the process leaves, and its slot stays empty for dead-after. */
export async function stopped(base: FleetPlan, python: string): Promise<void> {
  const plan = { ...base, executionSeconds: 2, deadAfterSeconds: 6 };
  await withFleet(plan, python, async (fleet) => {
    await fleet.startTogether(3);
    const [survivor, leaver] = fleet.runners as [RealRunner, RealRunner, RealRunner];
    await leaver.executes(0.2);
    const asked = Date.now() / 1000;
    const exit = await leaver.signal("SIGTERM");
    expect(exit).toMatchObject({ status: 0, signal: null });
    const last = executionsOf(leaver.journal).at(-1);
    expect(last?.start, "asked in mid-execution").toBeLessThan(asked);
    expect(last?.end, "it was finished").toBeGreaterThan(asked);

    // Nothing takes it off the store's list; the others see it until its heartbeat is too old.
    const id = await leaver.id();
    expect((await fleet.store.runners()).map(({ runnerId }) => runnerId)).toContain(id);
    await until("its slot is shared out", () => survivor.looks.at(-1)?.view.length === 2);
    const newcomer = fleet.start();
    expect(await newcomer.id(), "a restarted runner is a new one").not.toBe(id);
    await until("the newcomer is seen", () => survivor.looks.at(-1)?.view.length === 3);
    expect(survivor.looks.at(-1)?.view.at(-1)?.[0], "and the last in the order").toBe(await newcomer.id());
    await fleet.stop();

    const turn = plan.intervalSeconds / 3;
    const asks = turn + 1.5;
    const reports = simulated(plan, asks + 12, settled(3), () => [
      { kind: "stop", at: microseconds(asks), runner: runnerName(1) },
    ]);
    const before = simulated(plan, asks, settled(3));
    for (const [phase, { starts, blocks }] of reports.entries()) {
      expect(blocks.permanent, "simulated refusals for a record that nobody ends").toBe(0);
      expect(starts, "simulated starts").toBeGreaterThan(before[phase]?.starts ?? 0);
    }

    const records = await expectLaws(fleet);
    expect((await fleet.store.runners()).length, "rows of runners, dead ones included").toBe(4);
    const holes = survivor.looks.filter(
      ({ lookedAt, view }) => lookedAt > exit.at && view.some(([each]) => each === id),
    );
    expect(holes.length, "looks at which the leaver still has its slot").toBeGreaterThan(0);
    if (protocolOf(plan) === "slot-window") return;
    const own = records.filter(({ runnerId, status }) => runnerId === id && status !== "blocked");
    expect(own.at(-1)?.status).toBe("completed");
    expect(records.filter(({ status }) => status === "running")).toEqual([]);
    expect(
      records.some(({ start, status }) => start > exit.at && status === "completed"),
      "others go on",
    ).toBe(true);
  });
}
