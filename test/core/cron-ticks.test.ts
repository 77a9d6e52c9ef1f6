import { createFleet, createSlotSettings, cycleOf, type Fleet, findLosableTick, type Protocol } from "@slotwise/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executes, GridAdversary, keepsRhythm, type Loss, type Schedules, servedTicks } from "./support/cron-oracle.js";
import { PROTOCOLS } from "./support/fleets.js";
import { checkProperty } from "./support/properties.js";

const fleetOf = (protocol: Protocol, totalRunners: number, changes: Partial<Fleet> = {}) =>
  createFleet({ protocol, settings: createSlotSettings(), totalRunners, ...changes });
const every = (seconds: number, count = 7) => Array.from({ length: count }, (_, index) => index * seconds);

/** Fleets, and three neighbouring ticks, on a grid of seconds: then a finer grid holds every schedule that matters. */
const onGrid = fc
  .record({
    protocol: fc.constantFrom(...PROTOCOLS),
    totalRunners: fc.integer({ min: 1, max: 4 }),
    slotSeconds: fc.oneof(fc.integer({ min: 2, max: 30 }), fc.constantFrom(50, 75, 100, 150)).map((half) => half * 2),
    margin: fc.integer({ min: 0, max: 40 }),
    maxStartSlotFraction: fc.constantFrom(1, 0.5),
    check: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 5, max: 26 }) }, fc.integer({ min: 27, max: 58 })),
    loopSeconds: fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 8 })),
    tick: fc.integer({ min: 100, max: 400 }),
    before: fc.constantFrom(60, 60, 60, 75, 109, 110, 300),
    after: fc.constantFrom(60, 60, 60, 61, 120),
  })
  .map(({ protocol, totalRunners, slotSeconds, margin, maxStartSlotFraction, check, loopSeconds, ...at }) => ({
    fleet: createFleet({
      protocol,
      totalRunners,
      loopSeconds,
      checkIntervalMinutes: check / 60,
      settings: createSlotSettings({
        serviceIntervalMinutes: (slotSeconds * totalRunners) / 60,
        spreadMarginMinutes: Math.min(margin, slotSeconds) / 60,
        maxStartSlotFraction,
      }),
    }),
    ticks: [at.tick - at.before, at.tick, at.tick + at.after] as const,
  }))
  .filter(({ fleet }) => {
    // Divided by 60 and multiplied again, some of them are no whole seconds any more.
    const { slotSeconds, safeStartSeconds } = cycleOf(fleet);
    return [slotSeconds, safeStartSeconds, fleet.checkIntervalMinutes * 60].every(Number.isInteger);
  });

/** That the schedules keep the fleet's rhythm, and that replaying pynenc's rule over them loses the tick. */
function expectLost(fleet: Fleet, loss: Loss | undefined, ticks: readonly number[], tick: number): void {
  if (loss === undefined) throw new Error("there is no schedule that loses it");
  for (const looks of loss.schedules) expect(keepsRhythm(fleet, looks)).toBe(true);
  const served = servedTicks(fleet, loss.schedules, ticks);
  expect(served).not.toContain(tick);
  if (loss.servedAt !== undefined) expect(served).toContain(ticks[0]);
}

