import {
  type ActiveRunnerInfo,
  calculateTimeSlot,
  canRunAtomicService,
  checkPeriodSeconds,
  createCycle,
  createFleet,
  createMembershipView,
  createSlotSettings,
  cycleOf,
  decideAtomicServiceClaim,
  findSharedInstant,
  formatInstant,
  formatSeconds,
  instantFromMicroseconds,
  instantFromSeconds,
  isRunnerInTimeSlot,
  lastExecutionDurationSeconds,
  maxExecutionDurationSeconds,
  missedTurns,
  parseInstant,
  pythonFloorDivide,
  pythonModulo,
  secondsFromInstant,
  validateExecutionTime,
} from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { expectRefusal } from "./support/refusals.js";

/** pynenc's defaults: a cycle of 300 s, a margin of 60 s. */
const DEFAULTS = createSlotSettings();
const view = (...ids: string[]) => ids.map((runnerId) => ({ runnerId }));
const slotSettings = (serviceIntervalMinutes: number, spreadMarginMinutes: number) =>
  createSlotSettings({ serviceIntervalMinutes, spreadMarginMinutes });

function runner(runnerId: string, start?: string, end?: string): ActiveRunnerInfo {
  const created = parseInstant("2026-01-01T00:00:00Z");
  return {
    runnerId,
    creationTime: created,
    lastHeartbeat: created,
    lastServiceStart: start === undefined ? null : parseInstant(start),
    lastServiceEnd: end === undefined ? null : parseInstant(end),
  };
}

describe("what a port gets wrong", () => {
  it("Python's % takes the divisor's sign, so a time before the epoch still has a place in the cycle", () => {
    expect(-10 % 300).toBe(-10);
    expect(pythonModulo(-10, 300)).toBe(290);
    const last = calculateTimeSlot(2, 3, slotSettings(5, 0));
    expect(isRunnerInTimeSlot(-10, 5, last)).toBe(true);
  });

  it("-1e-20 % 300 is 300 itself, an instant that nobody owns", () => {
    expect(pythonModulo(-1e-20, 300)).toBe(300);
    const ids = ["a", "b", "c"];
    expect(ids.filter((id) => canRunAtomicService(id, view(...ids), -1e-20, slotSettings(5, 0)))).toEqual([]);
  });

  it("a duration of exactly 0.0 is falsy in Python: no verdict, even for a window of nothing", () => {
    expect(validateExecutionTime(0, 0)).toEqual({ kind: "fits" });
    const instant = "2026-01-01T00:00:00Z";
    expect(lastExecutionDurationSeconds(runner("a", instant, instant))).toBe(0);
    expect(maxExecutionDurationSeconds([runner("a", instant, instant)])).toBe(0);
  });

  it("a negative duration is no error: it fits, and it never raises the maximum", () => {
    const backwards = runner("a", "2026-01-01T00:00:10Z", "2026-01-01T00:00:00Z");
    expect(lastExecutionDurationSeconds(backwards)).toBe(-10);
    expect(validateExecutionTime(-10, 5)).toEqual({ kind: "fits" });
    expect(maxExecutionDurationSeconds([backwards])).toBe(0);
    expect(maxExecutionDurationSeconds([backwards, runner("b"), backwards])).toBe(0);
  });

  it("a duration is whole microseconds divided once, not the difference of two times in seconds", () => {
    const each = runner("a", "2026-05-28T20:36:32.502146+00:00", "2026-05-28T20:38:51.158642+00:00");
    const [start, end] = [each.lastServiceStart, each.lastServiceEnd].map((time) =>
      secondsFromInstant(time ?? each.creationTime),
    );
    expect(lastExecutionDurationSeconds(each)).toBe(138.656496);
    expect((end ?? 0) - (start ?? 0)).toBe(138.65649604797363);
  });

  it("Python formats 0.125 to two places as 0.12: half to even on the exact binary value", () => {
    expect((0.125).toFixed(2)).toBe("0.13");
    expect(formatSeconds(0.125, 2)).toBe("0.12");
    expect(formatSeconds(0.375, 2)).toBe("0.38");
    expect(formatSeconds(2.675, 2)).toBe("2.67");
  });

  it("start + slot - margin is not start + (slot - margin)", () => {
    const settings = slotSettings(5, 0.1);
    const { start, end } = calculateTimeSlot(5, 7, settings);
    expect(end).toBe(251.1428571428571);
    expect(start + (300 / 7 - 6)).toBe(251.14285714285714);
    expect(isRunnerInTimeSlot(251.1428571428571, 5, { start, end })).toBe(false);
  });

  it("no runners and no interval raise in Python; here they are refused by name", () => {
    expectRefusal(() => calculateTimeSlot(0, 0, DEFAULTS), "totalRunners", "0");
    const noInterval = { serviceIntervalMinutes: 0, spreadMarginMinutes: 0 };
    expectRefusal(() => canRunAtomicService("a", view("a", "b"), 0, noInterval), "serviceIntervalMinutes", "0");
  });

  it("what pynenc lets through in silence is refused too", () => {
    expectRefusal(() => calculateTimeSlot(3, 3, DEFAULTS), "runnerPosition", "3");
    expectRefusal(() => slotSettings(-5, 1), "serviceIntervalMinutes", "-5");
    expectRefusal(() => slotSettings(5, -1), "spreadMarginMinutes", "-1");
    expectRefusal(() => slotSettings(Number.NaN, 1), "serviceIntervalMinutes", "NaN");
    expectRefusal(() => slotSettings(5, Number.POSITIVE_INFINITY), "spreadMarginMinutes", "Infinity");
    expectRefusal(() => canRunAtomicService("a", view("a"), Number.NaN, DEFAULTS), "currentTime", "NaN");
    expectRefusal(() => createMembershipView(view("a", "b", "a")), "activeRunners[2].runnerId", '"a"');
  });
});

