import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { assignedPosition, lateFraction } from "./claim-window.js";
import { instantFromSeconds } from "./instant.js";
import { formatInstant } from "./instant-text.js";
import { type ClaimRequest, decideAtomicServiceClaim } from "./slot-claim.js";

/** Runners of a given age, "r0" the first; ages that are not given are large. */
function viewOf(totalRunners: number, now: number, ages: Readonly<Record<number, number>> = {}) {
  return Array.from({ length: totalRunners }, (_, position) => ({
    runnerId: `r${position}`,
    creationTime: instantFromSeconds(now - (ages[position] ?? 86_400)),
  }));
}

/** pynenc's defaults, three runners, and what a test wants to differ. */
function decide(changes: Partial<ClaimRequest> = {}) {
  const currentTime = changes.currentTime ?? 0;
  return decideAtomicServiceClaim({
    runnerId: "r0",
    activeRunners: changes.activeRunners ?? viewOf(3, currentTime),
    currentTime,
    serviceIntervalMinutes: 5,
    spreadMarginMinutes: 1,
    membershipStabilizationSeconds: 0,
    maxStartSlotFraction: 0.5,
    ...changes,
  });
}

/** Situations in eighths of seconds with slots of whole seconds: nothing in them is rounded. */
const exactSituations = fc
  .record({
    totalRunners: fc.constantFrom(1, 1, 2, 3, 4, 5),
    quarters: fc.integer({ min: 1, max: 16 }),
    marginQuarters: fc.integer({ min: 0, max: 5 }),
    cycle: fc.integer({ min: -50, max: 1_000_000 }),
    eighths: fc.nat(),
    fraction: fc.constantFrom(0.5, 0.25, 0.75, 0, 1, -1, 2),
    stabilization: fc.constantFrom(0, 0, 30),
    age: fc.constantFrom(0, 29.875, 30, 30.125, 600),
    position: fc.nat(),
  })
  .map(({ totalRunners, quarters, marginQuarters, cycle, eighths, position, ...rest }) => {
    const interval = 60 * totalRunners * quarters * 0.25;
    const timeInCycle = (eighths % (8 * interval)) / 8;
    return {
      ...rest,
      totalRunners,
      interval,
      slot: interval / totalRunners,
      margin: marginQuarters * 15,
      timeInCycle,
      now: cycle * interval + timeInCycle,
      cycleStart: cycle * interval,
      position: position % totalRunners,
    };
  });

describe("a claim, where nothing is rounded", () => {
  it("follows the rule in plain arithmetic, step by step", () => {
    checkProperty(
      fc.property(exactSituations, (at) => {
        const { totalRunners, slot, margin, timeInCycle, now, cycleStart, position, fraction } = at;
        const assigned = Math.floor(timeInCycle / slot);
        const claim = decide({
          runnerId: `r${position}`,
          activeRunners: viewOf(totalRunners, now, { [assigned]: at.age }),
          currentTime: now,
          serviceIntervalMinutes: at.interval / 60,
          spreadMarginMinutes: margin / 60,
          membershipStabilizationSeconds: at.stabilization,
          maxStartSlotFraction: fraction,
        });
        const isAlone = totalRunners === 1;
        const length = isAlone ? at.interval : slot - margin;
        const into = timeInCycle - position * slot;
        const isLate = fraction > 0 && fraction < 1 && into > fraction * length;
        const reason =
          length <= 0
            ? "slot_window_invalid"
            : at.stabilization > 0 && at.age < at.stabilization
              ? "scheduled_runner_in_grace"
              : into < 0 || into >= length
                ? "not_assigned_slot"
                : isLate
                  ? "late_start"
                  : "assigned";
        const instant = (seconds: number) => seconds * 1e6;
        expect(claim).toEqual({
          reason,
          assignedRunnerId: `r${assigned}`,
          runnerPosition: position,
          stableRunnerCount: totalRunners,
          slotStart: length <= 0 ? null : instant(cycleStart + position * slot),
          slotEnd: length <= 0 ? null : instant(cycleStart + position * slot + length),
          isSlotOwnerNow: length > 0 && assigned === position,
          lateStartFraction: reason === "late_start" ? into / length : null,
          shouldTryStart: reason === "assigned",
          cycleStart: instant(cycleStart),
        });
      }),
      2000,
    );
  });
});

