import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown, nextUp } from "../../../test/core/support/doubles.js";
import { cycleNumbers, cycles, edgesOf, viewOf } from "../../../test/core/support/fleets.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { type Cycle, createCycle, MOST_RUNNERS } from "./cycle.js";
import type { Protocol } from "./protocols.js";
import { createSlotSettings, type SlotSettings } from "./settings.js";
import { decideAtomicServiceClaim } from "./slot-claim.js";
import { calculateTimeSlot, canRunAtomicService, isRunnerInTimeSlot } from "./slot-window.js";

const MILLION = 1_000_000;
const small = fc.integer({ min: 1, max: 40 });
const cycleOf = (protocol: "slot-window" | "slot-claim", totalRunners: number, changes = {}) =>
  createCycle(protocol, createSlotSettings(changes), totalRunners);

/** A cycle and times at the edges of one of its slots, in an early, a late or a negative cycle. */
function situations(sizes: fc.Arbitrary<number>) {
  return fc.tuple(cycles(sizes), fc.nat(), cycleNumbers).map(([cycle, pick, number]) => {
    const position = pick % cycle.totalRunners;
    return { cycle, position, times: edgesOf(cycle, position, number(cycle.intervalSeconds)) };
  });
}

/** What the decision of the protocol itself answers, through a view. */
function decides(cycle: Cycle, view: ReturnType<typeof viewOf>, position: number, currentTime: number): boolean {
  const runnerId = `runner-${position}`;
  if (cycle.protocol === "slot-window") return canRunAtomicService(runnerId, view, currentTime, cycle.settings);
  const request = { ...cycle.settings, membershipStabilizationSeconds: 0 };
  return decideAtomicServiceClaim({ ...request, runnerId, activeRunners: view, currentTime }).shouldTryStart;
}

