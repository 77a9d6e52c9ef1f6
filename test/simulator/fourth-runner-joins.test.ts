import { type Scenario, simulate, type Violation } from "@slotwise/simulator";
import { expect, test } from "vitest";

const SCENARIO: Scenario = {
  configurations: [
    {
      protocol: "slot-window",
      settings: {
        serviceIntervalMinutes: 5,
        spreadMarginMinutes: 1,
        maxStartSlotFraction: 0.5,
        membershipStabilizationSeconds: 0,
      },
      checkIntervalMinutes: 0.5,
      loopSeconds: 0.22,
      loopOverheadSeconds: 0.02,
      runnerConsideredDeadAfterMinutes: 10,
      startDelaySeconds: 0,
      longestExecutionSeconds: 10,
    },
  ],
  runners: [
    {
      id: "runner 1",
      configuration: 0,
      firstLook: 0,
      clockOffset: 0,
      clockDriftPpm: 0,
    },
    {
      id: "runner 2",
      configuration: 0,
      firstLook: 0,
      clockOffset: 0,
      clockDriftPpm: 0,
    },
    {
      id: "runner 3",
      configuration: 0,
      firstLook: 20000000,
      clockOffset: 0,
      clockDriftPpm: 0,
    },
    {
      id: "runner 4",
      configuration: 0,
      joinsAt: 235000000,
      firstLook: 0,
      clockOffset: 0,
      clockDriftPpm: 0,
    },
  ],
  faults: [],
  store: {
    staleness: 0,
    delay: 0,
    reordersTies: false,
    locks: true,
  },
  start: 0,
  end: 240000000,
};

const VIOLATION: Violation = {
  kind: "overlap",
  first: "runner 3",
  second: "runner 4",
  from: 235000000,
  to: 240000000,
};

/**
 * 3 runners share a cycle of 300 s (slot-window), and an execution takes 10 s.
 * Each may start only in its own window, which it works out from the runners that it sees.
 * At 230 s runner 3 looks: it sees runners 1 to 3, so its window is from 200 s to 240 s, and it starts.
 * At 235 s runner 4 joins.
 * At once it looks: it sees runners 1 to 4, so its window is from 225 s to 240 s, and it starts.
 * At 240 s runner 3 is done.
 * From 235 s to 240 s, for 5 s, runners 3 and 4 execute at once.
 * Runner 3 cut the cycle for 3 runners, runner 4 cut the cycle for 4 runners: windows cut for different fleets may overlap.
 */
test("runners 3 and 4 execute at once", () => {
  const { violation } = simulate(SCENARIO, { watched: ["overlap"], stopsAtViolation: true });
  expect(violation).toEqual(VIOLATION);
});
