import { cycleOf } from "@slotwise/core";
import {
  type Configuration,
  configurationOf,
  type DecisionRules,
  type Microseconds,
  nameOf,
  Random,
  RandomChoices,
  RELIABLE_STORE,
  type Scenario,
  SECOND,
  simulate,
  slotRule,
} from "@slotwise/simulator";
import { expect, test } from "vitest";
import { type Execution, executionsOf, overlapping } from "./executions.js";
import { fleetOf } from "./fleets.js";

const SIZES = [2, 3, 5, 10];
const FLEETS = 200;
const JOINING_SECONDS = 900;
const HOLD_SECONDS = 30;

/** Runners that join one after the other, clocks two seconds off either way, executions that the gap has room for. */
function joining(totalRunners: number, random: Random, staleness: Microseconds): Scenario {
  const { gapSeconds } = cycleOf(fleetOf(totalRunners));
  const longestExecutionSeconds = Math.min(26, gapSeconds - 4);
  const configuration: Configuration = {
    ...configurationOf(fleetOf(totalRunners, { longestExecutionSeconds })),
    shortestExecutionSeconds: 0,
  };
  return {
    configurations: [configuration],
    runners: Array.from({ length: totalRunners }, (_, index) => ({
      id: nameOf(index),
      configuration: 0,
      joinsAt: random.upTo(JOINING_SECONDS * SECOND),
      firstLook: 0,
      clockOffset: random.upTo(4 * SECOND) - 2 * SECOND,
      clockDriftPpm: 0,
    })),
    faults: [],
    store: { ...RELIABLE_STORE, staleness },
    start: 0,
    end: (JOINING_SECONDS + 600) * SECOND,
  };
}

/** pynenc's decision for those who have seen nobody arrive for a while. */
function holdingStill(hold: Microseconds): DecisionRules {
  return (configuration) => {
    const own = slotRule(configuration);
    return {
      lock: own.lock,
      tieOrder: own.tieOrder,
      decide(question) {
        // A stale view may not have the newest of all in it: the asker.
        const { asker, view, local } = question;
        const newest = Math.max(asker.createdAt, ...view.members.map(({ createdAt }) => createdAt));
        return local - newest >= hold ? own.decide(question) : { mayStart: false, reason: "holding_still" };
      },
    };
  };
}

function arrivalsOf(totalRunners: number, rules: DecisionRules, staleness: Microseconds = 0): readonly Execution[][] {
  const random = new Random(11, totalRunners);
  return Array.from({ length: FLEETS }, () => {
    const { executions, listener } = executionsOf();
    simulate(joining(totalRunners, random, staleness), {
      choices: new RandomChoices(random.next(), totalRunners),
      rules,
      listener,
    });
    return executions;
  });
}

test("while a fleet arrives one by one, two overlap in about one arrival of five", () => {
  const shares = SIZES.map((size) => {
    const arrivals = arrivalsOf(size, slotRule);
    return arrivals.filter((executions) => overlapping(executions) > 0).length / arrivals.length;
  });
  for (const share of shares) {
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.3);
  }
  expect(sum(shares) / shares.length).toBeGreaterThan(0.15);
  expect(sum(shares) / shares.length).toBeLessThan(0.22);
});

test.each([
  ["as long as an execution takes and clocks differ", 0, HOLD_SECONDS],
  ["and for as long as a view may be old", 5, HOLD_SECONDS + 5],
])("none does when every runner holds still after the newest creation: %s", (_name, stale, hold) => {
  for (const size of SIZES) {
    const fleets = arrivalsOf(size, holdingStill(hold * SECOND), stale * SECOND);
    expect(sum(fleets.map(overlapping))).toBe(0);
    expect(sum(fleets.map(({ length }) => length))).toBeGreaterThan(FLEETS);
  }
});

test("and it does where they hold still for less than that", () => {
  const overlaps = SIZES.map((size) => sum(arrivalsOf(size, holdingStill(5 * SECOND), 5 * SECOND).map(overlapping)));
  expect(sum(overlaps)).toBeGreaterThan(0);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