describe("where the slot windows break", () => {
  it.each([
    [5, 9, 5, 200],
    [1, 17, 5, undefined],
    [0.15, 10, 6, undefined],
    [6, 7, 5, undefined],
    [10, 9, 5, undefined],
    [0.01, 7, 5, undefined],
  ])(
    "1. doubles: without a margin, %d min and %i runners have an instant that two own, from position %i on",
    (...row) => {
      const [interval, totalRunners, position, time] = row;
      const settings = slotSettings(interval, 0);
      const { end } = calculateTimeSlot(position, totalRunners, settings);
      const { start } = calculateTimeSlot(position + 1, totalRunners, settings);
      expect(end).toBeGreaterThan(start);
      if (time !== undefined) expect([start, end]).toEqual([time, 200.00000000000003]);
      const ids = Array.from({ length: totalRunners }, (_, index) => `runner-${index}`);
      const starters = ids.filter((id) => canRunAtomicService(id, view(...ids), start, settings));
      expect(starters).toEqual([`runner-${position}`, `runner-${position + 1}`]);
      const found = findSharedInstant(createCycle("slot-window", settings, totalRunners));
      expect(found.kind).toBe("found");
    },
  );

  it("2. a stranger and a lone runner: who asks does not matter in a view of one", () => {
    expect(canRunAtomicService("ghost", view("a"), 0, DEFAULTS)).toBe(true);
    expect(canRunAtomicService("ghost", view("a", "b"), 0, DEFAULTS)).toBe(false);
  });

  it("3. a runner joins: the one that was alone still runs while the newcomer starts in its own new window", () => {
    const now = 160;
    expect(canRunAtomicService("a", view("a"), now, DEFAULTS)).toBe(true);
    expect(canRunAtomicService("b", view("a", "b"), now, DEFAULTS)).toBe(true);
  });

  it("4. the fleet changes size: one runner with the old view and one with the new may both be in their window", () => {
    const now = 150;
    expect(canRunAtomicService("b", view("a", "b"), now, DEFAULTS)).toBe(true);
    expect(canRunAtomicService("c", view("a", "b", "c", "d"), now, DEFAULTS)).toBe(true);
  });

  it("5. a late start: an execution shorter than the verdict's window that begins in its last second outlasts the gap", () => {
    const [first, second] = [0, 1].map((position) => calculateTimeSlot(position, 2, DEFAULTS));
    const startsAt = 89;
    const duration = 70;
    expect(isRunnerInTimeSlot(startsAt, 5, first ?? { start: 0, end: 0 })).toBe(true);
    expect(startsAt + duration).toBeGreaterThan(second?.start ?? Number.NaN);
    // The window is 90 s, so pynenc's own check sees nothing to warn of.
    expect(validateExecutionTime(duration, 90)).toEqual({ kind: "fits" });
  });

  it("5b. and cries wolf where the margin is between half a slot and a slot", () => {
    const cycle = createCycle("slot-window", DEFAULTS, 4);
    expect([cycle.windowSeconds, cycle.gapSeconds]).toEqual([15, 60]);
    expect(validateExecutionTime(50, cycle.windowSeconds).kind).toBe("overrun");
  });

  it("6. clocks: two of them further apart than the gap let two runners in at once", () => {
    const now = 100;
    expect(canRunAtomicService("a", view("a", "b", "c"), now - 61, DEFAULTS)).toBe(true);
    expect(canRunAtomicService("b", view("a", "b", "c"), now, DEFAULTS)).toBe(true);
  });

  it("7. more margin, larger window: just under the slot it leaves almost nothing, at the slot it leaves half", () => {
    const windowOf = (margin: number) => createCycle("slot-window", slotSettings(5, margin), 5).windowSeconds;
    expect([0, 0.5, 0.99, 1, 2].map(windowOf)).toEqual([60, 30, expect.closeTo(0.6, 9), 30, 30]);
  });

  it("7b. one runner more, larger window: the window is not monotonic in the fleet either, and the gap halves", () => {
    const [four, five] = [4, 5].map((size) => createCycle("slot-window", DEFAULTS, size));
    expect([four?.windowSeconds, five?.windowSeconds]).toEqual([15, 30]);
    expect([four?.gapSeconds, five?.gapSeconds]).toEqual([60, 30]);
  });

  it("8. a turn is never taken: four runners that check every 30 s exactly, in an unlucky phase, for 100 cycles", () => {
    const ids = ["a", "b", "c", "d"];
    // Windows are [0, 15), [75, 90), [150, 165) and [225, 240): the looks of each come when its own is over.
    const phases = [20, 0, 20, 0];
    let executions = 0;
    for (const [position, id] of ids.entries()) {
      for (let time = phases[position] ?? 0; time < 100 * 300; time += 30) {
        if (canRunAtomicService(id, view(...ids), time, DEFAULTS)) executions++;
      }
    }
    expect(executions).toBe(0);
  });

  it("8b. with 30.22 s between the checks and random phases, six in a hundred cycles are empty", () => {
    const fleet = createFleet({ protocol: "slot-window", settings: DEFAULTS, totalRunners: 4 });
    const cycle = cycleOf(fleet);
    const period = checkPeriodSeconds(fleet);
    expect(missedTurns(fleet).cycles).toBeCloseTo((1 - 15 / 30.22) ** 4, 12);
    // All phases, evenly: a runner misses its turn when no look of a whole period's phases falls into its window.
    const phases = Array.from({ length: 301 }, (_, index) => (index / 301) * period);
    const missed = phases.filter((phase) => {
      for (let time = phase; time < 75; time += period) if (cycle.mayStart(0, time)) return false;
      return true;
    });
    expect((missed.length / phases.length) ** 4).toBeCloseTo(0.06, 2);
  });

  it("10. invisible: with dead-after 24 s and checks every 30 s, B at 25 s sees itself alone and runs, and so does A", () => {
    const heartbeats = new Map([["a", 0]]);
    const looks = (id: string, now: number) => {
      heartbeats.set(id, now);
      const active = [...heartbeats].filter(([, heartbeat]) => now - heartbeat <= 24).map(([each]) => each);
      return { sees: active, runs: canRunAtomicService(id, view(...active.sort()), now, DEFAULTS) };
    };
    expect(looks("b", 25)).toEqual({ sees: ["b"], runs: true });
    expect(looks("a", 30)).toEqual({ sees: ["a", "b"], runs: true });
    // Seen together, B would have had to wait for its window.
    expect(canRunAtomicService("b", view("a", "b"), 25, DEFAULTS)).toBe(false);
  });

  it("11. two configurations in one fleet: with 5 and with 10 minutes both say yes at 310 s", () => {
    expect(canRunAtomicService("a", view("a", "b"), 310, slotSettings(5, 1))).toBe(true);
    expect(canRunAtomicService("b", view("a", "b"), 310, slotSettings(10, 1))).toBe(true);
  });

  it("12. equal creation times: two stores that order them differently make two first runners", () => {
    const [a, b] = [runner("a"), runner("b")];
    expect(a.creationTime).toBe(b.creationTime);
    expect(canRunAtomicService("a", [a, b], 10, DEFAULTS)).toBe(true);
    expect(canRunAtomicService("b", [b, a], 10, DEFAULTS)).toBe(true);
  });

  it("13. a margin equal to the slot, to the last bit, leaves one runner of seven a unit in the last place", () => {
    const settings = slotSettings(1, 1 / 7);
    expect(settings.spreadMarginMinutes * 60).toBe(60 / 7);
    const lengths = Array.from({ length: 7 }, (_, position) => {
      const { start, end } = calculateTimeSlot(position, 7, settings);
      return end - start;
    });
    expect(lengths.map((length) => (length < 1e-9 ? "nothing" : "half a slot"))).toEqual([
      "half a slot",
      "half a slot",
      "nothing",
      "half a slot",
      "half a slot",
      "half a slot",
      "half a slot",
    ]);
  });
});