describe("a claim, for any numbers", () => {
  const requests = fc
    .record({
      totalRunners: fc.integer({ min: 1, max: 12 }),
      currentTime: fc.double({ min: -1e9, max: 4e9, noNaN: true }),
      serviceIntervalMinutes: fc.double({ min: 0.02, max: 2000, noNaN: true }),
      marginShare: fc.double({ min: 0, max: 1.2, noNaN: true }),
      membershipStabilizationSeconds: fc.constantFrom(0, 0, 90),
      maxStartSlotFraction: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    })
    .map(({ totalRunners, marginShare, ...rest }) => ({
      ...rest,
      spreadMarginMinutes: (marginShare * rest.serviceIntervalMinutes) / totalRunners,
      activeRunners: viewOf(totalRunners, rest.currentTime, { 0: 60 }),
    }));

  it("agrees with itself: a start only when assigned, a fraction only when late, a slot unless the margin leaves none", () => {
    checkProperty(
      fc.property(requests, (request) => {
        for (const { runnerId } of request.activeRunners) {
          const claim = decideAtomicServiceClaim({ ...request, runnerId });
          expect(claim.shouldTryStart).toBe(claim.reason === "assigned");
          expect(claim.lateStartFraction !== null).toBe(claim.reason === "late_start");
          expect(claim.slotStart === null).toBe(claim.reason === "slot_window_invalid");
          expect(claim.slotEnd === null).toBe(claim.slotStart === null);
          if (claim.isSlotOwnerNow) expect(claim.assignedRunnerId).toBe(runnerId);
          if (claim.lateStartFraction !== null) {
            expect(claim.lateStartFraction).toBeGreaterThan(request.maxStartSlotFraction);
          }
        }
      }),
      100,
    );
  });

  it("names the same assigned runner and the same cycle to everybody, strangers included", () => {
    checkProperty(
      fc.property(requests, (request) => {
        const ids = [...request.activeRunners.map(({ runnerId }) => runnerId), "ghost"];
        const told = ids.map((runnerId) => {
          const { assignedRunnerId, cycleStart } = decideAtomicServiceClaim({ ...request, runnerId });
          return `${assignedRunnerId} ${cycleStart}`;
        });
        expect(new Set(told).size).toBe(1);
      }),
      100,
    );
  });
});

describe("each reason", () => {
  it("no_stable_runners: an empty view fills in nothing but the cycle", () => {
    expect(decide({ activeRunners: [], currentTime: 1234.5 })).toEqual({
      reason: "no_stable_runners",
      assignedRunnerId: null,
      runnerPosition: null,
      stableRunnerCount: 0,
      slotStart: null,
      slotEnd: null,
      isSlotOwnerNow: false,
      lateStartFraction: null,
      shouldTryStart: false,
      cycleStart: 1_200_000_000,
    });
  });

  it("not_assigned_slot: a stranger has neither position nor slot, not even next to a lone runner", () => {
    for (const totalRunners of [1, 3]) {
      const claim = decide({ runnerId: "ghost", activeRunners: viewOf(totalRunners, 0) });
      expect(claim).toMatchObject({
        reason: "not_assigned_slot",
        assignedRunnerId: "r0",
        runnerPosition: null,
        stableRunnerCount: totalRunners,
        slotStart: null,
        slotEnd: null,
        isSlotOwnerNow: false,
      });
    }
  });

  it("slot_window_invalid: a margin as long as the slot leaves nobody a window, one just shorter does", () => {
    const five = (spreadMarginMinutes: number) => decide({ activeRunners: viewOf(5, 0), spreadMarginMinutes });
    expect(five(1)).toMatchObject({ reason: "slot_window_invalid", assignedRunnerId: "r0", runnerPosition: 0 });
    expect(five(0.99)).toMatchObject({ reason: "assigned", slotEnd: 600_000 });
  });

  it("scheduled_runner_in_grace: while the assigned runner is young nobody starts, and its owner stays the owner", () => {
    const at = (runnerId: string, age: number) =>
      decide({
        runnerId,
        currentTime: 10,
        activeRunners: viewOf(3, 10, { 0: age }),
        membershipStabilizationSeconds: 30,
      });
    expect(at("r0", 29.999999)).toMatchObject({ reason: "scheduled_runner_in_grace", isSlotOwnerNow: true });
    expect(at("r1", 29.999999)).toMatchObject({ reason: "scheduled_runner_in_grace", isSlotOwnerNow: false });
    expect(at("r0", 30).reason).toBe("assigned");
    expect(at("r1", 30).reason).toBe("not_assigned_slot");
  });

  it("late_start: past the fraction of the window, which itself is not late", () => {
    const at = (currentTime: number) => decide({ currentTime });
    expect(at(20).reason).toBe("assigned");
    expect(at(20.0000004).reason).toBe("assigned");
    expect(at(20.000001)).toMatchObject({ reason: "late_start", lateStartFraction: 20.000001 / 40 });
    expect(at(39.999999).reason).toBe("late_start");
    expect(at(40)).toMatchObject({ reason: "not_assigned_slot", isSlotOwnerNow: true });
  });

  it("assigned: also to a lone runner without a margin, in the first half of the whole cycle", () => {
    const alone = (currentTime: number) => decide({ currentTime, activeRunners: viewOf(1, currentTime) });
    expect(alone(0)).toMatchObject({ reason: "assigned", slotStart: 0, slotEnd: 300_000_000, runnerPosition: 0 });
    expect(alone(150).reason).toBe("assigned");
    expect(alone(151).reason).toBe("late_start");
    expect(alone(299).reason).toBe("late_start");
  });
});

