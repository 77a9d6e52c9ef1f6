import { createFleet, createSlotSettings, isSafe } from "@slotwise/core";
import { search } from "@slotwise/simulator";
import { settingsRecipes } from "@slotwise/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { huntsFor } from "./hunts.js";

const fleet = (totalRunners: number, protocol: "slot-window" | "slot-claim" = "slot-window") =>
  createFleet({ protocol, settings: createSlotSettings(), totalRunners });

describe("what is looked for", () => {
  it("is nothing where the closed forms leave nothing to be found", () => {
    expect(huntsFor(fleet(3), "none")).toEqual([]);
  });

  it("is what they say is broken, and it is found", () => {
    const [hunt] = huntsFor(fleet(4), "none");
    expect(hunt?.find).toBe("missed-turn");
    expect(hunt && search(hunt).kind).toBe("found");
    expect(huntsFor(fleet(5, "slot-claim"), "none").map(({ find }) => find)).toContain("silence");
  });

  it.each([
    ["slot-window", "overlap"],
    ["slot-claim", "lost-turn"],
  ] as const)("is what comes of runners that count as dead while they live, under %s", (protocol, find) => {
    const settings = createSlotSettings({ serviceIntervalMinutes: 8, spreadMarginMinutes: 1.5 });
    const dead = { runnerConsideredDeadAfterMinutes: 1, longestExecutionSeconds: 70 };
    const hunts = huntsFor(createFleet({ protocol, settings, totalRunners: 3, ...dead }), "none");
    expect(hunts.map((hunt) => hunt.find)).toEqual([find]);
    expect(hunts.map((hunt) => search(hunt).kind)).toEqual(["found"]);
  });

  it("is never nothing where the verdict says that a fleet is not safe", () => {
    const cases = fc.record({
      protocol: fc.constantFrom("slot-window" as const, "slot-claim" as const),
      settings: settingsRecipes("any").map((recipe) => createSlotSettings(recipe(4))),
      totalRunners: fc.integer({ min: 1, max: 9 }),
      checkIntervalMinutes: fc.constantFrom(0.1, 0.5, 5),
      runnerConsideredDeadAfterMinutes: fc.constantFrom(0.2, 1, 10),
      longestExecutionSeconds: fc.constantFrom(undefined, 10, 100),
      startDelaySeconds: fc.constantFrom(0, 60),
    });
    fc.assert(
      fc.property(cases, (description) => {
        const unsafe = createFleet(description);
        expect(huntsFor(unsafe, "none").length > 0).toBe(!isSafe(unsafe));
      }),
    );
  });

  it("is an overlap when a runner joins a fleet that is safe", () => {
    const [hunt] = huntsFor(fleet(3), "join");
    expect(hunt?.find).toBe("overlap");
    expect(hunt && search(hunt).kind).toBe("found");
  });

  it("is the record that a dead runner leaves under slot-claim, and never an overlap that the lock refuses", () => {
    const [hunt] = huntsFor(fleet(2, "slot-claim"), "crash");
    expect(hunt?.find).toBe("block");
    expect(hunt && search(hunt).kind).toBe("found");
    for (const choice of ["none", "join", "crash"] as const) {
      expect(huntsFor(fleet(3, "slot-claim"), choice).map(({ find }) => find)).not.toContain("overlap");
    }
    expect(huntsFor(fleet(4, "slot-claim"), "join")[0]?.find).toBe("silence");
  });

  it("tries less where each try is a large fleet", () => {
    expect(huntsFor(fleet(1000), "join")[0]?.tries).toBeLessThan(huntsFor(fleet(3), "join")[0]?.tries ?? 0);
  });
});
