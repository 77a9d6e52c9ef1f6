import {
  brokenPromises,
  createFleet,
  createSlotSettings,
  cycleOf,
  type Fleet,
  isSafe,
  type Limit,
  largestSafeCheckInterval,
  largestSafeFleet,
  largestSafeMargin,
  largestTolerableSkew,
  longestSafeExecution,
  MOST_RUNNERS,
  type PromiseName,
  SAFETY_PROMISES,
  type SlotSettings,
  sizeRegimes,
  smallestSafeDeadAfter,
  smallestSafeInterval,
  smallestSafeMargin,
} from "@slotwise/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown, nextUp } from "./support/doubles.js";
import { fleets } from "./support/fleets.js";
import { checkProperty } from "./support/properties.js";

const EXECUTION: readonly PromiseName[] = ["executions-disjoint", "refused-turns-kept", "executing-runner-visible"];
const VISIBILITY: readonly PromiseName[] = ["runners-visible", "executing-runner-visible"];

/** Half of the fleets as they come, half so patient and quick that limits exist. */
const mixed: fc.Arbitrary<Fleet> = fc
  .tuple(fleets(), fc.boolean())
  .map(([fleet, isEased]) =>
    isEased
      ? { ...fleet, checkIntervalMinutes: 1 / 128, loopSeconds: 0.125, runnerConsideredDeadAfterMinutes: 10 }
      : fleet,
  );

const withSettings = (fleet: Fleet, changes: Partial<SlotSettings>): Fleet => ({
  ...fleet,
  settings: { ...fleet.settings, ...changes },
});
const keeps = (fleet: Fleet, promises: readonly PromiseName[]) => brokenPromises(fleet, promises).length === 0;
const leavesWindow = (fleet: Fleet) => ["margin", "alone"].includes(cycleOf(fleet).regime);

/** Confirms a limit by the promise itself: kept at the value, broken by the next double beyond it. */
function confirm(
  limit: Limit,
  isGood: (value: number) => boolean,
  direction: "largest" | "smallest",
  far: number,
): void {
  const [least, most] = direction === "largest" ? [0, far] : [far, 0];
  if (limit.kind === "none") expect(isGood(least)).toBe(false);
  else if (limit.kind === "unlimited") expect(isGood(most)).toBe(true);
  else {
    expect(isGood(limit.value)).toBe(true);
    if (limit.value === 0 && direction === "smallest") return;
    expect(isGood((direction === "largest" ? nextUp : nextDown)(limit.value))).toBe(false);
  }
}

/** Counts which answers were seen, so that a property cannot pass by never meeting a limit. */
function expectEach(kinds: ReadonlySet<string>, ...expected: readonly Limit["kind"][]): void {
  for (const kind of expected) expect([...kinds]).toContain(kind);
}