describe("a losable tick, against every schedule on a grid", () => {
  it("is found exactly when some schedule loses it, and that schedule does", () => {
    const seen = new Map<string, number>();
    checkProperty(
      fc.property(onGrid, ({ fleet, ticks }) => {
        const found = findLosableTick(fleet, ticks);
        const loss = new GridAdversary(fleet, 1 / 8).lose(...ticks);
        expect(found === undefined).toBe(loss === undefined);
        const kind = `${found?.certainty} ${found?.cause}`;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (found === undefined) return;
        expect(found.tickTime).toBe(ticks[1]);
        // A tick that nobody can serve may be one that comes too soon as well: silence is said first.
        expect(found.cause).toBe(loss?.servedAt === undefined ? "silence" : "rest");
        expectLost(fleet, loss, ticks, ticks[1]);
      }),
      400,
    );
    for (const kind of ["possible silence", "possible rest", "always silence", "undefined undefined"]) {
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(8);
    }
  });

  it("is lost always exactly when nobody may start from the tick until it is too old", () => {
    checkProperty(
      fc.property(onGrid, ({ fleet, ticks: [before, tick, after] }) => {
        const cycle = cycleOf(fleet);
        const end = Math.min(after, tick + 61);
        const moments = Array.from({ length: (end - tick) * 4 }, (_, index) => tick + index / 4).filter(
          (time) => time <= tick + 60,
        );
        const isSilent = !moments.some((time) =>
          Array.from({ length: cycle.totalRunners }, (_, position) => position).some((position) =>
            executes(cycle, position, time),
          ),
        );
        const found = findLosableTick(fleet, [before, tick, after]);
        expect(found?.certainty === "always").toBe(isSilent);
      }),
    );
  });

  it("depends on where in its own rhythm the runner is that served the tick before, not only on how late it did", () => {
    // Had runner 0 served at the last moment before the tick, its fifth look would come in its next turn; a little
    // earlier, and it steps over that turn.
    const settings = createSlotSettings({
      serviceIntervalMinutes: 1.6,
      spreadMarginMinutes: 1 / 30,
      maxStartSlotFraction: 1,
    });
    const fleet = fleetOf("slot-claim", 2, { settings, checkIntervalMinutes: 11 / 60, loopSeconds: 1 });
    const ticks = [81, 141, 201] as const;
    expect(findLosableTick(fleet, ticks)).toEqual({ tickTime: 141, certainty: "possible", cause: "rest" });
    const schedules: Schedules = [
      [136.875, 147.875, 158.875, 169.875, 180.875, 191.875, 202.875],
      [186.75, 198.75, 209.75],
    ];
    expectLost(fleet, { schedules, servedAt: 136.875 }, ticks, 141);
  });
});

describe("a tick that cannot be lost", () => {
  const safe = fc
    .record({
      protocol: fc.constantFrom(...PROTOCOLS),
      totalRunners: fc.integer({ min: 1, max: 3 }),
      checkIntervalMinutes: fc.constantFrom(0.05, 0.1, 0.2, 0.25, 0.5),
      loopSeconds: fc.constantFrom(0, 0.1, 0.7, 2),
      serviceIntervalMinutes: fc.constantFrom(1, 2, 5),
      spreadMarginMinutes: fc.constantFrom(0, 0.1, 0.5),
      maxStartSlotFraction: fc.constantFrom(0.5, 1),
      period: fc.constantFrom(60, 120, 300),
    })
    .map(({ protocol, totalRunners, checkIntervalMinutes, loopSeconds, period, ...settings }) => ({
      fleet: fleetOf(protocol, totalRunners, {
        checkIntervalMinutes,
        loopSeconds,
        settings: createSlotSettings(settings),
      }),
      period,
    }));

  it("is served by runners that look at random, cycle after cycle", () => {
    let judgedSafe = 0;
    checkProperty(
      fc.property(safe, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), ({ fleet, period }, parts) => {
        const ticks = every(period, 2 + Math.ceil(1800 / period));
        if (findLosableTick(fleet, ticks) !== undefined) return;
        judgedSafe++;
        const random = () => parts.next().value ?? 0;
        const least = fleet.checkIntervalMinutes * 60;
        const schedules = Array.from({ length: fleet.totalRunners }, () => {
          const looks = [random() * (least + fleet.loopSeconds)];
          for (let last = looks[0] ?? 0; last < 1800; last += least + random() * fleet.loopSeconds) looks.push(last);
          return looks.slice(1);
        });
        const served = servedTicks(fleet, schedules, ticks);
        for (const tick of ticks.filter((each) => each > 0 && each + 60 < 1800)) expect(served).toContain(tick);
      }),
      150,
    );
    expect(judgedSafe).toBeGreaterThan(30);
  });
});

