import { missedTurns, type Protocol } from "@slotwise/core";
import { DAY, Random, RandomChoices, SECOND, simulate } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf, steady } from "./fleets.js";

const FLEETS = 150;

interface Row {
  readonly protocol: Protocol;
  readonly runners: number;
  readonly checkSeconds: number;
  /** What a round of the loop takes: up to this, at random, and mostly much less. */
  readonly loopSeconds: number;
  readonly intervalMinutes?: number;
}

const ROWS: readonly Row[] = [
  { protocol: "slot-window", runners: 4, checkSeconds: 30.1, loopSeconds: 0 },
  { protocol: "slot-window", runners: 4, checkSeconds: 30, loopSeconds: 1 },
  { protocol: "slot-window", runners: 4, checkSeconds: 17.3, loopSeconds: 0 },
  { protocol: "slot-window", runners: 5, checkSeconds: 41, loopSeconds: 3 },
  { protocol: "slot-window", runners: 10, checkSeconds: 30.1, loopSeconds: 0 },
  { protocol: "slot-window", runners: 2, checkSeconds: 120, loopSeconds: 7 },
  { protocol: "slot-window", runners: 3, checkSeconds: 65, loopSeconds: 5 },
  { protocol: "slot-claim", runners: 2, checkSeconds: 61.3, loopSeconds: 0 },
  { protocol: "slot-claim", runners: 3, checkSeconds: 30, loopSeconds: 2 },
  { protocol: "slot-claim", runners: 4, checkSeconds: 30, loopSeconds: 1 },
  { protocol: "slot-claim", runners: 4, checkSeconds: 30, loopSeconds: 1, intervalMinutes: 10 },
  { protocol: "slot-window", runners: 3, checkSeconds: 30, loopSeconds: 0.1 },
];

test.each(ROWS)(
  "as many turns are missed and cycles empty as the closed form says: $protocol, $runners runners, every $checkSeconds s + $loopSeconds s",
  ({ protocol, runners, checkSeconds, loopSeconds, intervalMinutes = 5 }) => {
    const settings = { serviceIntervalMinutes: intervalMinutes };
    const fleet = fleetOf(
      runners,
      {
        protocol,
        checkIntervalMinutes: checkSeconds / 60,
        loopSeconds,
        loopOverheadSeconds: loopSeconds,
        longestExecutionSeconds: 0.001,
      },
      settings,
    );
    // The closed form knows one time between looks; on average it is this one.
    const average = averageGap(checkSeconds, loopSeconds) / 60;
    const expected = missedTurns(
      fleetOf(runners, { protocol, checkIntervalMinutes: average, loopSeconds: 0 }, settings),
    );
    const random = new Random(9);
    let [missed, empty, cycles] = [0, 0, 0];
    for (let number = 0; number < FLEETS; number++) {
      const choices = new RandomChoices(random.next(), runners);
      const { report } = simulate(steady(fleet, DAY / SECOND, random), { choices });
      missed += report.missedTurns;
      empty += report.cycles.empty;
      cycles += report.cycles.cycles;
    }
    expect(cycles).toBeGreaterThan(20_000);
    expect(Math.abs(missed / (cycles * runners) - expected.turns)).toBeLessThan(0.01);
    expect(Math.abs(empty / cycles - expected.cycles)).toBeLessThan(0.015);
  },
);

/**
 * The time between two looks, on average: a look waits for the end of its round, half a round on average, and a round
 * takes a quarter of the longest.
 */
function averageGap(checkSeconds: number, loopSeconds: number): number {
  return checkSeconds + loopSeconds / 8;
}

/**
 * Nine fleets of three runner processes of pynenc 0.2.3 on SQLite, each followed for 90 cycles: the share of turns that
 * were missed. A cycle took 6 s, the margin 0.5 s, the check interval 2.05 s, both sleeps of a round 0.5 s.
 */
const MEASURED_SHARES = [0.864, 0.359, 0.696, 0.736, 0.747, 0.656, 0.751, 0.685, 0.844];
const MEASURED_CYCLES = 90;
/** The middle of what an execution took in them. */
const MEASURED_EXECUTION_SECONDS = 0.024;

test("where rounds are long, as many turns are missed as in real fleets, whose looks keep a rhythm with the cycle", () => {
  const fleet = fleetOf(
    3,
    {
      checkIntervalMinutes: 2.05 / 60,
      loopSeconds: 1.02,
      loopOverheadSeconds: 0.02,
      longestExecutionSeconds: MEASURED_EXECUTION_SECONDS,
      runnerConsideredDeadAfterMinutes: 20 / 60,
    },
    { serviceIntervalMinutes: 6 / 60, spreadMarginMinutes: 0.5 / 60 },
  );
  const random = new Random(9);
  const shares = Array.from({ length: 400 }, () => {
    const choices = new RandomChoices(random.next(), 3);
    const { report } = simulate(steady(fleet, MEASURED_CYCLES * 6, random), { choices });
    return report.missedTurns / (3 * MEASURED_CYCLES);
  });
  // Phases drift slowly, so one fleet differs much from the next: two standard errors of the measured mean are allowed.
  const tolerance = (2 * deviation(MEASURED_SHARES)) / Math.sqrt(MEASURED_SHARES.length);
  expect(tolerance).toBeLessThan(0.1);
  expect(Math.abs(mean(shares) - mean(MEASURED_SHARES))).toBeLessThan(tolerance);
  // Looks that come the check interval and one sleep apart would miss 41 %.
  expect(mean(shares) - (1 - 1.5 / 2.55)).toBeGreaterThan(2 * tolerance);
});

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function deviation(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return Math.sqrt(numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1));
}
