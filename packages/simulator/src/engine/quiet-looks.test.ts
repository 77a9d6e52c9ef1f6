import { createFleet, createSlotSettings, type Protocol } from "@slotwise/core";
import { expect, test } from "vitest";
import { Monitor } from "../observers/monitor.js";
import type { FleetReport } from "../observers/report.js";
import { slotRule } from "../protocol/slot-rule.js";
import { RandomChoices } from "../scenario/choices.js";
import { type Fault, STEPS } from "../scenario/fault.js";
import { Random } from "../scenario/random.js";
import { type Configuration, configurationOf, RELIABLE_STORE, type Scenario } from "../scenario/scenario.js";
import type { Violation } from "../scenario/violation.js";
import { HOUR, MINUTE, type Microseconds, SECOND } from "../time/microseconds.js";
import { Simulation } from "./simulation.js";

/** Long enough that those who are gone are forgotten, too. */
const END = 3 * HOUR;

function anyConfiguration(random: Random, protocol: Protocol): Configuration {
  const fleet = createFleet({
    protocol,
    settings: createSlotSettings({
      serviceIntervalMinutes: random.pick([5, 5, 1, 0.7]),
      spreadMarginMinutes: random.pick([1, 0.1, 0]),
      membershipStabilizationSeconds: random.pick([0, 0, 40]),
    }),
    totalRunners: 4,
    checkIntervalMinutes: random.pick([0.5, 0.5, 0.1, 1.1]),
    longestExecutionSeconds: random.pick([10, 0.1, 90, 400]),
    startDelaySeconds: random.pick([0, 0, 3]),
    runnerConsideredDeadAfterMinutes: random.pick([10, 4, 2, 1]),
  });
  return { ...configurationOf(fleet), shortestExecutionSeconds: random.pick([undefined, 0.05]) };
}

function anyFault(random: Random, runners: number): Fault {
  const at = random.upTo(END);
  const runner = `runner ${1 + random.upTo(runners - 1)}`;
  switch (random.upTo(11)) {
    case 0:
      if (random.oneIn(3)) return { kind: "failover", at, loses: random.upTo(MINUTE) };
      return { kind: "outage", at, lasts: random.upTo(SECOND) };
    case 1:
      return { kind: "crash", at, runner };
    case 2:
      return { kind: "stop", at, runner };
    case 3:
    case 4:
      return { kind: "clock-step", at, runner, by: random.upTo(40 * SECOND) - 20 * SECOND };
    case 5:
      return { kind: "exception", at, runner, isFatal: random.oneIn(3) };
    default:
      return { kind: "pause", at, runner, before: random.pick(["any", ...STEPS]), lasts: random.upTo(15 * MINUTE) };
  }
}

/** Anything that happens to fleets whose store answers at once. */
function anyScenario(random: Random, protocol: Protocol): Scenario {
  const count = 1 + random.upTo(6);
  const configurations = [anyConfiguration(random, protocol), anyConfiguration(random, protocol)];
  const isMixed = random.oneIn(4);
  return {
    configurations,
    runners: Array.from({ length: count }, (_, index) => ({
      id: `runner ${index + 1}`,
      configuration: isMixed ? index % 2 : 0,
      joinsAt: index > 0 && random.oneIn(3) ? random.upTo(END) : undefined,
      replaces: index > 0 && random.oneIn(5) ? `runner ${index}` : undefined,
      firstLook: random.upTo(random.pick([30 * SECOND, 5 * MINUTE])),
      clockOffset: random.upTo(random.pick([0, SECOND, 50 * SECOND])),
      clockDriftPpm: random.pick([0, 0, 300, -300]),
    })),
    faults: Array.from({ length: random.pick([0, 0, 5, 40]) }, () => anyFault(random, count)),
    store: { ...RELIABLE_STORE, locks: !random.oneIn(4) },
    start: random.pick([0, 7 * MINUTE + 1]),
    end: END,
  };
}

interface Outcome {
  readonly report: FleetReport;
  readonly violation: Violation | undefined;
  readonly lostTicks: readonly Microseconds[];
  readonly times: readonly Microseconds[];
}

