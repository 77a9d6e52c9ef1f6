import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleets } from "../../../test/core/support/fleets.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { createFleet, cycleOf, type Fleet, idlePeriodSeconds } from "./fleet.js";
import { brokenPromises } from "./limits.js";
import { missedTurns } from "./missed-turns.js";
import { createSlotSettings } from "./settings.js";

const fleetOf = (totalRunners: number, changes: Partial<Fleet> = {}) =>
  createFleet({ protocol: "slot-window", settings: createSlotSettings(), totalRunners, ...changes });

describe("the turns that are missed", () => {
  it("are shares, and none is missed exactly where the promise that none is holds", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const { turns, cycles } = missedTurns(fleet);
        for (const share of [turns, cycles]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(cycles).toBeLessThanOrEqual(turns);
        if (idlePeriodSeconds(fleet) === 0) return;
        expect(turns > 0).toBe(brokenPromises(fleet, ["no-turn-missed"]).length > 0);
      }),
    );
  });

  it("are counted right: evenly over all phases, so many looks fall outside of the turn", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const period = idlePeriodSeconds(fleet);
        fc.pre(period > 0);
        const { safeStartSeconds } = cycleOf(fleet);
        const phases = Array.from({ length: 500 }, (_, index) => ((index + 0.5) * period) / 500);
        const missed = phases.filter((firstLook) => firstLook >= safeStartSeconds).length / phases.length;
        expect(Math.abs(missedTurns(fleet).turns - missed)).toBeLessThanOrEqual(1 / 500);
      }),
    );
  });

  it("make a cycle empty when everybody misses theirs, each for itself", () => {
    const { turns, cycles } = missedTurns(fleetOf(4));
    expect(turns).toBeCloseTo(0.5036, 4);
    expect(cycles).toBe(turns ** 4);
    expect(missedTurns(fleetOf(3))).toEqual({ turns: 0, cycles: 0 });
  });

  it("are all of them where nobody can start, however often they look", () => {
    for (const changes of [{}, { checkIntervalMinutes: 0, loopSeconds: 0 }]) {
      expect(missedTurns(fleetOf(5, { protocol: "slot-claim", ...changes }))).toEqual({ turns: 1, cycles: 1 });
    }
  });

  it("are none for runners that never stop looking", () => {
    const turns = missedTurns(fleetOf(4, { checkIntervalMinutes: 0, loopSeconds: 0 }));
    expect(turns).toEqual({ turns: 0, cycles: 0 });
  });
});
