import { afterAll, describe, it } from "vitest";
import { realPynenc } from "../../real-pynenc.js";
import { type FleetPlan, SHORT_CYCLES } from "../fleet-plan.js";
import { type RealFleet, withFleet } from "../real-fleet.js";
import { sleepSeconds } from "../until.js";
import type { MissedTurnsRow } from "./measurements.js";
import { writeMeasurements } from "./write-measurements.js";

const SECONDS = 480;

/** Windows shorter than the time between two looks. */
const PLANS: readonly FleetPlan[] = [
  plan({ release: "0.2.3", checkSeconds: 2, loopSleepSeconds: 0.1 }),
  plan({ release: "0.2.3", checkSeconds: 2.05, loopSleepSeconds: 0.5 }),
  plan({ release: "0.4.0", checkSeconds: 2, loopSleepSeconds: 0.1 }),
  plan({ release: "0.4.0", checkSeconds: 2, loopSleepSeconds: 0.1, startFraction: 0.5 }),
];

function plan(more: Pick<FleetPlan, "release" | "checkSeconds" | "loopSleepSeconds"> & Partial<FleetPlan>): FleetPlan {
  return { ...SHORT_CYCLES, store: "sqlite", executionSeconds: 0.02, ...more };
}

const pynenc = await realPynenc();
const rows = new Map<FleetPlan, MissedTurnsRow>();

describe.skipIf(pynenc.kind === "missing")("the share of missed turns", { concurrent: true }, () => {
  it.each(PLANS)("$release, $checkSeconds, $loopSleepSeconds, $startFraction", async (each) => {
    if (pynenc.kind === "missing") return;
    await withFleet(each, pynenc.pythonOf(each.release), async (fleet) => {
      const from = await fleet.startTogether(3);
      await sleepSeconds(SECONDS);
      rows.set(each, { plan: each, ...turnsOf(fleet, from, Date.now() / 1000) });
    });
  });
});

/** The turns of whole cycles, and in how many of them their runner did not start. */
function turnsOf({ plan, runners }: RealFleet, from: number, to: number): { turns: number; missed: number } {
  const { intervalSeconds } = plan;
  const first = Math.ceil(from / intervalSeconds) + 1;
  const last = Math.floor(to / intervalSeconds) - 1;
  let [turns, missed] = [0, 0];
  for (const { looks } of runners) {
    const starts = looks
      .filter(({ granted }) => granted)
      .map(({ decidedAt }) => Math.floor(decidedAt / intervalSeconds));
    const cycles = new Set(starts);
    for (let cycle = first; cycle <= last; cycle++) {
      turns++;
      if (!cycles.has(cycle)) missed++;
    }
  }
  return { turns, missed };
}

afterAll(() => {
  if (pynenc.kind === "missing") return;
  const inOrder = PLANS.flatMap((each) => rows.get(each) ?? []);
  writeMeasurements("missed-turns", pynenc.pythonOf("0.4.0"), inOrder);
});