describe("each limit is kept by the promise it is about, and the next double is not", () => {
  it("longestSafeExecution", () => {
    const kinds = new Set<string>();
    checkProperty(
      fc.property(mixed, (fleet) => {
        const limit = longestSafeExecution(fleet);
        kinds.add(limit.kind);
        const isGood = (longestExecutionSeconds: number) => keeps({ ...fleet, longestExecutionSeconds }, EXECUTION);
        confirm(limit, isGood, "largest", 2 ** 40);
      }),
    );
    expectEach(kinds, "limit", "none", "unlimited");
  });

  it("largestTolerableSkew", () => {
    const kinds = new Set<string>();
    checkProperty(
      fc.property(mixed, (fleet) => {
        const limit = largestTolerableSkew(fleet);
        kinds.add(limit.kind);
        confirm(limit, (clockSkewSeconds) => keeps({ ...fleet, clockSkewSeconds }, EXECUTION), "largest", 2 ** 40);
      }),
    );
    expectEach(kinds, "limit", "none", "unlimited");
  });

  it("largestSafeCheckInterval", () => {
    const kinds = new Set<string>();
    checkProperty(
      fc.property(mixed, (fleet) => {
        const limit = largestSafeCheckInterval(fleet);
        kinds.add(limit.kind);
        confirm(limit, (checkIntervalMinutes) => isSafe({ ...fleet, checkIntervalMinutes }), "largest", 2 ** 40);
      }),
    );
    expectEach(kinds, "limit", "none");
  });

  it("smallestSafeDeadAfter", () => {
    const kinds = new Set<string>();
    checkProperty(
      fc.property(mixed, (fleet) => {
        const limit = smallestSafeDeadAfter(fleet);
        kinds.add(limit.kind);
        const isGood = (minutes: number) => keeps({ ...fleet, runnerConsideredDeadAfterMinutes: minutes }, VISIBILITY);
        confirm(limit, isGood, "smallest", 2 ** 40);
      }),
    );
    expectEach(kinds, "limit");
  });

  it("smallestSafeInterval, and every longer one is safe too", () => {
    const kinds = new Set<string>();
    checkProperty(
      fc.property(mixed, fc.double({ min: 1, max: 100, noNaN: true }), (fleet, factor) => {
        const limit = smallestSafeInterval(fleet);
        kinds.add(limit.kind);
        const isGood = (serviceIntervalMinutes: number) => {
          const longer = withSettings(fleet, { serviceIntervalMinutes });
          return serviceIntervalMinutes > 0 && leavesWindow(longer) && isSafe(longer);
        };
        confirm(limit, isGood, "smallest", 2 ** 40);
        if (limit.kind === "limit") expect(isGood(limit.value * factor)).toBe(true);
      }),
    );
    expectEach(kinds, "limit", "none");
  });

  it("largestSafeMargin: the largest with which no turn is missed, as long as the rest is safe with it", () => {
    const kinds = new Set<string>();
    checkProperty(
      fc.property(mixed, fc.double({ min: 0, max: 1, noNaN: true }), (fleet, part) => {
        const limit = largestSafeMargin(fleet);
        kinds.add(limit.kind);
        const withMargin = (spreadMarginMinutes: number) => withSettings(fleet, { spreadMarginMinutes });
        const isGood = (minutes: number) =>
          leavesWindow(withMargin(minutes)) && keeps(withMargin(minutes), ["no-turn-missed"]);
        if (fleet.totalRunners === 1) expect(limit.kind).toBe("unlimited");
        else if (limit.kind === "limit") {
          confirm(limit, isGood, "largest", 2 ** 40);
          expect(isSafe(withMargin(limit.value))).toBe(true);
        } else {
          // Then no margin at all is safe and leaves a window.
          const tried = withMargin((part * fleet.settings.serviceIntervalMinutes) / fleet.totalRunners);
          expect(leavesWindow(tried) && isSafe(tried)).toBe(false);
        }
      }),
      400,
    );
    expectEach(kinds, "limit", "none", "unlimited");
  });

  it("smallestSafeMargin: never above the largest, and safe all the way between them", () => {
    const kinds = new Set<string>();
    checkProperty(
      fc.property(mixed, fc.double({ min: 0, max: 1, noNaN: true }), (fleet, part) => {
        const limit = smallestSafeMargin(fleet);
        const largest = largestSafeMargin(fleet);
        kinds.add(limit.kind);
        expect(limit.kind).toBe(largest.kind);
        if (limit.kind !== "limit" || largest.kind !== "limit") return;
        const isGood = (spreadMarginMinutes: number) => isSafe(withSettings(fleet, { spreadMarginMinutes }));
        confirm(limit, isGood, "smallest", largest.value);
        expect(limit.value).toBeLessThanOrEqual(largest.value);
        const between = limit.value + part * (largest.value - limit.value);
        expect(isGood(Math.min(between, largest.value))).toBe(true);
      }),
      400,
    );
    expectEach(kinds, "limit", "none", "unlimited");
  });

  it("largestSafeFleet: all fleets up to it are safe, and one runner more is not", () => {
    const kinds = new Set<string>();
    let largestSeen = 0;
    checkProperty(
      fc.property(mixed, (fleet) => {
        const limit = largestSafeFleet(fleet);
        kinds.add(limit.kind);
        const safeFor = (totalRunners: number) => isSafe({ ...fleet, totalRunners });
        if (limit.kind === "none") expect(safeFor(1)).toBe(false);
        else {
          const value = limit.kind === "limit" ? limit.value : MOST_RUNNERS;
          largestSeen = Math.max(largestSeen, value);
          for (let size = 1; size <= Math.min(value, 200); size++) expect(safeFor(size)).toBe(true);
          expect(safeFor(value)).toBe(true);
          if (limit.kind === "limit") expect(safeFor(value + 1)).toBe(false);
        }
      }),
    );
    expectEach(kinds, "limit", "none");
    expect(largestSeen).toBeGreaterThan(20);
  });

  it("sizeRegimes: all sizes from 2 on in one or two ranges, in each of which nothing broken is ever mended", () => {
    checkProperty(
      fc.property(mixed, (fleet) => {
        const regimes = sizeRegimes(fleet);
        expect(regimes[0]?.[0]).toBe(2);
        expect(regimes.at(-1)?.[1]).toBe(MOST_RUNNERS);
        for (const [index, [first, last]] of regimes.entries()) {
          if (index > 0) expect(first).toBe((regimes[index - 1]?.[1] ?? 0) + 1);
          const sizes = Array.from({ length: 25 }, (_, step) => first + step).filter((size) => size <= last);
          const regimeOf = (totalRunners: number) => cycleOf({ ...fleet, totalRunners }).regime;
          expect(new Set([...sizes, last].map(regimeOf)).size).toBe(1);
          const broken = (totalRunners: number) =>
            brokenPromises({ ...fleet, totalRunners }).map(({ promise }) => promise);
          for (const size of sizes.slice(1)) expect(broken(size)).toEqual(expect.arrayContaining(broken(size - 1)));
        }
      }),
      100,
    );
  });
});

