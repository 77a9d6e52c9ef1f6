import type { Protocol } from "@slotwise/core";
import { type Fault, nameOf, Random, RandomChoices, SECOND, simulate } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf, steady } from "./fleets.js";

const CLAIM: Protocol = "slot-claim";
const FLEETS = 200;
const CYCLES = 13;

/** Fleets of three runner processes of pynenc 0.4.0 on SQLite, two of each, with a cycle of 9 s: what they recorded. */
interface MeasuredFleet {
  readonly name: string;
  readonly executionSeconds: number;
  readonly maxStartSlotFraction: number;
  readonly cycles: number;
  readonly starts: number;
  readonly refusals: number;
}

const MEASURED: readonly MeasuredFleet[] = [
  { name: "healthy", executionSeconds: 0.203, maxStartSlotFraction: 0.5, cycles: 27.5, starts: 168, refusals: 0 },
  { name: "beyond the gap", executionSeconds: 1.503, maxStartSlotFraction: 1, cycles: 27.1, starts: 128, refusals: 49 },
];

/** A runner of the same fleet was killed in an execution of 1 s, twice: looks of the other two in the time after that. */
const KILLED = { seconds: 91.6, refusals: 126.5, looks: 296.5 };

/** Two sleeps of 0.1 s are allowed 20 ms more, a tenth; how much of that a machine takes is its own. */
const TOLERANCE = 0.1;

function fleet({
  executionSeconds,
  maxStartSlotFraction,
}: Pick<MeasuredFleet, "executionSeconds" | "maxStartSlotFraction">) {
  return fleetOf(
    3,
    {
      protocol: CLAIM,
      checkIntervalMinutes: 0.5 / 60,
      longestExecutionSeconds: executionSeconds,
      runnerConsideredDeadAfterMinutes: 15 / 60,
    },
    { serviceIntervalMinutes: 9 / 60, spreadMarginMinutes: 0.5 / 60, maxStartSlotFraction },
  );
}

test.each(MEASURED)("a fleet of three starts and is refused as often as real ones: $name", (measured) => {
  const random = new Random(5);
  const starts: number[] = [];
  const refusals: number[] = [];
  for (let run = 0; run < FLEETS; run++) {
    const scenario = steady(fleet(measured), CYCLES * 9, random);
    const { report } = simulate(scenario, { choices: new RandomChoices(random.next(), 3) });
    expect(report.overlaps.count).toBe(0);
    starts.push(report.starts / CYCLES);
    refusals.push(report.blocks.refusals / CYCLES);
  }
  expect(Math.abs((mean(starts) * measured.cycles) / measured.starts - 1)).toBeLessThan(TOLERANCE);
  // So few are as many as they happen to be: twice their square root.
  const most = 2 * Math.sqrt(measured.refusals);
  expect(Math.abs(mean(refusals) * measured.cycles - measured.refusals)).toBeLessThanOrEqual(most);
});

test("after a kill in mid-execution nobody starts, and as many looks are refused as in a real fleet", () => {
  const random = new Random(6);
  const killed = 40 * SECOND;
  const refusals: number[] = [];
  const looks: number[] = [];
  while (refusals.length < FLEETS) {
    const scenario = steady(fleet({ executionSeconds: 1.002, maxStartSlotFraction: 1 }), 40 + KILLED.seconds, random);
    const crash: Fault = { kind: "crash", at: killed + random.upTo(9 * SECOND), runner: nameOf(1) };
    const seed = random.next();
    const { report } = simulate({ ...scenario, faults: [crash] }, { choices: new RandomChoices(seed, 3) });
    if (report.blocks.permanent === 0) continue;
    refusals.push(report.blocks.permanent);
    const before = simulate({ ...scenario, end: crash.at }, { choices: new RandomChoices(seed, 3) }).report;
    looks.push(report.looks - before.looks);
    expect(report.starts - before.starts).toBe(0);
  }
  expect(Math.abs(mean(refusals) / KILLED.refusals - 1)).toBeLessThan(TOLERANCE);
  expect(Math.abs(mean(looks) / KILLED.looks - 1)).toBeLessThan(TOLERANCE);
});

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