describe("who may start, at the edges of every slot and one unit in the last place either side", () => {
  it("is what the protocol's own decision says", () => {
    checkProperty(
      fc.property(situations(small), ({ cycle, position, times }) => {
        const view = viewOf(cycle.totalRunners);
        for (const time of times) {
          for (const each of new Set([0, position, cycle.totalRunners - 1, Math.max(0, position - 1)])) {
            expect(cycle.mayStart(each, time)).toBe(decides(cycle, view, each, time));
          }
        }
      }),
    );
  });

  it("is the same for one position, for the first that may, and for all that may", () => {
    checkProperty(
      fc.property(situations(small), ({ cycle, times }) => {
        for (const time of times) {
          const starters = Array.from({ length: cycle.totalRunners }, (_, each) => each).filter((each) =>
            cycle.mayStart(each, time),
          );
          expect(cycle.ownersAt(time)).toEqual(starters);
          expect(cycle.ownerAt(time)).toBe(starters[0]);
        }
      }),
    );
  });

  it("is the same for a million runners, without a view of a million", () => {
    checkProperty(
      fc.property(situations(fc.constant(MILLION)), ({ cycle, position, times }) => {
        for (const time of times) {
          const near = [-3, -2, -1, 0, 1, 2, 3]
            .map((distance) => position + distance)
            .filter((each) => each >= 0 && each < MILLION);
          const starters = near.filter((each) =>
            cycle.protocol === "slot-window"
              ? isRunnerInTimeSlot(
                  time,
                  cycle.settings.serviceIntervalMinutes,
                  calculateTimeSlot(each, MILLION, cycle.settings),
                )
              : cycle.mayStart(each, time),
          );
          const owners = cycle.ownersAt(time);
          for (const each of starters) expect(owners).toContain(each);
          for (const each of owners) expect(cycle.mayStart(each, time)).toBe(true);
        }
      }),
    );
  });

  it("agrees with a view of a million where there is one", () => {
    const view = viewOf(MILLION);
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      const cycle = cycleOf(protocol, MILLION, { spreadMarginMinutes: 1e-6, serviceIntervalMinutes: 300 });
      for (const position of [0, 1, 499_999, MILLION - 1]) {
        const { windowStart, safeStartEnd, windowEnd } = cycle.slotAt(position);
        for (const time of [windowStart, windowStart + 1e-3, safeStartEnd - 1e-6, windowEnd - 1e-6, windowEnd + 1e-6]) {
          const answer = decides(cycle, view, position, 18_000 * 99_000 + time);
          expect(cycle.mayStart(position, 18_000 * 99_000 + time)).toBe(answer);
          expect(cycle.ownersAt(18_000 * 99_000 + time).includes(position)).toBe(answer);
        }
      }
    }
  });

  it("finds owners where a slot is shorter than the microseconds it is rounded to", () => {
    for (const totalRunners of [1e9, MOST_RUNNERS]) {
      const cycle = cycleOf("slot-claim", totalRunners, { spreadMarginMinutes: 0, maxStartSlotFraction: 1 });
      for (const position of [0, 7, 123_456, totalRunners - 60]) {
        let found = 0;
        const time = (position + 0.5) * cycle.slotSeconds;
        for (let each = Math.max(0, position - 40); each <= position + 40; each++) {
          if (!cycle.mayStart(each, time)) continue;
          found++;
          expect(cycle.ownersAt(time)).toContain(each);
          expect(cycle.ownerAt(time)).toBe(each);
        }
        expect(found).toBe(1);
      }
    }
  });

  it("is the same for one position and for all, where far more slots than a few are shorter than a microsecond", () => {
    checkProperty(
      fc.property(
        fc.double({ min: 1e-7, max: 2e-5, noNaN: true }),
        fc.integer({ min: 200, max: 1500 }),
        fc.constantFrom(0, 0, 0.1, 0.9, 1.5),
        fc.constantFrom(1, 0.5),
        fc.constantFrom(0, 1, 1.8e9, 3e9, 2e10, -1.8e9),
        fc.double({ min: 0, max: 3e-5, noNaN: true }),
        (intervalSeconds, size, share, maxStartSlotFraction, base, offset) => {
          const serviceIntervalMinutes = intervalSeconds / 60;
          const spreadMarginMinutes = (serviceIntervalMinutes / size) * share;
          const cycle = cycleOf("slot-claim", size, {
            serviceIntervalMinutes,
            spreadMarginMinutes,
            maxStartSlotFraction,
          });
          const starters = Array.from({ length: size }, (_, each) => each).filter((each) =>
            cycle.mayStart(each, base + offset),
          );
          expect(cycle.ownersAt(base + offset)).toEqual(starters);
          expect(cycle.ownerAt(base + offset)).toBe(starters[0]);
        },
      ),
      1000,
    );
  });

  it("finds owners in the end, of however many and however short slots", () => {
    for (const serviceIntervalMinutes of [5e-324, 1e-300, 1e-12, 1e-8, 1e-6, 1e-4]) {
      const settings = { serviceIntervalMinutes, spreadMarginMinutes: 0, maxStartSlotFraction: 1 };
      for (const time of [0, serviceIntervalMinutes * 30, 1.8e9, 2e10]) {
        for (const owner of cycleOf("slot-claim", MOST_RUNNERS, settings).ownersAt(time)) {
          expect(cycleOf("slot-claim", MOST_RUNNERS, settings).mayStart(owner, time)).toBe(true);
        }
      }
    }
  });

  it("has nobody at the one instant that a modulo rounds up to the whole interval", () => {
    const cycle = cycleOf("slot-window", 3);
    expect(cycle.ownersAt(-1e-20)).toEqual([]);
    expect(cycle.ownerAt(-1e-20)).toBeUndefined();
  });

  it("can be two where doubles let two windows overlap, the first of them as the owner", () => {
    const cycle = cycleOf("slot-window", 9, { spreadMarginMinutes: 0 });
    expect(cycle.ownersAt(200)).toEqual([5, 6]);
    expect(cycle.ownerAt(200)).toBe(5);
    expect(cycle.ownersAt(nextUp(200.00000000000003))).toEqual([6]);
  });
});

describe("a lone runner", () => {
  it("may start at any time under `slot-window`, and is the only owner", () => {
    const cycle = cycleOf("slot-window", 1);
    for (const time of [0, 299, -1e-20, 1e15]) {
      expect(cycle.mayStart(0, time)).toBe(true);
      expect(cycle.ownerAt(time)).toBe(0);
      expect(cycle.ownersAt(time)).toEqual([0]);
    }
  });

  it("may start in the first half of each cycle under `slot-claim`", () => {
    const cycle = cycleOf("slot-claim", 1);
    expect([0, 150, 150.000001, 299, 300, 450, 451].map((time) => cycle.ownersAt(time))).toEqual([
      [0],
      [0],
      [],
      [],
      [0],
      [0],
      [],
    ]);
  });
});

