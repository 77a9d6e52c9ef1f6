import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown, nextUp, withNeighbours } from "../../../test/core/support/doubles.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import {
  calculateTimeSlot,
  canRunAtomicService,
  isRunnerInTimeSlot,
  slotLength,
  type TimeSlot,
  validateExecutionTime,
} from "./slot-window.js";

const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const SETTINGS = { serviceIntervalMinutes: 5, spreadMarginMinutes: 1 };

const settings = fc.record({
  serviceIntervalMinutes: fc.oneof(fc.constantFrom(1, 5, 6, 0.15), fc.double({ min: 0.01, max: 3000, noNaN: true })),
  spreadMarginMinutes: fc.oneof(fc.constantFrom(0, 0.1, 1, 100), fc.double({ min: 0, max: 30, noNaN: true })),
});
const placed = fc
  .tuple(settings, fc.integer({ min: 1, max: 64 }), fc.nat())
  .map(([each, totalRunners, pick]) => ({ settings: each, totalRunners, position: pick % totalRunners }));

function viewOf(totalRunners: number) {
  return Array.from({ length: totalRunners }, (_, position) => ({ runnerId: `runner-${position}` }));
}

describe("calculateTimeSlot", () => {
  it("starts a position's window where its equal share of the cycle starts", () => {
    checkProperty(
      fc.property(placed, ({ settings: each, totalRunners, position }) => {
        const interval = each.serviceIntervalMinutes * 60;
        const { start } = calculateTimeSlot(position, totalRunners, each);
        expect(Math.abs(start * totalRunners - position * interval)).toBeLessThanOrEqual(
          2 ** -51 * totalRunners * interval,
        );
        expect(start).toBeLessThan(interval);
      }),
    );
  });

  it("ends it a margin before the slot's end, or half-way through the slot when the margin leaves nothing", () => {
    checkProperty(
      fc.property(placed, ({ settings: each, totalRunners, position }) => {
        const interval = each.serviceIntervalMinutes * 60;
        const slot = interval / totalRunners;
        const margin = each.spreadMarginMinutes * 60;
        // Where both lie within rounding of each other either answer is right.
        fc.pre(Math.abs(slot - margin) > interval * 2 ** -48);
        const { start, end } = calculateTimeSlot(position, totalRunners, each);
        const length = margin < slot ? slot - margin : slot / 2;
        expect(Math.abs(end - start - length)).toBeLessThanOrEqual(interval * 2 ** -50);
      }),
    );
  });

  it("never gives an empty window", () => {
    checkProperty(
      fc.property(placed, ({ settings: each, totalRunners, position }) => {
        const { start, end } = calculateTimeSlot(position, totalRunners, each);
        expect(end).toBeGreaterThan(start);
      }),
    );
  });

  it("is the same for a fleet twice as large with an interval twice as long: doubling is exact", () => {
    checkProperty(
      fc.property(placed, ({ settings: each, totalRunners, position }) => {
        const doubled = { ...each, serviceIntervalMinutes: each.serviceIntervalMinutes * 2 };
        const slot = calculateTimeSlot(position, totalRunners, each);
        expect(calculateTimeSlot(position, 2 * totalRunners, doubled)).toEqual(slot);
        expect(slotLength(2 * totalRunners, doubled)).toBe(slotLength(totalRunners, each));
      }),
    );
  });

  it("splits six minutes between three runners as pynenc's own example does", () => {
    const sixMinutes = { serviceIntervalMinutes: 6, spreadMarginMinutes: 0.5 };
    expect([0, 1, 2].map((position) => calculateTimeSlot(position, 3, sixMinutes))).toEqual([
      { start: 0, end: 90 },
      { start: 120, end: 210 },
      { start: 240, end: 330 },
    ]);
  });

  it("starts the first window at 0, whichever zero its position is", () => {
    for (const size of [1, 3]) expect(Object.is(calculateTimeSlot(-0, size, SETTINGS).start, 0)).toBe(true);
  });

  it("takes the margin off a lone runner's window too, though nobody asks for that window", () => {
    expect(calculateTimeSlot(0, 1, SETTINGS)).toEqual({ start: 0, end: 240 });
  });

  it("refuses a fleet of nobody, a position outside it, and unusable minutes", () => {
    for (const value of [0, -1, 1.5, ...NOT_FINITE]) {
      expectRefusal(() => calculateTimeSlot(0, value, SETTINGS), "totalRunners", `${value}`);
    }
    for (const value of [-1, 3, 0.5, ...NOT_FINITE]) {
      expectRefusal(() => calculateTimeSlot(value, 3, SETTINGS), "runnerPosition", `${value}`);
    }
    expect(() => calculateTimeSlot(3, 3, SETTINGS)).toThrow("a whole number from 0 to 2");
    for (const value of [0, -5, ...NOT_FINITE]) {
      const bad = { ...SETTINGS, serviceIntervalMinutes: value };
      expectRefusal(() => calculateTimeSlot(0, 3, bad), "serviceIntervalMinutes", `${value}`);
    }
    for (const value of [-1, ...NOT_FINITE]) {
      const bad = { ...SETTINGS, spreadMarginMinutes: value };
      expectRefusal(() => calculateTimeSlot(0, 3, bad), "spreadMarginMinutes", `${value}`);
    }
  });
});

