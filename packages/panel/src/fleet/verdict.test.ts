import { createFleet, createSlotSettings, type FleetDescription } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { verdictOn } from "./verdict.js";

const verdict = (description: Partial<FleetDescription>) =>
  verdictOn(createFleet({ protocol: "slot-window", settings: createSlotSettings(), totalRunners: 3, ...description }));

describe("the verdict", () => {
  it("says what is safe, and how far", () => {
    expect(verdict({})).toEqual({
      isSafe: true,
      sentence:
        "Safe with 3 runners: every turn is taken, and executions of up to 60 s stay apart; these settings are safe up to 3 runners.",
    });
  });

  it("says why a turn can be missed", () => {
    expect(verdict({ totalRunners: 4 }).sentence).toBe(
      "Not safe with 4 runners: turns can be missed, because each looks every 30.22 s but may start for only 15 s; these settings are safe up to 3 runners.",
    );
  });

  it("says that executions overlap before it says anything less", () => {
    expect(verdict({ longestExecutionSeconds: 70, clockSkewSeconds: 1 }).sentence).toContain(
      "executions can overlap, because one of 70 s with clocks 1 s apart does not fit into the 60 s between the last start and the next runner's slot",
    );
  });

  it("says that nobody ever runs, and counts what else is broken", () => {
    expect(verdict({ protocol: "slot-claim", totalRunners: 5 }).sentence).toMatch(
      /^Not safe with 5 runners: nobody ever runs, because the margin of 60 s leaves nothing of a 60 s slot, and 1 more; /,
    );
  });

  it("says that no runner starts, and only of the releases that refuse to", () => {
    const settings = createSlotSettings({ serviceIntervalMinutes: 2, spreadMarginMinutes: 2 });
    expect(verdict({ protocol: "slot-claim", totalRunners: 1, settings })).toEqual({
      isSafe: false,
      sentence: "No runner starts: pynenc refuses a margin of 120 s in an interval of 120 s.",
    });
    expect(verdict({ protocol: "slot-window", totalRunners: 1, settings }).sentence).toMatch(/^Safe with 1 runner/);
    expect(verdict({ protocol: "slot-claim", totalRunners: 1, checkIntervalMinutes: 0 }).sentence).toBe(
      "No runner starts: pynenc refuses a check interval of 0 s.",
    );
  });

  it("says when a living runner counts as dead", () => {
    expect(verdict({ runnerConsideredDeadAfterMinutes: 0.4 }).sentence).toContain("a living runner can count as dead");
  });

  it("needs no length of an execution where there is no silence at all", () => {
    const settings = createSlotSettings({ spreadMarginMinutes: 0 });
    expect(verdict({ settings }).sentence).toContain("nothing lies between the last start and the next runner's slot");
  });

  it("knows how far settings carry: without end, or for a lone runner only", () => {
    expect(verdict({ protocol: "slot-window", checkIntervalMinutes: 20 }).sentence).toMatch(/even one runner\.$/);
    expect(verdict({ checkIntervalMinutes: 4 }).sentence).toMatch(/safe up to 1 runner\.$/);
    const settings = createSlotSettings({ spreadMarginMinutes: 6 });
    expect(verdict({ settings, checkIntervalMinutes: 0, loopSeconds: 0 }).sentence).toMatch(/any number of runners\.$/);
  });
});