describe("what a port of the slot claim gets wrong", () => {
  const creationTime = instantFromMicroseconds(0);
  const claims = (ids: readonly string[], currentTime: number, changes = {}) =>
    ids.map((runnerId) =>
      decideAtomicServiceClaim({
        ...DEFAULTS,
        runnerId,
        currentTime,
        activeRunners: ids.map((id) => ({ runnerId: id, creationTime })),
        ...changes,
      }),
    );

  it("a time is split into seconds and fraction before it is rounded to microseconds, not scaled as a whole", () => {
    const time = 1_764_253_600.7653024;
    expect(instantFromSeconds(time)).toBe(1_764_253_600_765_302);
    expect(Math.round(time * 1e6)).toBe(1_764_253_600_765_303);
  });

  it("the cycle's number is Python's float //, which the floor of the quotient is not", () => {
    expect(pythonFloorDivide(1, 0.1)).toBe(9);
    expect(Math.floor(1 / 0.1)).toBe(10);
    const [claim] = claims(["a"], 1, { serviceIntervalMinutes: 0.1 / 60 });
    expect(formatInstant(claim?.cycleStart ?? creationTime)).toBe("1970-01-01T00:00:00.900000+00:00");
  });

  it("a cycle that starts, once rounded, after now makes the last runner the assigned one", () => {
    const [first] = claims(["a", "b", "c"], (1 / 9) * 60, { serviceIntervalMinutes: 1 / 9, spreadMarginMinutes: 0 });
    expect(first).toMatchObject({ assignedRunnerId: "c", shouldTryStart: false });
  });

  it("the window's end is start + (slot - margin) here, unlike under the slot windows", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g"];
    const changes = { spreadMarginMinutes: 0.1, maxStartSlotFraction: 1 };
    const end = claims(ids, 0, changes)[5]?.slotEnd;
    expect(end).toBe(251_142_857);
    expect(secondsFromInstant(instantFromMicroseconds(end ?? 0))).not.toBe(
      calculateTimeSlot(5, 7, slotSettings(5, 0.1)).end,
    );
  });

  it("a margin as long as the slot lets nobody run: with the defaults, no fleet of five or more", () => {
    for (const size of [5, 6, 12]) {
      const ids = Array.from({ length: size }, (_, index) => `runner-${index}`);
      for (let time = 0; time < 300; time += 7) {
        expect(new Set(claims(ids, time).map(({ reason }) => reason))).toEqual(new Set(["slot_window_invalid"]));
      }
    }
  });

  it("a fraction of 0.5 silences a lone runner in the second half of every cycle", () => {
    const starts = (time: number) => claims(["a"], time).map(({ reason }) => reason);
    for (const cycle of [0, 300, 1_790_000_100]) {
      expect([0, 75, 150].flatMap((time) => starts(cycle + time))).toEqual(["assigned", "assigned", "assigned"]);
      expect([150.001, 225, 299.999].flatMap((time) => starts(cycle + time))).toEqual([
        "late_start",
        "late_start",
        "late_start",
      ]);
    }
  });

  it("a stranger gets no claim to a lone runner's slot, unlike under the slot windows", () => {
    const activeRunners = [{ runnerId: "a", creationTime }];
    const [claim] = claims(["ghost"], 0, { activeRunners });
    expect(claim).toMatchObject({ reason: "not_assigned_slot", shouldTryStart: false });
  });
});