describe("what is known of pynenc's defaults", () => {
  /** The minutes that looks at an exact rhythm lose, of the 180 after the first. */
  const lostMinutes = (fleet: Fleet, looks: (index: number) => number) => {
    const ticks = every(60, 182);
    const schedule = Array.from({ length: 400 }, (_, index) => looks(index)).filter((time) => time < 181 * 60);
    const served = servedTicks(fleet, [schedule], ticks);
    return ticks.slice(1, -1).filter((tick) => !served.has(tick));
  };

  it("checks exactly every 45 s lose a third of an every-minute cron, in every phase", () => {
    const fleet = fleetOf("slot-window", 1, { checkIntervalMinutes: 0.75, loopSeconds: 0 });
    for (const phase of [0, 1, 14.9, 15, 29, 44.9]) {
      expect(lostMinutes(fleet, (index) => phase + 45 * index)).toHaveLength(60);
    }
    expect(findLosableTick(fleet, every(60))).toEqual({ tickTime: 60, certainty: "possible", cause: "rest" });
  });

  it("checks exactly every 30 s lose none", () => {
    const fleet = fleetOf("slot-window", 1, { loopSeconds: 0 });
    for (const phase of [0, 0.1, 10, 29.9]) {
      expect(lostMinutes(fleet, (index) => phase + 30 * index)).toEqual([]);
    }
    expect(findLosableTick(fleet, every(60))).toBeUndefined();
  });

  it("checks every 30 to 30.1 s can lose one", () => {
    const fleet = fleetOf("slot-window", 1);
    expect(findLosableTick(fleet, every(60))).toEqual({ tickTime: 60, certainty: "possible", cause: "rest" });
    // Each service comes up to 0.2 s later in its minute than the one before, until one slips into the next minute.
    expect(lostMinutes(fleet, (index) => 29.5 + 30.1 * index).length).toBeGreaterThan(0);
    expectLost(fleet, new GridAdversary(fleet, 1 / 20).lose(0, 60, 120), [0, 60, 120], 60);
  });

  it("a lone 0.3 runner always loses minutes 3 and 4 of every five, even if it never stops looking", () => {
    const fleet = fleetOf("slot-claim", 1);
    const minutes = every(60, 12);
    const first = findLosableTick(fleet, minutes);
    expect(first).toEqual({ tickTime: 180, certainty: "always", cause: "silence" });
    const always = minutes.slice(1, -1).filter((tick) => {
      const found = findLosableTick(fleet, [tick - 60, tick, tick + 60]);
      return found?.certainty === "always";
    });
    expect(always).toEqual([180, 240, 480, 540]);
    const allTheTime = Array.from({ length: 12 * 60 * 4 }, (_, index) => index / 4);
    const served = servedTicks(fleet, [allTheTime], minutes);
    expect(minutes.filter((tick) => !served.has(tick))).toEqual([180, 240, 480, 540]);
  });

  it("a cron every five minutes is safe for up to three runners under 0.2 and losable for four", () => {
    const ticks = every(300, 4);
    for (const size of [1, 2, 3]) expect(findLosableTick(fleetOf("slot-window", size), ticks)).toBeUndefined();
    const four = fleetOf("slot-window", 4);
    expect(findLosableTick(four, ticks)).toEqual({ tickTime: 300, certainty: "possible", cause: "silence" });
    expectLost(four, new GridAdversary(four, 1 / 20).lose(0, 300, 600), ticks, 300);
  });

  it("under 0.3 every cron is lost from five runners on", () => {
    for (const size of [5, 9]) {
      const found = findLosableTick(fleetOf("slot-claim", size), every(300, 4));
      expect(found).toEqual({ tickTime: 300, certainty: "always", cause: "silence" });
    }
  });

  it("today's ticks are judged as those of 1970 at the same place in the cycle", () => {
    const today = 1_790_000_100;
    for (const protocol of PROTOCOLS) {
      for (const size of [1, 2, 3, 4]) {
        for (const period of [60, 120, 300]) {
          const then = findLosableTick(fleetOf(protocol, size), every(period, 8));
          const now = findLosableTick(
            fleetOf(protocol, size),
            every(period, 8).map((tick) => tick + today),
          );
          expect(now).toEqual(then === undefined ? undefined : { ...then, tickTime: then.tickTime + today });
        }
      }
    }
  });
});
