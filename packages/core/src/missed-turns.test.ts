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
        const { turns, cycles, cyclesRange } = missedTurns(fleet);
        for (const share of [turns, cycles, cyclesRange.least, cyclesRange.most]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(cycles).toBeLessThanOrEqual(cyclesRange.most);
        expect(cycles).toBeGreaterThanOrEqual(cyclesRange.least - 1e-9);
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
    expect(missedTurns(fleetOf(3))).toMatchObject({ turns: 0, cycles: 0 });
  });

  it("make as many cycles empty as phases that are kept can: counted over the phases of a first runner", () => {
    checkProperty(
      fc.property(
        fleets(),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (fleet, shifts) => {
          const period = idlePeriodSeconds(fleet);
          const { safeStartSeconds, totalRunners } = cycleOf(fleet);
          fc.pre(period > 0 && totalRunners <= 8);
          const { turns, cyclesRange } = missedTurns(fleet);
          const emptyShare = (kept: readonly number[]) => {
            const phases = Array.from({ length: 400 }, (_, index) => (index + 0.5) / 400);
            const isEmpty = (phase: number) =>
              kept.slice(0, totalRunners).every((shift) => ((phase + shift) % 1) * period >= safeStartSeconds);
            return phases.filter(isEmpty).length / phases.length;
          };
          const share = emptyShare(shifts);
          expect(share).toBeGreaterThanOrEqual(cyclesRange.least - 0.03);
          expect(share).toBeLessThanOrEqual(cyclesRange.most + 0.03);
          // Both ends are met: all together, and one behind the other.
          expect(Math.abs(emptyShare(new Array<number>(8).fill(0)) - cyclesRange.most)).toBeLessThan(0.03);
          const apart = Array.from({ length: 8 }, (_, index) => (index * (1 - turns)) % 1);
          expect(Math.abs(emptyShare(apart) - cyclesRange.least)).toBeLessThan(0.03);
        },
      ),
    );
  });

  it("are all of them where nobody can start, however often they look", () => {
    for (const changes of [{}, { checkIntervalMinutes: 0, loopSeconds: 0 }]) {
      expect(missedTurns(fleetOf(5, { protocol: "slot-claim", ...changes }))).toMatchObject({ turns: 1, cycles: 1 });
    }
  });

  it("are none for runners that never stop looking", () => {
    const turns = missedTurns(fleetOf(4, { checkIntervalMinutes: 0, loopSeconds: 0 }));
    expect(turns).toMatchObject({ turns: 0, cycles: 0 });
  });
});
