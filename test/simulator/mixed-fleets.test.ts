import { createFleet, createSlotSettings, cycleOf, type Fleet, type Protocol, sharedStarts } from "@slotwise/core";
import {
  configurationOf,
  type Hunt,
  MINUTE,
  RandomChoices,
  replay,
  type Scenario,
  search,
  simulate,
  story,
} from "@slotwise/simulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Members with intervals of their own, in the order of their positions. */
function fleetsOf(protocol: Protocol, minutes: readonly number[]): readonly Fleet[] {
  return minutes.map((serviceIntervalMinutes) =>
    createFleet({
      protocol,
      settings: createSlotSettings({ serviceIntervalMinutes, spreadMarginMinutes: 1 }),
      totalRunners: minutes.length,
      longestExecutionSeconds: 10,
    }),
  );
}

function huntIn(fleets: readonly Fleet[], find: Hunt["find"]): Hunt {
  const known = new Map(fleets.map((fleet) => [fleet, configurationOf(fleet)]));
  const [fleet] = fleets;
  if (fleet === undefined) throw new Error("no fleet");
  return {
    fleet,
    configurations: fleets.map((each) => known.get(each) ?? configurationOf(each)),
    find,
    faults: {},
    seed: 3,
    tries: 2000,
    mayShrinkFleet: false,
  };
}

describe("a fleet whose members have their own settings", () => {
  it("executes twice at once where windows lie over each other, and the story says why", () => {
    const [ten, , twenty] = fleetsOf("slot-window", [10, 10, 20, 20]);
    const fleets = [ten, ten, twenty, twenty].filter((fleet) => fleet !== undefined);
    const result = search(huntIn(fleets, "overlap"));
    if (result.kind !== "found") throw new Error("nothing was found");
    const { counterexample } = result;
    expect(counterexample.choices.runners.map(({ configuration }) => configuration)).toEqual([0, 0, 1, 1]);
    expect(replay(counterexample).violation).toEqual(counterexample.violation);
    expect(story(counterexample).join("\n")).toContain("The two are configured differently");
  });

  it("is never refused a start by the lock where the slots of all are cut alike", () => {
    const same = fleetsOf("slot-claim", [10, 10, 10])[0];
    if (same === undefined) throw new Error("no fleet");
    expect(search({ ...huntIn([same, same, same], "lost-turn"), tries: 300 }).kind).toBe("none");
    expect(search({ ...huntIn(fleetsOf("slot-claim", [10, 10, 20, 20]), "lost-turn") }).kind).toBe("found");
  });

  it("stays as it is configured, however a story is made simpler", () => {
    const result = search({
      ...huntIn(fleetsOf("slot-window", [20, 10, 20]), "overlap"),
      faults: { crashes: 1, restarts: 1 },
    });
    if (result.kind !== "found") throw new Error("nothing was found");
    const { choices, settings } = result.counterexample;
    const minutes = choices.runners
      .filter(({ joinsAt }) => joinsAt === undefined)
      .map(({ configuration }) => settings[configuration]?.settings.serviceIntervalMinutes);
    expect(minutes).toEqual([20, 10, 20]);
  });

  it("overlaps nowhere but where the windows do", () => {
    let [overlapping, apart] = [0, 0];
    fc.assert(
      fc.property(
        fc.constantFrom<Protocol>("slot-window", "slot-claim"),
        fc.array(fc.constantFrom(4, 6, 12, 24), { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 1000 }),
        (protocol, minutes, seed) => {
          const fleets = fleetsOf(protocol, minutes);
          const shared = sharedStarts(fleets.map((fleet, position) => ({ position, cycle: cycleOf(fleet) })));
          // Of next to no length, so that nothing but windows decides, where none lie over each other.
          const longestExecutionSeconds = shared.first === undefined ? 1e-6 : 20;
          const configurations = fleets.map((fleet) => ({ ...configurationOf(fleet), longestExecutionSeconds }));
          const scenario: Scenario = {
            configurations,
            runners: fleets.map((_, position) => ({
              id: `runner ${position + 1}`,
              configuration: position,
              firstLook: (position + 1) * 7_000_000,
              clockOffset: 0,
              clockDriftPpm: 0,
            })),
            faults: [],
            store: { staleness: 0, delay: 0, reordersTies: false, locks: true },
            start: 0,
            end: 600 * MINUTE,
          };
          const { report } = simulate(scenario, { choices: new RandomChoices(seed, fleets.length) });
          if (protocol === "slot-claim" || shared.first === undefined) {
            apart++;
            expect(report.overlaps.count).toBe(0);
          } else if (report.overlaps.count > 0) overlapping++;
          // Only whose windows lie over another's is ever refused.
          if (shared.first === undefined) expect(report.blocks.refusals).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
    expect(overlapping).toBeGreaterThan(3);
    expect(apart).toBeGreaterThan(3);
  });
});
