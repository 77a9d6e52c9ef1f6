import { createFleet, createSlotSettings } from "@slotwise/core";
import { expect, test } from "vitest";
import { Trace, type TraceEvent } from "../counterexample/trace.js";
import { Monitor } from "../observers/monitor.js";
import { slotRule } from "../protocol/slot-rule.js";
import type { Choices } from "../scenario/choices.js";
import type { Fault } from "../scenario/fault.js";
import { Random } from "../scenario/random.js";
import { configurationOf, type Scenario } from "../scenario/scenario.js";
import { MINUTE, SECOND } from "../time/microseconds.js";
import { Listeners } from "./listeners.js";
import { Simulation } from "./simulation.js";

const END = 40 * MINUTE;
const RUNNERS = 7;

/** Three runners, one that joins and three that replace them, to whom everything happens that can. */
function eventful(random: Random, protocol: "slot-window" | "slot-claim"): Scenario {
  const fleet = createFleet({
    protocol,
    settings: createSlotSettings({ membershipStabilizationSeconds: random.pick([0, 20]) }),
    totalRunners: 4,
    longestExecutionSeconds: 15,
    startDelaySeconds: 2,
    runnerConsideredDeadAfterMinutes: 2,
  });
  const faults = Array.from({ length: 24 }, (_, index): Fault => {
    const at = random.upTo(END);
    const runner = `runner ${1 + random.upTo(3)}`;
    switch (index % 6) {
      case 0:
        return { kind: "crash", at, runner };
      case 1:
        return { kind: "exception", at, runner, isFatal: random.oneIn(4) };
      case 2:
        return { kind: "pause", at, runner, before: "any", lasts: random.upTo(MINUTE) };
      case 3:
        return { kind: "clock-step", at, runner, by: random.upTo(20 * SECOND) - 10 * SECOND };
      case 4:
        if (index === 10) return { kind: "outage", at, lasts: random.upTo(SECOND) };
        return { kind: "failover", at, loses: random.upTo(10 * SECOND) };
      default:
        return { kind: "stop", at, runner };
    }
  });
  return {
    configurations: [configurationOf(fleet)],
    runners: Array.from({ length: RUNNERS }, (_, index) => ({
      id: `runner ${index + 1}`,
      configuration: 0,
      joinsAt: index < 3 ? undefined : random.upTo(END),
      replaces: index < 4 ? undefined : `runner ${index - 3}`,
      firstLook: random.upTo(30 * SECOND),
      clockOffset: random.upTo(SECOND),
      clockDriftPpm: 50 * index,
    })),
    faults,
    store: { staleness: random.pick([0, 5 * SECOND]), delay: SECOND / 10, reordersTies: true, locks: true },
    start: 0,
    end: END,
  };
}

/** Choices without a memory of their own, which would have to be copied, too. */
const BY_TIME: Choices = {
  pick: (runner, kind, most, base) => new Random(base + kind.length, runner).upTo(most),
};

test.each(["slot-window", "slot-claim"] as const)("%s: a run goes on from a copy as it went on before", (protocol) => {
  const random = new Random(1);
  let seen = 0;
  for (let index = 0; index < 40; index++) {
    const scenario = eventful(random, protocol);
    const trace = new Trace();
    const options = { runners: RUNNERS, start: 0, settledAt: 0, interval: 5 * MINUTE, watched: [] };
    const cron = { period: MINUTE, offset: 0 };
    const [monitor, keptMonitor] = [new Monitor({ ...options, cron }), new Monitor({ ...options, cron })];
    const simulation = new Simulation(scenario, slotRule, BY_TIME, new Listeners([monitor, trace]));
    const kept = new Simulation(scenario, slotRule, BY_TIME, keptMonitor);
    monitor.begin(simulation.runners);
    trace.begin(simulation.runners);
    const rest = (): { events: readonly Partial<TraceEvent>[]; report: unknown } => {
      const from = trace.events.length;
      simulation.run(END, () => false);
      const report = monitor.finish(simulation.runners, simulation.events, END);
      // What a runner saw when it last looked is the trace's own memory, which is not copied.
      const events = trace.events.slice(from).map(({ kind, at, actor, fault, outcome }) => {
        return { kind, at, actor, fault, outcome };
      });
      return { events, report };
    };
    simulation.run(random.upTo(END), () => false);
    kept.copyFrom(simulation);
    keptMonitor.copyFrom(monitor);
    const first = rest();
    simulation.copyFrom(kept);
    monitor.copyFrom(keptMonitor);
    expect(rest()).toEqual(first);
    seen += first.events.length;
  }
  expect(seen).toBeGreaterThan(2000);
});