function outcomeOf(scenario: Scenario, seed: number, isAhead: boolean): Outcome & { readonly told: number } {
  const lostTicks: Microseconds[] = [];
  const monitor = new Monitor({
    runners: scenario.runners.length,
    start: scenario.start,
    settledAt: scenario.start,
    interval: 5 * MINUTE,
    cron: { period: MINUTE, offset: 0, isForgottenAtStart: true },
    lostTick: (tick) => void lostTicks.push(tick),
    watched: ["overlap", "lost-turn"],
  });
  const choices = new RandomChoices(seed, scenario.runners.length);
  const simulation = new Simulation(scenario, slotRule, choices, monitor, isAhead ? monitor : undefined);
  monitor.begin(simulation.runners);
  let told = 0;
  simulation.run(scenario.end, () => ++told === -1);
  // When each of them would do what next shows whether it is where it should be.
  const times = simulation.runners.map((runner) => simulation.nextTimeOf(runner));
  const report = monitor.finish(simulation.runners, simulation.events, scenario.end);
  return { report, violation: monitor.violation, lostTicks, times, told };
}

test.each(["slot-window", "slot-claim"] as const)(
  "%s: what comes of a run is the same, looks made ahead or not",
  (protocol) => {
    const random = new Random(5);
    let [saved, events] = [0, 0];
    for (let seed = 0; seed < 300; seed++) {
      const scenario = anyScenario(random, protocol);
      const { told: allTold, ...inOrder } = outcomeOf(scenario, seed, false);
      const { told, ...ahead } = outcomeOf(scenario, seed, true);
      expect(ahead, `seed ${seed}`).toEqual(inOrder);
      saved += allTold - told;
      events += allTold;
    }
    expect(saved / events).toBeGreaterThan(0.3);
  },
);

/** Between its read and its decision, which comes much later, something happens: no look after that may be made ahead. */
test.each([
  [
    "it is to be held up before its next look",
    0,
    { kind: "pause", at: 100 * SECOND, runner: "runner 2", before: "look", lasts: 90 * SECOND },
  ],
  ["another one joins, which it does not know of", 100 * SECOND, undefined],
] as const)("a look follows in its place where %s", (_name, joinsAt, fault) => {
  const held: Fault = { kind: "pause", at: 50 * SECOND, runner: "runner 2", before: "decide", lasts: 190 * SECOND };
  const fleet = createFleet({ protocol: "slot-window", settings: createSlotSettings(), totalRunners: 3 });
  for (let seed = 0; seed < 20; seed++) {
    const random = new Random(seed);
    const runners = [1, 2, 3].map((number) => ({
      id: `runner ${number}`,
      configuration: 0,
      joinsAt: number === 3 && joinsAt > 0 ? joinsAt : undefined,
      firstLook: random.upTo(30 * SECOND),
      clockOffset: 0,
      clockDriftPpm: 0,
    }));
    const scenario: Scenario = {
      configurations: [configurationOf(fleet, 1)],
      runners,
      faults: fault === undefined ? [held] : [held, fault],
      store: RELIABLE_STORE,
      start: 0,
      end: 20 * MINUTE,
    };
    const { told: allTold, ...inOrder } = outcomeOf(scenario, seed, false);
    const { told, ...ahead } = outcomeOf(scenario, seed, true);
    expect(ahead, `seed ${seed}`).toEqual(inOrder);
    expect(told).toBeLessThan(allTold);
  }
});

/**
 * By a clock that is ahead, a runner is dead that has not looked for so long; and the one that finds that out looks just
 * before the other looks again. That look is none to make ahead.
 */
test("a look follows in its place after an execution in which a runner came to be taken for dead", () => {
  const fleet = createFleet({
    protocol: "slot-window",
    settings: createSlotSettings({ serviceIntervalMinutes: 1, spreadMarginMinutes: 0.1 }),
    totalRunners: 2,
    longestExecutionSeconds: 80,
    runnerConsideredDeadAfterMinutes: 2,
  });
  for (let tenths = 0; tenths < 310; tenths++) {
    const scenario: Scenario = {
      configurations: [{ ...configurationOf(fleet), shortestExecutionSeconds: 80 }],
      runners: [1, 2].map((number) => ({
        id: `runner ${number}`,
        configuration: 0,
        joinsAt: undefined,
        firstLook: number === 1 ? tenths * 100_000 : 10 * SECOND,
        clockOffset: number === 1 ? 50 * SECOND : 0,
        clockDriftPpm: 0,
      })),
      faults: [],
      store: RELIABLE_STORE,
      start: 0,
      end: 10 * MINUTE,
    };
    const { told: _allTold, ...inOrder } = outcomeOf(scenario, tenths, false);
    const { told: _told, ...ahead } = outcomeOf(scenario, tenths, true);
    expect(ahead, `${tenths} tenths`).toEqual(inOrder);
  }
});
