import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { createCycle, isOpenAllTheTime } from "./cycle.js";
import { PROTOCOL_NAMES, PROTOCOLS, type Protocol, requireProtocol, startFraction } from "./protocols.js";
import { createSlotSettings } from "./settings.js";

const times = fc.double({ min: 1.7e9, max: 1.9e9, noNaN: true });

describe.each(PROTOCOL_NAMES)("what is said of %s is what it decides", (protocol) => {
  const model = PROTOCOLS[protocol];

  it("where the margin leaves nothing of a slot", () => {
    const cycle = createCycle(protocol, createSlotSettings({ serviceIntervalMinutes: 5, spreadMarginMinutes: 2 }), 3);
    expect(cycle.regime).toBe(model.withoutRoom);
    let starts = 0;
    for (let second = 0; second < 300; second++) if (cycle.ownerAt(1_795_500_000 + second) !== undefined) starts++;
    expect(starts > 0).toBe(model.withoutRoom === "half-slot");
  });

  it("where a runner is alone", () => {
    const cycle = createCycle(protocol, createSlotSettings(), 1);
    expect(isOpenAllTheTime(cycle)).toBe(model.startsAnyTimeAlone);
    expect(isOpenAllTheTime(createCycle(protocol, createSlotSettings(), 2))).toBe(false);
    const refused = fc.sample(times, { seed: 1, numRuns: 500 }).filter((time) => !cycle.mayStart(0, time));
    expect(refused.length === 0).toBe(model.startsAnyTimeAlone);
  });

  it("where a start is late in its window", () => {
    const settings = createSlotSettings({ maxStartSlotFraction: 0.25 });
    const cycle = createCycle(protocol, settings, 3);
    expect(startFraction(protocol, settings)).toBe(model.refusesLateStarts ? 0.25 : 1);
    checkProperty(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        fc.pre(Math.abs(share - 0.25) > 1e-6 && share < 1 - 1e-6);
        const isLate = share > 0.25;
        const time = 1_795_500_000 + share * cycle.windowSeconds;
        expect(cycle.mayStart(0, time)).toBe(!(isLate && model.refusesLateStarts));
      }),
    );
    for (const fraction of [0, 1, -1, 2]) {
      expect(startFraction(protocol, createSlotSettings({ maxStartSlotFraction: fraction }))).toBe(1);
    }
  });

  it("where the end of a window is no whole number of microseconds", () => {
    const settings = createSlotSettings({ spreadMarginMinutes: 0, maxStartSlotFraction: 0 });
    const cycle = createCycle(protocol, settings, 7);
    // The third of seven slots begins at 85.714285714... s, and rounded a good quarter of a microsecond later.
    const between = cycle.slotAt(2).windowStart + 1e-7;
    expect(cycle.mayStart(2, between)).toBe(!model.roundsToMicroseconds);
  });
});

describe("a protocol", () => {
  it("is one of those that are named, and nothing else", () => {
    expect(PROTOCOL_NAMES).toEqual(["slot-window", "slot-claim"]);
    for (const protocol of PROTOCOL_NAMES) expect(() => requireProtocol(protocol)).not.toThrow();
    for (const value of ["0.2.4", "toString", "", undefined]) {
      const text = value === undefined ? "undefined" : JSON.stringify(value);
      expectRefusal(() => requireProtocol(value as Protocol), "protocol", text);
      expect(() => requireProtocol(value as Protocol)).toThrow('"slot-window" or "slot-claim"');
    }
  });

  it("cannot be changed by whoever asks it", () => {
    expect([PROTOCOLS, PROTOCOL_NAMES, ...Object.values(PROTOCOLS)].every(Object.isFrozen)).toBe(true);
  });
});