describe("the cycle at a glance", () => {
  it("cuts the same windows as pynenc, to the last bit", () => {
    checkProperty(
      fc.property(cycles(fc.integer({ min: 2, max: 64 }), ["slot-window"]), fc.nat(), (cycle, pick) => {
        const position = pick % cycle.totalRunners;
        const { windowStart, windowEnd } = cycle.slotAt(position);
        expect({ start: windowStart, end: windowEnd }).toEqual(
          calculateTimeSlot(position, cycle.totalRunners, cycle.settings),
        );
      }),
    );
  });

  it("tiles the interval with slots, each with its window first and then its gap", () => {
    checkProperty(
      fc.property(cycles(small), (cycle) => {
        const rounding = cycle.intervalSeconds * 2 ** -48;
        let end = 0;
        for (const slot of cycle.slots()) {
          expect(Math.abs(slot.slotStart - end)).toBeLessThanOrEqual(rounding);
          expect(slot.windowStart).toBe(slot.slotStart);
          expect(slot.safeStartEnd).toBeGreaterThanOrEqual(slot.windowStart);
          expect(slot.safeStartEnd).toBeLessThanOrEqual(slot.windowEnd + rounding);
          expect(slot.windowEnd).toBeLessThanOrEqual(slot.slotEnd + rounding);
          end = slot.slotEnd;
        }
        expect(Math.abs(end - cycle.intervalSeconds)).toBeLessThanOrEqual(rounding);
        expect(Math.abs(cycle.windowSeconds + cycle.gapSeconds - cycle.slotSeconds)).toBeLessThanOrEqual(rounding);
      }),
    );
  });

  it("ends what can be started with the window, where rounding leaves next to nothing of one", () => {
    // 300 s for 29 runners, and a margin that differs from the slot in its last bit.
    const settings = createSlotSettings({ serviceIntervalMinutes: 5, spreadMarginMinutes: 0.17241379310344832 });
    const slots = [...createCycle("slot-window", settings, 29).slots()];
    expect(slots.some(({ windowStart, windowEnd }) => windowEnd - windowStart < 1e-9)).toBe(true);
    for (const { safeStartEnd, windowEnd } of slots) expect(safeStartEnd).toBe(windowEnd);
  });

  it("is of the same numbers for either zero", () => {
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      // `toStrictEqual` tells the zeros apart.
      expect(cycleOf(protocol, 3).slotAt(-0)).toStrictEqual(cycleOf(protocol, 3).slotAt(0));
      expect(Object.is(cycleOf(protocol, 3).slotAt(-0).slotStart, 0)).toBe(true);
    }
  });

  it("lists as many slots as there are runners, in order", () => {
    checkProperty(
      fc.property(cycles(small), (cycle) => {
        expect([...cycle.slots()].map(({ position }) => position)).toEqual(
          Array.from({ length: cycle.totalRunners }, (_, position) => position),
        );
        expect([...cycle.slots()]).toEqual([...cycle.slots()].map(({ position }) => cycle.slotAt(position)));
      }),
    );
  });

  it("makes slots as they are asked for: the first few of two thousand million come at once", () => {
    const slots = cycleOf("slot-window", MOST_RUNNERS).slots();
    expect([slots.next().value?.position, slots.next().value?.position]).toEqual([0, 1]);
    expect(slots.return?.().done).toBe(true);
  });

  it.each([
    ["slot-window", 1, "alone", 300, 0, 300],
    ["slot-window", 2, "margin", 90, 60, 90],
    ["slot-window", 3, "margin", 40, 60, 40],
    ["slot-window", 4, "margin", 15, 60, 15],
    ["slot-window", 5, "half-slot", 30, 30, 30],
    ["slot-window", 10, "half-slot", 15, 15, 15],
    ["slot-claim", 1, "alone", 300, 0, 150],
    ["slot-claim", 2, "margin", 90, 60, 45],
    ["slot-claim", 3, "margin", 40, 60, 20],
    ["slot-claim", 4, "margin", 15, 60, 7.5],
    ["slot-claim", 5, "nobody", 0, 60, 0],
    ["slot-claim", 10, "nobody", 0, 30, 0],
  ] as const)("under %s with pynenc's defaults, %i runners: %s, window, gap and safe start", (...row) => {
    const [protocol, totalRunners, regime, windowSeconds, gapSeconds, safeStartSeconds] = row;
    const cycle = cycleOf(protocol, totalRunners);
    expect(cycle).toMatchObject({ regime, windowSeconds, gapSeconds, safeStartSeconds });
    expect(cycle).toMatchObject({ intervalSeconds: 300, marginSeconds: 60, slotSeconds: 300 / totalRunners });
    const slot = cycle.slotAt(totalRunners - 1);
    expect(slot.windowEnd - slot.windowStart).toBe(windowSeconds);
    expect(slot.safeStartEnd - slot.windowStart).toBe(safeStartSeconds);
  });

  it("gives a lone runner the whole cycle as its window under both protocols", () => {
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      expect(cycleOf(protocol, 1).slotAt(0)).toMatchObject({
        slotStart: 0,
        slotEnd: 300,
        windowStart: 0,
        windowEnd: 300,
      });
    }
  });

  it("changes regime exactly where the margin reaches the slot", () => {
    const regimes = (protocol: "slot-window" | "slot-claim") =>
      [nextDown(1), 1, nextUp(1)].map((spreadMarginMinutes) => cycleOf(protocol, 5, { spreadMarginMinutes }).regime);
    expect(regimes("slot-window")).toEqual(["margin", "half-slot", "half-slot"]);
    expect(regimes("slot-claim")).toEqual(["margin", "nobody", "nobody"]);
  });

  it("cuts the safe start by the fraction alone, where it is one, and only under `slot-claim`", () => {
    const safe = (maxStartSlotFraction: number, protocol: "slot-window" | "slot-claim" = "slot-claim") =>
      cycleOf(protocol, 3, { maxStartSlotFraction }).safeStartSeconds;
    expect([0.5, 0.25, 0.75].map((fraction) => safe(fraction))).toEqual([20, 10, 30]);
    expect([-1, 0, 1, 2].map((fraction) => safe(fraction))).toEqual([40, 40, 40, 40]);
    expect(safe(0.25, "slot-window")).toBe(40);
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(cycleOf("slot-window", 3))).toBe(true);
  });
});

