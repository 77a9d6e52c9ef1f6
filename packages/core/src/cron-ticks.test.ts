import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleets } from "../../../test/core/support/fleets.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { findLosableTick } from "./cron-ticks.js";
import { createFleet, cycleOf, type Fleet } from "./fleet.js";
import type { Protocol } from "./protocols.js";
import { createSlotSettings } from "./settings.js";

// Whether a tick is losable at all is checked against every schedule in test/core/cron-ticks.test.ts.

const fleetOf = (protocol: Protocol, totalRunners: number, changes: Partial<Fleet> = {}) =>
  createFleet({ protocol, settings: createSlotSettings(), totalRunners, ...changes });
const every = (seconds: number, count: number) => Array.from({ length: count }, (_, index) => index * seconds);

describe("a losable tick", () => {
  it("is one of the ticks, neither the first nor the last, and of two the one that is lost always", () => {
    checkProperty(
      fc.property(fleets(), fc.constantFrom(60, 120, 300, 420), (fleet, period) => {
        const ticks = every(period, 9);
        const each = ticks.slice(1, -1).map((tick) => findLosableTick(fleet, [tick - period, tick, tick + period]));
        const losses = each.filter((loss) => loss !== undefined);
        const always = losses.find(({ certainty }) => certainty === "always");
        expect(findLosableTick(fleet, ticks)).toEqual(always ?? losses[0]);
        for (const { tickTime } of losses) expect(ticks.slice(1, -1)).toContain(tickTime);
      }),
    );
  });

  it("is lost in silence only when the ticks are 110 s or more apart", () => {
    checkProperty(
      fc.property(fleets(), fc.integer({ min: 110, max: 400 }), (fleet, period) => {
        expect(findLosableTick(fleet, every(period, 6))?.cause).not.toBe("rest");
      }),
    );
  });

  it("is no less losable when the runners look less regularly", () => {
    checkProperty(
      fc.property(fleets(), fc.constantFrom(60, 120, 300), fc.constantFrom(1, 5, 40), (fleet, period, more) => {
        const calm = findLosableTick(fleet, every(period, 9));
        const wild = findLosableTick({ ...fleet, loopSeconds: fleet.loopSeconds + more }, every(period, 9));
        if (calm !== undefined) expect(wild).toBeDefined();
      }),
    );
  });

  it("is not looked for among ticks that are not in order, are no times or lie outside the calendar", () => {
    const fleet = fleetOf("slot-window", 3);
    const refused = (ticks: readonly unknown[], index: number, text: string) =>
      expectRefusal(() => findLosableTick(fleet, ticks as readonly number[]), `ticks[${index}]`, text);
    refused([600, 300, 0], 1, "300");
    refused([0, 60, 60], 2, "60");
    refused([0, Number.NaN, 600], 1, "NaN");
    refused([0, 60, Number.POSITIVE_INFINITY], 2, "Infinity");
    refused([0, "60", 120], 1, '"60"');
    refused([null], 0, "null");
    // Neither are there slots to be numbered one by one so far out.
    refused([0, 1e18, 2e18], 1, "1000000000000000000");
    refused([-1e12, 0, 60], 0, "-1000000000000");
    // Whatever the fleet: a slot that is too short to be judged excuses nothing.
    const short = fleetOf("slot-window", 2, { settings: createSlotSettings({ serviceIntervalMinutes: 1e-9 }) });
    expect(() => findLosableTick(short, [600, 300, 0])).toThrow(RangeError);
    expect(findLosableTick(fleet, [253_402_300_620, 253_402_300_680, 253_402_300_740])).toBeUndefined();
  });

  it("is found in the end however often the runners look", () => {
    for (const checkIntervalMinutes of [0, 5e-324, 1e-18, 1e-15, 1e-9]) {
      for (const loopSeconds of [0, 5e-324, 1e-17]) {
        const fleet = fleetOf("slot-window", 3, { checkIntervalMinutes, loopSeconds });
        expect(findLosableTick(fleet, every(60, 9))).toEqual(
          findLosableTick(fleetOf("slot-window", 3, { checkIntervalMinutes: 0, loopSeconds: 0 }), every(60, 9)),
        );
      }
    }
  });

  it("can be lost to an execution that keeps its runner away for longer than a check does", () => {
    // Alone, looking at any time: a tick is served within a check period, unless the last look began a long execution.
    const alone = (longestExecutionSeconds: number) =>
      findLosableTick(fleetOf("slot-window", 1, { longestExecutionSeconds }), every(300, 5));
    expect(alone(59)).toBeUndefined();
    expect(alone(61)).toMatchObject({ certainty: "possible", cause: "silence" });
    // Of three, the only turn within the minute is the one that begins at the tick: it must have been looked at before it.
    const three = (longestExecutionSeconds: number) =>
      findLosableTick(fleetOf("slot-window", 3, { longestExecutionSeconds }), every(300, 5));
    expect(three(59)).toBeUndefined();
    expect(three(299)).toBeUndefined();
    expect(three(301)).toMatchObject({ certainty: "possible", cause: "silence" });
  });

  it("needs a neighbour on either side", () => {
    const silent = fleetOf("slot-claim", 5);
    for (const count of [0, 1, 2]) expect(findLosableTick(silent, every(300, count))).toBeUndefined();
    expect(findLosableTick(silent, every(300, 3))?.tickTime).toBe(300);
  });

  it("is lost always where nobody may ever start", () => {
    const silent = fleetOf("slot-claim", 5);
    expect(findLosableTick(silent, every(60, 3))).toEqual({ tickTime: 60, certainty: "always", cause: "silence" });
  });

  it("is not lost always when the last moment of a turn is the moment of the tick", () => {
    // A lone runner of a four-minute cycle may start from 0 to 120 s, both included, and the tick is at 120 s.
    const lone = fleetOf("slot-claim", 1, { settings: createSlotSettings({ serviceIntervalMinutes: 4 }) });
    expect(findLosableTick(lone, [60, 120, 180])).toEqual({ tickTime: 120, certainty: "possible", cause: "silence" });
    expect(findLosableTick(lone, [120, 180, 240])?.certainty).toBe("always");
    const two = fleetOf("slot-window", 2, {
      settings: createSlotSettings({ serviceIntervalMinutes: 4, spreadMarginMinutes: 1 }),
    });
    // Of a slot window the last moment is not part: [0, 60) is over when the tick comes, and the next begins at 120.
    expect(findLosableTick(two, [0, 60, 120])?.certainty).toBe("always");
  });

  it("can still be served when it is exactly sixty seconds old, and not by the next tick", () => {
    // The only turns are [0, 15) and [150, 165): the one at 150 s comes when the tick of 90 s is 60 s old.
    const settings = createSlotSettings({ spreadMarginMinutes: 2.25 });
    const fleet = fleetOf("slot-window", 2, { settings, checkIntervalMinutes: 0.05, loopSeconds: 0 });
    expect(cycleOf(fleet)).toMatchObject({ windowSeconds: 15, gapSeconds: 135 });
    expect(findLosableTick(fleet, [-120, 90, 300])).toEqual({ tickTime: 90, certainty: "possible", cause: "silence" });
    expect(findLosableTick(fleet, [-120, 89.999, 300])?.certainty).toBe("always");
    expect(findLosableTick(fleet, [-120, 90.1, 300])).toMatchObject({ certainty: "possible" });
    expect(findLosableTick(fleet, [-120, 100, 300])).toBeUndefined();
    expect(findLosableTick(fleet, [-120, 90, 150])?.certainty).toBe("always");
  });

  it("can be lost to the rest after any time at which the tick before can have been served, sixty seconds included", () => {
    // Exactly every 55 s: who looks a little before the tick looks again 50 s or more after, but then in time.
    const steady = fleetOf("slot-window", 1, { checkIntervalMinutes: 55 / 60, loopSeconds: 0 });
    expect(findLosableTick(steady, every(60, 5))).toBeUndefined();
    const faster = fleetOf("slot-window", 1, { checkIntervalMinutes: 49 / 60, loopSeconds: 0 });
    expect(findLosableTick(faster, every(60, 5))).toMatchObject({ certainty: "possible", cause: "rest" });
    // Served at 60 s of age, the tick before leaves looks at 109 s, too soon, and at 158 s: in time for a tick at 98 s.
    expect(findLosableTick(faster, [0, 98, 196])).toBeUndefined();
    expect(findLosableTick(faster, [0, 97.9, 195.8])).toMatchObject({ certainty: "possible", cause: "rest" });
  });

  it("is not looked for where slots are shorter than fifty milliseconds", () => {
    const fleet = (totalRunners: number) => fleetOf("slot-claim", totalRunners);
    expect(findLosableTick(fleet(6001), every(60, 3))).toBeUndefined();
    expect(findLosableTick(fleet(6000), every(60, 3))?.certainty).toBe("always");
  });

  it("is found in a year of minutes at once, because ticks at the same place in the cycle fare alike", () => {
    const fleet = fleetOf("slot-window", 1, { loopSeconds: 0 });
    const started = performance.now();
    expect(findLosableTick(fleet, every(60, 525_600))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("a tick before it that was served late", () => {
  const fleetWith = (
    totalRunners: number,
    intervalMinutes: number,
    margin: number,
    check: number,
    fraction: number,
    loopSeconds = 0,
  ) =>
    createFleet({
      protocol: "slot-claim",
      totalRunners,
      checkIntervalMinutes: check,
      loopSeconds,
      settings: createSlotSettings({
        serviceIntervalMinutes: intervalMinutes,
        spreadMarginMinutes: margin,
        maxStartSlotFraction: fraction,
      }),
    });

  it("was not served before it was there", () => {
    expect(findLosableTick(fleetWith(5, 5, 0.25, 0.25, 0.5), [30, 60, 150])).toBeUndefined();
  });

  it("was served before the turn ended, not after", () => {
    expect(findLosableTick(fleetWith(2, 1, 0.1, 0.2, 0.9), [5, 60, 120])).toBeUndefined();
  });

  it("may have been served at a single instant", () => {
    expect(findLosableTick(fleetWith(1, 10, 0.05, 0.75, 0.9, 0.1), [-60, 30, 91])).toEqual({
      tickTime: 30,
      certainty: "possible",
      cause: "rest",
    });
  });
});