describe("isRunnerInTimeSlot", () => {
  it("takes the start and leaves the end, to the last bit", () => {
    checkProperty(
      fc.property(placed, ({ settings: each, totalRunners, position }) => {
        const slot = calculateTimeSlot(position, totalRunners, each);
        const isIn = (time: number) => isRunnerInTimeSlot(time, each.serviceIntervalMinutes, slot);
        expect(isIn(slot.start)).toBe(true);
        // Rounding may put the last window's end behind the cycle's, and what lies there is in the next cycle.
        const last = nextDown(Math.min(slot.end, each.serviceIntervalMinutes * 60));
        expect(isIn(last)).toBe(slot.end > slot.start);
        if (slot.start > 0) expect(isIn(nextDown(slot.start))).toBe(false);
        if (slot.end < each.serviceIntervalMinutes * 60) expect(isIn(slot.end)).toBe(false);
      }),
    );
  });

  it("answers the same one whole cycle later and earlier, where the sum is exact", () => {
    checkProperty(
      fc.property(fc.integer({ min: 0, max: 2399 }), fc.integer({ min: -1000, max: 1000 }), (eighths, cycles) => {
        const slot = calculateTimeSlot(1, 3, SETTINGS);
        const time = eighths / 8;
        expect(isRunnerInTimeSlot(time + cycles * 300, 5, slot)).toBe(isRunnerInTimeSlot(time, 5, slot));
      }),
    );
  });

  it("has nobody in a window that ends before it starts", () => {
    expect(isRunnerInTimeSlot(50, 5, { start: 60, end: 40 })).toBe(false);
    expect(isRunnerInTimeSlot(60, 5, { start: 60, end: 60 })).toBe(false);
  });

  it("refuses what is no number", () => {
    const slot: TimeSlot = { start: 0, end: 40 };
    for (const value of NOT_FINITE) {
      expectRefusal(() => isRunnerInTimeSlot(value, 5, slot), "currentTime", `${value}`);
      expectRefusal(() => isRunnerInTimeSlot(0, value, slot), "serviceIntervalMinutes", `${value}`);
      expectRefusal(() => isRunnerInTimeSlot(0, 5, { ...slot, start: value }), "start", `${value}`);
      expectRefusal(() => isRunnerInTimeSlot(0, 5, { ...slot, end: value }), "end", `${value}`);
    }
    expectRefusal(() => isRunnerInTimeSlot(0, 0, slot), "serviceIntervalMinutes", "0");
  });
});