describe("pynenc's defaults", () => {
  const defaults = { settings: createSlotSettings(), totalRunners: 1 };
  const fleetOf = (protocol: "slot-window" | "slot-claim", totalRunners = 1) =>
    createFleet({ ...defaults, protocol, totalRunners });
  const value = (limit: Limit) => (limit.kind === "limit" ? limit.value : limit.kind);

  it.each([
    [1, 300, 300, 0, "holds"],
    [2, 150, 90, 60, "holds"],
    [3, 100, 40, 60, "holds"],
    [4, 75, 15, 60, "broken"],
    [5, 60, 30, 30, "broken"],
    [10, 30, 15, 15, "broken"],
  ] as const)(
    "under the slot window, %i runners: slot %d s, window %d s, gap %d s, and no turn missed %s",
    (...row) => {
      const [totalRunners, slotSeconds, windowSeconds, gapSeconds, verdict] = row;
      const fleet = fleetOf("slot-window", totalRunners);
      expect(cycleOf(fleet)).toMatchObject({ slotSeconds, windowSeconds, gapSeconds });
      expect(keeps(fleet, ["no-turn-missed"])).toBe(verdict === "holds");
    },
  );

  it("five runners miss a turn by one round of the loop only", () => {
    const [missed] = brokenPromises(fleetOf("slot-window", 5), ["no-turn-missed"]);
    expect(missed?.slackSeconds).toBeCloseTo(-0.22, 12);
    expect(keeps({ ...fleetOf("slot-window", 5), loopSeconds: 0 }, ["no-turn-missed"])).toBe(true);
  });

  it("are safe for at most three runners under the slot window, and two under the claim", () => {
    expect(largestSafeFleet(fleetOf("slot-window"))).toEqual({ kind: "limit", value: 3 });
    expect(largestSafeFleet(fleetOf("slot-claim"))).toEqual({ kind: "limit", value: 2 });
  });

  it("leave nobody a window under the claim from five runners on", () => {
    for (const size of [5, 6, 10, 1000]) {
      expect(brokenPromises(fleetOf("slot-claim", size)).map(({ promise }) => promise)).toContain("full-coverage");
    }
    expect(keeps(fleetOf("slot-claim", 4), ["full-coverage"])).toBe(true);
    expect(sizeRegimes(fleetOf("slot-claim"))).toEqual([
      [2, 4],
      [5, MOST_RUNNERS],
    ]);
  });

  it("bear an execution of 60 s and, with one of 20 s, clocks 40 s apart", () => {
    const three = fleetOf("slot-window", 3);
    expect(value(longestSafeExecution(three))).toBe(60);
    expect(value(largestTolerableSkew({ ...three, longestExecutionSeconds: 20 }))).toBe(40);
    // Under the claim nothing overlaps; of two runners' slots of 150 s a refused one needs a check period to look again.
    const two = fleetOf("slot-claim", 2);
    expect(value(longestSafeExecution(two))).toBeCloseTo(150 - 30.22, 12);
    expect(value(largestTolerableSkew({ ...two, longestExecutionSeconds: 20 }))).toBeCloseTo(130 - 30.22, 12);
  });

  it("have their limits where the inequalities say", () => {
    const four = { ...fleetOf("slot-window", 4), longestExecutionSeconds: 20 };
    expect(value(smallestSafeInterval(four))).toBeCloseTo((4 * (60 + 30.22)) / 60, 12);
    expect(value(largestSafeMargin(four))).toBeCloseTo((75 - 30.22) / 60, 12);
    expect(value(smallestSafeMargin(four))).toBe(20 / 60);
    expect(value(largestSafeCheckInterval(four))).toBeCloseTo((15 - 0.22) / 60, 12);
    expect(value(smallestSafeDeadAfter(four))).toBeCloseTo(30.22 / 60, 12);
    expect(value(smallestSafeDeadAfter({ ...four, longestExecutionSeconds: 50 }))).toBeCloseTo(50.22 / 60, 12);
    expect(value(largestSafeFleet(four))).toBe(3);
  });

  it("of a lone runner have no margin, no execution and no skew that is too large", () => {
    const alone = fleetOf("slot-window", 1);
    expect(
      [longestSafeExecution, largestTolerableSkew, largestSafeMargin, smallestSafeMargin].map(
        (limit) => limit(alone).kind,
      ),
    ).toEqual(["unlimited", "unlimited", "unlimited", "unlimited"]);
    expect(smallestSafeDeadAfter(alone)).toEqual({ kind: "limit", value: 0 });
  });

  it("names no promise that is not one of the promises asked about, nor one that is only unknown", () => {
    const fleet = fleetOf("slot-claim", 5);
    expect(brokenPromises(fleet).map(({ promise }) => promise)).toEqual(["full-coverage", "no-turn-missed"]);
    expect(brokenPromises(fleet, []).length).toBe(0);
    expect(brokenPromises(fleet, ["executing-runner-visible"]).length).toBe(0);
    expect(SAFETY_PROMISES).toHaveLength(6);
  });
});