describe("rounding to microseconds", () => {
  // The cycle is 6.66666... s: its start at 6.666667 lies after the very moment from which it was computed.
  const serviceIntervalMinutes = 1 / 9;
  const currentTime = serviceIntervalMinutes * 60;

  it("can put the cycle's start after now, and then the last runner is the assigned one", () => {
    const claim = decide({ currentTime, serviceIntervalMinutes, spreadMarginMinutes: 0 });
    expect(formatInstant(claim.cycleStart)).toBe("1970-01-01T00:00:06.666667+00:00");
    expect(claim).toMatchObject({ assignedRunnerId: "r2", reason: "not_assigned_slot", isSlotOwnerNow: false });
  });

  it("then leaves that runner waiting for its slot: assigned, but not the owner yet", () => {
    const claim = decide({ runnerId: "r2", currentTime, serviceIntervalMinutes, spreadMarginMinutes: 0 });
    expect(claim).toMatchObject({ assignedRunnerId: "r2", reason: "not_assigned_slot", isSlotOwnerNow: false });
  });

  it("counts positions from the end only below zero", () => {
    expect([-0.5, 0, 1.5, 3, 99].map((time) => assignedPosition(time, 0, 1, 3))).toEqual([2, 0, 1, 2, 2]);
    expect([-1.5, -0.5, 99].map((time) => assignedPosition(time, 0, 1, 1))).toEqual([0, 0, 0]);
  });

  it("takes no share of a window that is rounded to nothing", () => {
    const [start, end] = [instantFromSeconds(10), instantFromSeconds(10.00000001)];
    expect(end).toBe(start);
    expect(lateFraction(12, start, end, 0.5)).toBeNull();
    expect(lateFraction(8, start, end, 0.5)).toBeNull();
    expect(lateFraction(12, start, instantFromSeconds(13), 0.5)).toBe(2 / 3);
  });

  it("makes a slot below a microsecond a matter of chance, and is refused where it assigns nobody", () => {
    const tiny = () => decide({ currentTime: 0.6e-6, serviceIntervalMinutes: 1e-9, spreadMarginMinutes: 0 });
    expectRefusal(tiny, "serviceIntervalMinutes", "1e-9");
    expect(tiny).toThrow("long enough that a slot is not below a microsecond");
  });
});

describe("unusable numbers", () => {
  it("are refused by name, whatever the view", () => {
    for (const activeRunners of [[], viewOf(1, 0), viewOf(3, 0)]) {
      const refused = (name: keyof ClaimRequest, values: readonly number[]) => {
        for (const value of values) expectRefusal(() => decide({ activeRunners, [name]: value }), name, String(value));
      };
      const notFinite = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      refused("currentTime", notFinite);
      refused("serviceIntervalMinutes", [...notFinite, 0, -5]);
      refused("spreadMarginMinutes", [...notFinite, -1]);
      refused("membershipStabilizationSeconds", [...notFinite, -1]);
      refused("maxStartSlotFraction", notFinite);
    }
  });

  it("include times outside the years 1 to 9999, refused by the name of the time that lies outside", () => {
    const activeRunners = viewOf(3, 0);
    for (const currentTime of [1e12, -1e12]) {
      expectRefusal(() => decide({ currentTime, activeRunners }), "currentTime", String(currentTime));
    }
    // Its week has begun within them, and the asker is nobody's member.
    const pastTheEnd = {
      currentTime: 253_402_300_800,
      activeRunners,
      runnerId: "ghost",
      serviceIntervalMinutes: 10_080,
    };
    expectRefusal(() => decide(pastTheEnd), "currentTime", "253402300800");
    const century = 60 * 24 * 365 * 100;
    expectRefusal(() => decide({ activeRunners, serviceIntervalMinutes: century * 300 }), "slotEnd", "315359999940");
    expectRefusal(
      () => decide({ runnerId: "r2", activeRunners, serviceIntervalMinutes: century * 300 }),
      "slotStart",
      "630720000000",
    );
    expectRefusal(
      () => decide({ currentTime: 253_402_300_799.5, activeRunners: viewOf(1, 0) }),
      "slotEnd",
      "253402300800",
    );
  });
});