describe("a cycle refuses", () => {
  it("settings that were not checked, by the name of the setting, under either protocol", () => {
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      for (const [name, value, text] of [
        ["serviceIntervalMinutes", Number.NaN, "NaN"],
        ["serviceIntervalMinutes", -5, "-5"],
        ["spreadMarginMinutes", -1, "-1"],
        ["maxStartSlotFraction", undefined, "undefined"],
        ["membershipStabilizationSeconds", null, "null"],
      ] as const) {
        const settings = { ...createSlotSettings(), [name]: value } as unknown as SlotSettings;
        expectRefusal(() => createCycle(protocol, settings, 3), name, text);
      }
      const windowOnly = { serviceIntervalMinutes: 5, spreadMarginMinutes: 1 } as unknown as SlotSettings;
      expectRefusal(() => createCycle(protocol, windowOnly, 3), "maxStartSlotFraction", "undefined");
      for (const none of [undefined, null, 5]) {
        expectRefusal(() => createCycle(protocol, none as unknown as SlotSettings, 3), "settings", String(none));
      }
    }
  });

  it("a protocol that is none, and a version for one", () => {
    for (const [protocol, text] of [
      ["0.3", '"0.3"'],
      [undefined, "undefined"],
    ] as const) {
      const named = protocol as unknown as Protocol;
      expectRefusal(() => createCycle(named, createSlotSettings(), 5), "protocol", text);
    }
    const misnamed = () => createCycle("claim" as unknown as Protocol, createSlotSettings(), 5);
    expect(misnamed).toThrow('"slot-window" or "slot-claim"');
  });

  it("a fleet size that is none, by name", () => {
    for (const value of [0, -1, 1.5, Number.NaN, MOST_RUNNERS + 1, Number.POSITIVE_INFINITY]) {
      expectRefusal(() => cycleOf("slot-window", value), "totalRunners", String(value));
    }
    expect(cycleOf("slot-window", MOST_RUNNERS).totalRunners).toBe(2 ** 31);
  });

  it("a position outside the fleet, and a time that is no number", () => {
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      const cycle = cycleOf(protocol, 3);
      for (const value of [-1, 3, 0.5, Number.NaN]) {
        expectRefusal(() => cycle.slotAt(value), "position", String(value));
        expectRefusal(() => cycle.mayStart(value, 0), "position", String(value));
      }
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
        expectRefusal(() => cycle.mayStart(0, value), "currentTime", String(value));
        expectRefusal(() => cycle.ownerAt(value), "currentTime", String(value));
        expectRefusal(() => cycle.ownersAt(value), "currentTime", String(value));
      }
    }
    expectRefusal(() => cycleOf("slot-claim", 3).mayStart(0, 1e12), "currentTime", "1000000000000");
    expect(() => cycleOf("slot-window", 3).slotAt(3)).toThrow("a whole number from 0 to 2");
  });
});
