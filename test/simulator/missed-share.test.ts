import { missedTurns, type Protocol } from "@slotwise/core";
import { DAY, Random, RandomChoices, SECOND, simulate } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf, steady } from "./fleets.js";

const FLEETS = 150;

interface Row {
  readonly protocol: Protocol;
  readonly runners: number;
  readonly checkSeconds: number;
  /** What a round of the loop adds: nothing, or up to this, at random. */
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
      { protocol, checkIntervalMinutes: checkSeconds / 60, loopSeconds, longestExecutionSeconds: 1 },
      settings,
    );
    // The closed form knows one time between looks; on average it is this one.
    const average = (checkSeconds + loopSeconds / 2) / 60;
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
