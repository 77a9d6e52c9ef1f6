import { createFleet, createSlotSettings } from "@slotwise/core";
import { expect, test } from "vitest";
import { slotRule } from "../protocol/slot-rule.js";
import { configurationOf, RELIABLE_STORE, type Scenario } from "../scenario/scenario.js";
import { simulate } from "./simulate.js";
import { simulateTarget, type Target } from "./simulate-target.js";

function scenario(protocol: "slot-window" | "slot-claim"): Scenario {
  const fleet = createFleet({ protocol, settings: createSlotSettings(), totalRunners: 2, longestExecutionSeconds: 10 });
  const runner = { configuration: 0, clockOffset: 0, clockDriftPpm: 0 };
  return {
    configurations: [configurationOf(fleet)],
    runners: [
      { ...runner, id: "runner 1", firstLook: 5e6 },
      { ...runner, id: "runner 2", firstLook: 17e6 },
      { ...runner, id: "runner 3", firstLook: 0, joinsAt: 210e6 },
    ],
    faults: [],
    store: RELIABLE_STORE,
    start: 0,
    end: 900e6,
  };
}

test.each(["slot-window", "slot-claim"] as const)(
  "%s: a target that decides alike gives the same run",
  async (protocol) => {
    let questions = 0;
    const target: Target = {
      lock: protocol === "slot-claim" ? "running-record" : "none",
      decide: async (question, configuration) => {
        questions++;
        await Promise.resolve();
        return slotRule(configuration).decide(question);
      },
    };
    const { report } = await simulateTarget(scenario(protocol), target);
    const own = simulate(scenario(protocol)).report;
    expect({ ...report, missedTurns: own.missedTurns }).toEqual(own);
    expect(questions).toBeGreaterThan(80);
  },
);

test("what the target throws is thrown", async () => {
  const target: Target = { lock: "none", decide: async () => Promise.reject(new Error("it is gone")) };
  await expect(simulateTarget(scenario("slot-window"), target)).rejects.toThrow("it is gone");
});