describe("canRunAtomicService", () => {
  const times = fc.double({ min: -1e6, max: 2e9, noNaN: true });

  it("lets every runner of a larger view start in its own window and at no other time", () => {
    checkProperty(
      fc.property(placed, times, fc.boolean(), ({ settings: each, totalRunners, position }, any, isEdge) => {
        fc.pre(totalRunners > 1);
        const slot = calculateTimeSlot(position, totalRunners, each);
        const moments = isEdge ? [...withNeighbours(slot.start), ...withNeighbours(slot.end)] : [any];
        for (const time of moments) {
          expect(canRunAtomicService(`runner-${position}`, viewOf(totalRunners), time, each)).toBe(
            isRunnerInTimeSlot(time, each.serviceIntervalMinutes, slot),
          );
        }
      }),
    );
  });

  it("lets nobody of an empty view start, anybody of a view of one, and no stranger to a larger one", () => {
    checkProperty(
      fc.property(settings, times, fc.integer({ min: 2, max: 9 }), (each, time, totalRunners) => {
        expect(canRunAtomicService("runner-0", [], time, each)).toBe(false);
        expect(canRunAtomicService("runner-0", viewOf(1), time, each)).toBe(true);
        expect(canRunAtomicService("ghost", viewOf(1), time, each)).toBe(true);
        expect(canRunAtomicService("ghost", viewOf(totalRunners), time, each)).toBe(false);
      }),
    );
  });

  it("goes by the order of the view, whatever the names", () => {
    const view = [{ runnerId: "z" }, { runnerId: "a" }, { runnerId: "m" }];
    const starters = (time: number) =>
      view.filter(({ runnerId }) => canRunAtomicService(runnerId, view, time, SETTINGS));
    expect([0, 100, 200].map((time) => starters(time).map(({ runnerId }) => runnerId))).toEqual([["z"], ["a"], ["m"]]);
    expect(starters(50)).toEqual([]);
  });

  it("refuses unusable numbers whatever the view, even where the answer would not depend on them", () => {
    for (const view of [[], viewOf(1), viewOf(3)]) {
      for (const value of NOT_FINITE) {
        expectRefusal(() => canRunAtomicService("runner-0", view, value, SETTINGS), "currentTime", `${value}`);
      }
      const noInterval = { ...SETTINGS, serviceIntervalMinutes: 0 };
      expectRefusal(() => canRunAtomicService("runner-0", view, 0, noInterval), "serviceIntervalMinutes", "0");
      const badMargin = { ...SETTINGS, spreadMarginMinutes: -1 };
      expectRefusal(() => canRunAtomicService("runner-0", view, 0, badMargin), "spreadMarginMinutes", "-1");
    }
  });
});

describe("validateExecutionTime", () => {
  const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

  it("says one of three things, worse ones for longer executions", () => {
    const badness = { fits: 0, "near-limit": 1, overrun: 2 };
    checkProperty(
      fc.property(positive, positive, positive, (one, other, window) => {
        const verdicts = [Math.min(one, other), Math.max(one, other)].map((each) =>
          validateExecutionTime(each, window),
        );
        const [shorter, longer] = verdicts.map(({ kind }) => badness[kind]);
        expect(shorter).toBeLessThanOrEqual(longer ?? -1);
      }),
    );
  });

  it("carries the overrun where there is one, and a usage above four fifths and up to 1 near the limit", () => {
    checkProperty(
      fc.property(positive, fc.double({ min: 0.5, max: 1.5, noNaN: true }), (window, share) => {
        const duration = window * share;
        const verdict = validateExecutionTime(duration, window);
        if (verdict.kind === "overrun") {
          expect(duration).toBeGreaterThan(window);
          expect(verdict.overrun).toBe(duration - window);
        } else if (verdict.kind === "near-limit") {
          expect(verdict.usage).toBe(duration / window);
          expect(verdict.usage).toBeGreaterThanOrEqual(0.8);
          expect(verdict.usage).toBeLessThanOrEqual(1);
        } else {
          expect(duration).toBeLessThanOrEqual(0.8 * window);
          expect(verdict).toEqual({ kind: "fits" });
        }
      }),
    );
  });

  it("turns at exactly four fifths of the window and at exactly the window", () => {
    const kindOf = (duration: number) => validateExecutionTime(duration, 40).kind;
    expect([32, nextUp(32), 40, nextUp(40)].map(kindOf)).toEqual(["fits", "near-limit", "near-limit", "overrun"]);
  });

  it("lets durations of 0 and below fit, even into no window at all", () => {
    for (const duration of [0, -0, -5, -5e-324]) {
      expect(validateExecutionTime(duration, 40)).toEqual({ kind: "fits" });
      expect(validateExecutionTime(duration, 0)).toEqual({ kind: "fits" });
    }
    expect(validateExecutionTime(5e-324, 0)).toEqual({ kind: "overrun", overrun: 5e-324 });
  });

  it("refuses what is no duration and what is no window", () => {
    for (const value of NOT_FINITE) {
      expectRefusal(() => validateExecutionTime(value, 40), "executionDuration", `${value}`);
      expectRefusal(() => validateExecutionTime(1, value), "allocatedSlotSize", `${value}`);
    }
    expectRefusal(() => validateExecutionTime(0, -1), "allocatedSlotSize", "-1");
  });
});
