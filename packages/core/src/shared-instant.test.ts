import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown } from "../../../test/core/support/doubles.js";
import { cycles } from "../../../test/core/support/fleets.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { createCycle, MOST_RUNNERS } from "./cycle.js";
import type { Protocol } from "./protocols.js";
import { createSlotSettings } from "./settings.js";
import { findSharedInstant } from "./shared-instant.js";

const search = (protocol: Protocol, totalRunners: number, changes = {}) =>
  findSharedInstant(createCycle(protocol, createSlotSettings({ spreadMarginMinutes: 0, ...changes }), totalRunners));

describe("an instant that two may start at", () => {
  it("can be tried as it stands: both positions may start then", () => {
    checkProperty(
      fc.property(cycles(fc.integer({ min: 1, max: 60 })), (cycle) => {
        const found = findSharedInstant(cycle);
        if (found.kind !== "found") return;
        const { currentTime, positions } = found.instant;
        expect(positions[1]).toBe(positions[0] + 1);
        for (const position of positions) expect(cycle.mayStart(position, currentTime)).toBe(true);
      }),
      300,
    );
  });

  it("is found under `slot-window` whenever the start of any slot has two owners", () => {
    checkProperty(
      fc.property(cycles(fc.integer({ min: 2, max: 60 }), ["slot-window"]), (cycle) => {
        const isShared = [...cycle.slots()].some(({ windowStart }) => cycle.ownersAt(windowStart).length > 1);
        expect(findSharedInstant(cycle).kind).toBe(isShared ? "found" : "none");
      }),
      300,
    );
  });

  it("is the first one of the cycle, and exists for about one neighbour in thirteen without a margin", () => {
    expect(search("slot-window", 9)).toEqual({ kind: "found", instant: { currentTime: 200, positions: [5, 6] } });
    expect(search("slot-window", 4)).toEqual({ kind: "none" });
    let [pairs, overlapping] = [0, 0];
    for (let size = 2; size <= 64; size++) {
      const cycle = createCycle(
        "slot-window",
        createSlotSettings({ spreadMarginMinutes: 0, serviceIntervalMinutes: size / 7 + 1 }),
        size,
      );
      for (let position = 0; position + 1 < size; position++) {
        pairs++;
        if (cycle.slotAt(position).windowEnd > cycle.slotAt(position + 1).windowStart) overlapping++;
      }
    }
    expect(overlapping / pairs).toBeGreaterThan(1 / 20);
    expect(overlapping / pairs).toBeLessThan(1 / 8);
  });

  it("can be the last pair's", () => {
    for (const [serviceIntervalMinutes, size] of [
      [0.01, 7],
      [3, 11],
      [6, 7],
    ] as const) {
      expect(search("slot-window", size, { serviceIntervalMinutes })).toMatchObject({
        instant: { positions: [size - 2, size - 1] },
      });
    }
  });

  it("needs a gap as small as the rounding", () => {
    // 300 * 2 ** -50 s is what rounding can do to a cycle of 300 s; a margin above that keeps everybody apart.
    const rounding = 300 * 2 ** -50;
    expect(search("slot-window", 9, { spreadMarginMinutes: (rounding * 1.01) / 60 })).toEqual({ kind: "none" });
    expect(search("slot-window", 9, { spreadMarginMinutes: 2 ** -1074 }).kind).toBe("found");
    expect(search("slot-claim", 7, { spreadMarginMinutes: 2.1e-6 / 60, maxStartSlotFraction: 1 })).toEqual({
      kind: "none",
    });
  });

  it("exists under `slot-claim` where two ends are rounded to microseconds the other way round", () => {
    const found = search("slot-claim", 13, { serviceIntervalMinutes: 0.1, maxStartSlotFraction: 1 });
    expect(found).toEqual({
      kind: "found",
      instant: { currentTime: 1_750_000_001.538461, positions: [11, 12] },
    });
  });

  it("does not exist where a start that late is refused, whatever the windows have in common", () => {
    const withFraction = (maxStartSlotFraction: number) =>
      search("slot-claim", 13, { serviceIntervalMinutes: 0.1, maxStartSlotFraction }).kind;
    expect([0.01, 0.5, 0.99].map(withFraction)).toEqual(["none", "none", "none"]);
    expect([-1, 0, 1, 2].map(withFraction)).toEqual(["found", "found", "found", "found"]);
    // So near to 1 that windows still share an instant, but nobody may start in the last part of one.
    expect(withFraction(1 - 1e-7)).not.toBe("none");
  });

  it("does not exist for a lone runner, and where nobody may start", () => {
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      expect(search(protocol, 1, { maxStartSlotFraction: 1 })).toEqual({ kind: "none" });
    }
    expect(search("slot-claim", 5, { spreadMarginMinutes: 1, maxStartSlotFraction: 1 })).toEqual({ kind: "none" });
  });

  it("does not exist in a cycle that is over within one microsecond: nobody may ever start", () => {
    const settings = { maxStartSlotFraction: 1 };
    // Times of any year, and those about half-way between two microseconds, where a window could begin with the second.
    const times = fc.oneof(
      fc.double({ min: -6e10, max: 2.5e11, noNaN: true }),
      fc.double({ min: -1e-5, max: 1e-5, noNaN: true }),
      fc
        .tuple(fc.integer({ min: -2e9, max: 4.2e9 }), fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -9, max: 9 }))
        .map(([whole, micro, tenth]) => whole + (micro + 0.5 + tenth / 20) / 1e6),
    );
    checkProperty(
      fc.property(
        fc.double({ min: 1e-12, max: nextDown(2e-7), noNaN: true }),
        fc.integer({ min: 2, max: 5 }),
        times,
        (intervalSeconds, size, time) => {
          const serviceIntervalMinutes = intervalSeconds / 60;
          expect(search("slot-claim", size, { ...settings, serviceIntervalMinutes })).toEqual({ kind: "none" });
          const claimed = { spreadMarginMinutes: 0, serviceIntervalMinutes, ...settings };
          const cycle = createCycle("slot-claim", createSlotSettings(claimed), size);
          for (let position = 0; position < size; position++) {
            expect([position, cycle.mayStart(position, time)]).toEqual([position, false]);
          }
        },
      ),
      2000,
    );
  });

  it("is looked for in the end, however short the cycle", () => {
    for (const serviceIntervalMinutes of [5e-324, 1e-300, 1e-18, 1e-9, 3e-9, 3.3e-9, 3.4e-9, 1e-8, 2e-8]) {
      for (const size of [2, 3, 64, 5000]) {
        for (const protocol of ["slot-window", "slot-claim"] as const) {
          const { kind } = search(protocol, size, { serviceIntervalMinutes, maxStartSlotFraction: 1 });
          expect(["none", "found", "undecided"]).toContain(kind);
        }
      }
    }
    expect(search("slot-claim", 2, { serviceIntervalMinutes: 1e-9, maxStartSlotFraction: 1 })).toEqual({
      kind: "none",
    });
  });

  it("is not looked for in a cycle that ends after the year 9999", () => {
    const settings = { serviceIntervalMinutes: 1e10, maxStartSlotFraction: 1 };
    expect(search("slot-claim", 7, settings)).toEqual({ kind: "undecided" });
  });

  it("is left undecided where there are too many pairs or cycles to look at each", () => {
    expect(search("slot-window", 2 ** 20).kind).not.toBe("undecided");
    expect(search("slot-window", 2 ** 20 + 1)).toEqual({ kind: "undecided" });
    expect(search("slot-window", MOST_RUNNERS)).toEqual({ kind: "undecided" });
    // A gap above the rounding decides for any number of pairs.
    expect(search("slot-window", MOST_RUNNERS, { spreadMarginMinutes: 1e-12 })).toEqual({ kind: "none" });
    expect(search("slot-window", MOST_RUNNERS, { spreadMarginMinutes: 5 * 2 ** -50 })).toEqual({ kind: "undecided" });
    expect(search("slot-claim", 3, { maxStartSlotFraction: 1 })).toEqual({ kind: "undecided" });
  });
});
