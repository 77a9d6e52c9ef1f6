import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleets } from "../../../test/core/support/fleets.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { checkPeriodSeconds, createFleet, cycleOf, type Fleet, idlePeriodSeconds } from "./fleet.js";
import { lockExposure } from "./lock-exposure.js";
import type { Protocol } from "./protocols.js";
import { createSlotSettings, type SlotSettings } from "./settings.js";

function fleetOf(
  protocol: Protocol,
  totalRunners: number,
  changes: Partial<Fleet> = {},
  settings: Partial<SlotSettings> = {},
): Fleet {
  return createFleet({ protocol, settings: createSlotSettings(settings), totalRunners, ...changes });
}

/** A number from 0 to just below 1, the next one of a list that repeats. */
type Chance = () => number;

/**
 * Follows the looks of all runners for a number of cycles and adds up what they execute: whoever looks in its turn starts
 * unless somebody executes, and is away until it is done.
 */
function shareExecuting(fleet: Fleet, cycles: number, chance: Chance): number {
  const { intervalSeconds, slotSeconds, safeStartSeconds, totalRunners } = cycleOf(fleet);
  const execution = fleet.longestExecutionSeconds ?? 0;
  const [check, round] = [fleet.checkIntervalMinutes * 60, fleet.loopSeconds];
  const offsets = Array.from({ length: totalRunners }, () => chance() * fleet.clockSkewSeconds);
  const looks = offsets.map(() => chance() * idlePeriodSeconds(fleet));
  const end = cycles * intervalSeconds;
  let [executed, lockedUntil] = [0, 0];
  for (;;) {
    const now = Math.min(...looks);
    if (now >= end) return executed / end;
    const runner = looks.indexOf(now);
    const local = now + (offsets[runner] ?? 0) - runner * slotSeconds;
    const inCycle = local - Math.floor(local / intervalSeconds) * intervalSeconds;
    const starts = now + chance() * fleet.startDelaySeconds;
    let away = check;
    if (inCycle < safeStartSeconds && starts >= lockedUntil) {
      lockedUntil = starts + execution;
      executed += execution;
      away = Math.max(check, lockedUntil - now);
    }
    looks[runner] = now + away + chance() * round;
  }
}

const ALWAYS: readonly number[] = [0, 0.25, 0.5, 0.75, 1 - 2 ** -20];

describe("the share of time in which a kill hits an execution", () => {
  it("lies between its bounds, however runners look", () => {
    let judged = 0;
    checkProperty(
      fc.property(
        fleets(["slot-claim"]),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 3, maxLength: 40 }),
        (fleet, chances) => {
          fc.pre((fleet.longestExecutionSeconds ?? 0) > 0 && fleet.checkIntervalMinutes * 60 >= 2);
          const exposure = lockExposure(fleet);
          if (exposure === undefined) throw new Error("it was declared how long an execution takes");
          let index = 0;
          const cycles = 40;
          const share = shareExecuting(fleet, cycles, () => chances[index++ % chances.length] ?? 0);
          // The first and the last cycle are not whole: executions may begin before, and end after.
          const { intervalSeconds, totalRunners, slotSeconds } = cycleOf(fleet);
          const turn = (fleet.longestExecutionSeconds ?? 0) * (1 + slotSeconds / idlePeriodSeconds(fleet));
          const edges = (totalRunners * turn + slotSeconds) / (cycles * intervalSeconds);
          expect(share).toBeGreaterThanOrEqual(exposure.least - edges);
          expect(share).toBeLessThanOrEqual(exposure.most + edges);
          judged++;
        },
      ),
      400,
    );
    expect(judged).toBeGreaterThan(200);
  });

  it("comes as near to its bounds as looks in step with the turn can bring it", () => {
    // Looks every 20 s from the first moment of each turn, or from just before its second look would be in time.
    const fleet = fleetOf(
      "slot-claim",
      2,
      { checkIntervalMinutes: 20 / 60, loopSeconds: 0, longestExecutionSeconds: 3 },
      { serviceIntervalMinutes: 4, spreadMarginMinutes: 0.5 },
    );
    expect(cycleOf(fleet).safeStartSeconds).toBe(45);
    const exposure = lockExposure(fleet);
    const shares = ALWAYS.map((phase) => shareExecuting(fleet, 100, () => phase));
    expect(exposure).toEqual({ least: (2 * 3) / 120, most: (3 * 3) / 120 });
    expect(Math.min(...shares)).toBeCloseTo(exposure?.least ?? 0, 3);
    expect(Math.max(...shares)).toBeCloseTo(exposure?.most ?? 0, 3);
  });

  it("is what executions take of the time, turn by turn", () => {
    const twoSeconds = { longestExecutionSeconds: 2 };
    // Of 45 s to start in, checks of 30.22 s leave one or two executions in 150 s.
    expect(lockExposure(fleetOf("slot-claim", 2, twoSeconds))).toEqual({ least: 2 / 150, most: 4 / 150 });
    // With 20 s to start in a turn may be missed.
    expect(lockExposure(fleetOf("slot-claim", 3, twoSeconds))).toEqual({ least: 0, most: 2 / 100 });
    // A lone runner executes five or six times in its half of the cycle, or all the time.
    expect(lockExposure(fleetOf("slot-claim", 1, twoSeconds))).toEqual({ least: (4 * 2) / 300, most: (6 * 2) / 300 });
    const always = lockExposure(fleetOf("slot-claim", 1, twoSeconds, { maxStartSlotFraction: 1 }));
    expect(always).toEqual({ least: 2 / 30.22, most: 2 / 30 });
  });

  it("is all of the time where executions leave none", () => {
    expect(lockExposure(fleetOf("slot-claim", 2, { longestExecutionSeconds: 400 }))?.most).toBe(1);
    expect(lockExposure(fleetOf("slot-claim", 1, { longestExecutionSeconds: 400 }))?.most).toBe(1);
  });

  it("is none where no lock is taken, and unknown where nobody said how long an execution takes", () => {
    const none = { least: 0, most: 0 };
    expect(lockExposure(fleetOf("slot-window", 2, { longestExecutionSeconds: 50 }))).toEqual(none);
    expect(lockExposure(fleetOf("slot-claim", 5, { longestExecutionSeconds: 50 }))).toEqual(none);
    expect(lockExposure(fleetOf("slot-claim", 2, { longestExecutionSeconds: 0 }))).toEqual(none);
    expect(lockExposure(fleetOf("slot-claim", 2))).toBeUndefined();
  });

  it("grows with the execution, and never passes all of the time", () => {
    checkProperty(
      fc.property(fleets(["slot-claim"]), (fleet) => {
        fc.pre(fleet.longestExecutionSeconds !== undefined);
        const exposure = lockExposure(fleet);
        expect(exposure?.least).toBeGreaterThanOrEqual(0);
        expect(exposure?.most).toBeGreaterThanOrEqual(exposure?.least ?? 2);
        expect(exposure?.most).toBeLessThanOrEqual(1);
        if (exposure?.most === 0) return;
        expect(checkPeriodSeconds(fleet)).toBeGreaterThan(0);
      }),
    );
  });
});
