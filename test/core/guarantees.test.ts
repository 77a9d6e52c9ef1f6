import {
  checkPeriodSeconds,
  createCycle,
  cycleOf,
  type Fleet,
  type Guarantee,
  guarantees,
  idlePeriodSeconds,
  type PromiseName,
} from "@slotwise/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { starts, turningPoint } from "./support/decisions.js";
import { nextDown } from "./support/doubles.js";
import { fleets } from "./support/fleets.js";
import { checkProperty } from "./support/properties.js";

/** Ends of windows are rounded to microseconds, so what is decided by less than two of them can go either way. */
const ROUNDING = 2e-6;

function guaranteeOf(fleet: Fleet, promise: PromiseName): Guarantee {
  const guarantee = guarantees(fleet).find((each) => each.promise === promise);
  if (guarantee === undefined) throw new Error(`${promise} is missing`);
  return guarantee;
}

/** A position's turn, found by asking the decision: its first start, and the last instant at which it still starts. */
function turnOf(fleet: Fleet, position: number): { readonly first: number; readonly last: number } | undefined {
  const { slotSeconds, totalRunners } = cycleOf(fleet);
  const isYes = (time: number) => starts(fleet, totalRunners, position, time);
  const slotStart = position * slotSeconds;
  const inside = slotStart + ROUNDING;
  if (!isYes(inside)) return undefined;
  const first = isYes(slotStart) ? slotStart : turningPoint(isYes, inside, slotStart);
  const end = slotStart + slotSeconds - ROUNDING;
  return { first, last: isYes(end) ? end + ROUNDING : turningPoint(isYes, inside, end) };
}

/** How far a promise is from being kept or broken: too near, and rounding decides. */
function isNear({ slackSeconds = 1 }: Guarantee, limit = 2 * ROUNDING): boolean {
  return Math.abs(slackSeconds) < limit;
}

describe("each promise, checked by trying and not by its formula", () => {
  it.each([
    ["executions-disjoint", "slot-window"],
    ["starts-unrefused", "slot-claim"],
  ] as const)(
    "%s: one that starts at the last instant of a turn is over before the next runner may start",
    (promise, protocol) => {
      checkProperty(
        fc.property(fleets([protocol]), (fleet) => {
          const guarantee = guaranteeOf(fleet, promise);
          const { totalRunners, intervalSeconds } = cycleOf(fleet);
          const { longestExecutionSeconds, clockSkewSeconds, startDelaySeconds } = fleet;
          // A duration that nobody declared is longer than nothing.
          const execution = longestExecutionSeconds ?? ROUNDING * 8;
          let overlaps = false;
          for (let position = 0; totalRunners > 1 && position < totalRunners; position++) {
            const turn = turnOf(fleet, position);
            const next = turnOf(fleet, (position + 1) % totalRunners);
            if (turn === undefined || next === undefined) continue;
            const nextStart = next.first + (position + 1 === totalRunners ? intervalSeconds : 0);
            const end = turn.last + clockSkewSeconds + startDelaySeconds + execution;
            overlaps ||= end > nextStart + 2 * ROUNDING;
            if (isNear(guarantee)) expect(Math.abs(end - nextStart)).toBeLessThan(16 * ROUNDING);
          }
          if (isNear(guarantee) && longestExecutionSeconds !== undefined) return;
          const known = longestExecutionSeconds === undefined ? "unknown" : "holds";
          const expected = overlaps ? ["broken"] : totalRunners === 1 ? ["holds"] : [known, "holds"];
          expect(expected).toContain(guarantee.verdict);
        }),
        400,
      );
    },
  );

  it("executions-disjoint under slot-claim, starts-unrefused and refused-turns-kept under slot-window: always", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const isClaim = fleet.protocol === "slot-claim";
        for (const promise of isClaim
          ? (["executions-disjoint"] as const)
          : (["starts-unrefused", "refused-turns-kept", "lock-released"] as const)) {
          expect(guaranteeOf(fleet, promise)).toMatchObject({ verdict: "holds", inequality: undefined });
        }
      }),
    );
  });

  it("refused-turns-kept: whoever looks while the execution before goes on looks again in its turn once it is over", () => {
    const seen = { lost: 0, kept: 0, notRefused: 0 };
    checkProperty(
      fc.property(fleets(["slot-claim"]), fc.nat(), (fleet, pick) => {
        const guarantee = guaranteeOf(fleet, "refused-turns-kept");
        const period = idlePeriodSeconds(fleet);
        fc.pre(!isNear(guarantee) && fleet.longestExecutionSeconds !== undefined && period > 0);
        const { totalRunners, intervalSeconds } = cycleOf(fleet);
        const position = pick % totalRunners;
        const turn = turnOf(fleet, position);
        const next = turnOf(fleet, (position + 1) % totalRunners);
        let isLost = false;
        if (totalRunners > 1 && turn !== undefined && next !== undefined) {
          const later = position + 1 === totalRunners ? intervalSeconds : 0;
          const { startDelaySeconds, longestExecutionSeconds = 0, clockSkewSeconds } = fleet;
          const over = turn.last + startDelaySeconds + longestExecutionSeconds + clockSkewSeconds;
          const [first, last] = [next.first + later, next.last + later];
          // Looks that are refused: evenly over them, and the first and the last of all.
          const latest = Math.min(over, last) - ROUNDING / 8;
          const looks = Array.from({ length: 33 }, (_, index) => first + ((latest - first) * index) / 32);
          const refused = latest > first ? looks : [];
          isLost = refused.some((look) => {
            let again = look;
            while (again <= last && again < over) again += period;
            return again > last;
          });
          if (refused.length === 0) seen.notRefused++;
          else if (isLost) seen.lost++;
          else seen.kept++;
        }
        expect(guarantee.verdict).toBe(isLost ? "broken" : "holds");
      }),
      600,
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  });

  it("lock-released: whoever executes holds the lock, and a dead runner ends nothing", () => {
    checkProperty(
      fc.property(fleets(["slot-claim"]), (fleet) => {
        const someoneStarts = turnOf(fleet, 0) !== undefined;
        const lasts = fleet.longestExecutionSeconds !== 0;
        expect(guaranteeOf(fleet, "lock-released").verdict).toBe(someoneStarts && lasts ? "broken" : "holds");
      }),
    );
  });

  it("no-turn-missed: in no phase do looks a check period apart step over a turn", () => {
    checkProperty(
      fc.property(fleets(), fc.nat(), (fleet, pick) => {
        const guarantee = guaranteeOf(fleet, "no-turn-missed");
        const period = idlePeriodSeconds(fleet);
        fc.pre(period > 0 && !isNear(guarantee));
        const { slotSeconds, totalRunners } = cycleOf(fleet);
        const position = pick % totalRunners;
        const slotStart = position * slotSeconds;
        const stepsOver = (before: number) => {
          for (let time = slotStart - before + period; time < slotStart + slotSeconds; time += period) {
            if (starts(fleet, totalRunners, position, time)) return false;
          }
          return true;
        };
        // The look before the turn: as late as can be, and at other phases.
        const phases = [ROUNDING, ...Array.from({ length: 12 }, (_, index) => ((index + 0.5) * period) / 12)];
        expect(phases.some(stepsOver)).toBe(guarantee.verdict === "broken");
      }),
      400,
    );
  });

  it("runners-visible: no heartbeat grows too old before the next one, seen at any moment", () => {
    checkProperty(
      fc.property(fleets(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (fleet, part) => {
        const period = idlePeriodSeconds(fleet);
        const deadAfter = fleet.runnerConsideredDeadAfterMinutes * 60;
        const ages = [part * period, period];
        const isListed = ages.every((age) => age + fleet.clockSkewSeconds <= deadAfter);
        const { verdict } = guaranteeOf(fleet, "runners-visible");
        expect(verdict).toBe(fleet.totalRunners === 1 || isListed ? "holds" : "broken");
      }),
    );
  });

  it("executing-runner-visible: nor does it while its runner executes and the other clock is ahead", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const guarantee = guaranteeOf(fleet, "executing-runner-visible");
        fc.pre(!isNear(guarantee));
        const { checkIntervalMinutes, loopSeconds, startDelaySeconds, longestExecutionSeconds = 0 } = fleet;
        // It looks, executes, and looks again in the first round of its loop in which a check is due.
        const over = startDelaySeconds + longestExecutionSeconds;
        const nextHeartbeat = Math.max(over, checkIntervalMinutes * 60) + loopSeconds;
        const oldest = nextHeartbeat + fleet.clockSkewSeconds;
        const isListed = oldest <= fleet.runnerConsideredDeadAfterMinutes * 60;
        const isKnown = fleet.longestExecutionSeconds !== undefined;
        const expected = fleet.totalRunners === 1 ? "holds" : !isListed ? "broken" : isKnown ? "holds" : "unknown";
        expect(guarantee.verdict).toBe(expected);
      }),
    );
  });

  it("full-coverage: every runner may start at some time", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const cycle = cycleOf(fleet);
        const everybody = Array.from({ length: cycle.totalRunners }, (_, position) => position);
        const mayStart = everybody.map((position) => cycle.mayStart(position, position * cycle.slotSeconds + ROUNDING));
        const { verdict } = guaranteeOf(fleet, "full-coverage");
        expect(verdict).toBe(mayStart.every(Boolean) ? "holds" : "broken");
        if (verdict === "broken") expect(mayStart).not.toContain(true);
      }),
    );
  });

  it("single-runner: a fleet of one starts whenever it looks, whatever the size of the fleet asked about", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const { intervalSeconds } = cycleOf(fleet);
        const moments = Array.from({ length: 64 }, (_, index) => ((index + 0.5) * intervalSeconds) / 64);
        const { verdict } = guaranteeOf(fleet, "single-runner");
        const last = intervalSeconds - ROUNDING;
        const always = [...moments, last].every((time) => starts(fleet, 1, 0, time));
        expect(verdict).toBe(always ? "holds" : "broken");
      }),
      100,
    );
  });

  it("windows-disjoint: at no edge of a slot may two runners start, in any of the first cycles", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const cycle = cycleOf(fleet);
        const { verdict } = guaranteeOf(fleet, "windows-disjoint");
        let isShared = false;
        for (let number = 0; number < 8; number++) {
          for (const { slotStart } of cycle.slots()) {
            const edge = number * cycle.intervalSeconds + slotStart;
            for (const time of [nextDown(edge), edge, edge + 5e-7]) isShared ||= cycle.ownersAt(time).length > 1;
          }
        }
        if (isShared) expect(verdict).toBe("broken");
        if (verdict === "broken") expect(fleet.settings.spreadMarginMinutes).toBe(0);
      }),
      100,
    );
  });

  it("view-settles: the last start of one who has not seen a newcomer is over before the newcomer's first", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const cycle = cycleOf(fleet);
        fc.pre(cycle.safeStartSeconds > 0);
        const { longestExecutionSeconds = 1e-3, startDelaySeconds, clockSkewSeconds, storeStalenessSeconds } = fleet;
        const lastDecision = storeStalenessSeconds;
        const over = lastDecision + startDelaySeconds + longestExecutionSeconds + clockSkewSeconds;
        const waits = fleet.protocol === "slot-claim" ? fleet.settings.membershipStabilizationSeconds : 0;
        const isKnown = fleet.longestExecutionSeconds !== undefined;
        expect(guaranteeOf(fleet, "view-settles").verdict).toBe(
          over > waits ? "broken" : isKnown ? "holds" : "unknown",
        );
      }),
    );
  });

  it("dead-turn-taken-over: a runner that dies as its turn begins is gone when the next one comes round", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const { intervalSeconds, totalRunners } = cycleOf(fleet);
        const ageAtItsNextTurn = intervalSeconds;
        const isGone = ageAtItsNextTurn > fleet.runnerConsideredDeadAfterMinutes * 60;
        const { verdict } = guaranteeOf(fleet, "dead-turn-taken-over");
        expect(verdict).toBe(totalRunners === 1 || isGone ? "holds" : "broken");
      }),
    );
  });
});

describe("the witness of each broken promise is a real counterexample", () => {
  /** Runs a check on the witness of every random fleet that breaks the promise by more than rounding. */
  function onWitnesses(
    promise: PromiseName,
    check: (fleet: Fleet, events: readonly Event[], guarantee: Guarantee) => void,
    least = 20,
  ): void {
    let seen = 0;
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const guarantee = guaranteeOf(fleet, promise);
        expect(guarantee.witness !== undefined).toBe(guarantee.verdict === "broken");
        if (guarantee.witness === undefined || isNear(guarantee, 1e-3)) return;
        seen++;
        check(fleet, guarantee.witness.events, guarantee);
      }),
      600,
    );
    expect(seen).toBeGreaterThanOrEqual(least);
  }
  type Event = NonNullable<Guarantee["witness"]>["events"][number];

  const timeOf = (events: readonly Event[], event: Event["event"], position?: number): number => {
    const found = events.find((each) => each.event === event && (position ?? each.position) === each.position);
    if (found === undefined) throw new Error(`nobody ${event}`);
    return found.atSeconds;
  };

  it("windows-disjoint: both may start at that very instant", () => {
    const shared = (fleet: Fleet, events: readonly Event[]) => {
      expect(events.map(({ event }) => event)).toEqual(["may start", "may start"]);
      expect(events[0]?.position).not.toBe(events[1]?.position);
      const cycle = cycleOf(fleet);
      for (const { position, atSeconds } of events) expect(cycle.mayStart(position, atSeconds)).toBe(true);
    };
    onWitnesses("windows-disjoint", shared, 1);
  });

  it("full-coverage: nobody starts in a whole cycle", () => {
    onWitnesses("full-coverage", (fleet, events) => {
      expect(new Set(events.map(({ position }) => position)).size).toBe(2);
      for (const { position, atSeconds, event } of events) {
        expect(event).toBe("looks in vain");
        expect(starts(fleet, fleet.totalRunners, position, atSeconds)).toBe(false);
      }
    });
  });

  it("single-runner: it is alone, looks and does not start", () => {
    onWitnesses("single-runner", (fleet, events) => {
      expect(events).toHaveLength(1);
      expect(starts(fleet, 1, 0, timeOf(events, "looks in vain"))).toBe(false);
    });
  });

  it("executions-disjoint: a decision in time, no more delay and skew than there can be, and both execute at once", () => {
    onWitnesses("executions-disjoint", (fleet, events) => {
      const { clockSkewSeconds, startDelaySeconds, longestExecutionSeconds, totalRunners } = fleet;
      if (cycleOf(fleet).safeStartSeconds === 0) return;
      const decided = timeOf(events, "may start", 0);
      const started = timeOf(events, "starts", 0);
      const second = timeOf(events, "starts", 1);
      const behinds = Array.from({ length: 257 }, (_, index) => (clockSkewSeconds * index) / 256);
      expect(behinds.some((behind) => starts(fleet, totalRunners, 0, decided - behind))).toBe(true);
      expect(started - decided).toBeGreaterThanOrEqual(0);
      expect(started - decided).toBeLessThanOrEqual(startDelaySeconds + 1e-9);
      expect(starts(fleet, totalRunners, 1, second + 1e-6)).toBe(true);
      expect(started).toBeLessThanOrEqual(second);
      if (longestExecutionSeconds === undefined) {
        expect(events).toHaveLength(3);
        expect(started).toBeGreaterThanOrEqual(second - 1e-6);
      } else {
        const ended = timeOf(events, "ends", 0);
        expect(ended - started).toBeCloseTo(longestExecutionSeconds, 9);
        expect(longestExecutionSeconds > 0 ? ended > second : ended >= second).toBe(true);
      }
    });
  });

  it.each(["starts-unrefused", "refused-turns-kept"] as const)(
    "%s: a decision in time, and the next runner looks in its turn while the execution goes on",
    (promise) => {
      onWitnesses(promise, (fleet, events) => {
        // Whoever looks all the time is refused until its turn's very last moment.
        if (idlePeriodSeconds(fleet) === 0) return;
        const { clockSkewSeconds, startDelaySeconds, longestExecutionSeconds, totalRunners } = fleet;
        const decided = timeOf(events, "may start", 0);
        const started = timeOf(events, "starts", 0);
        const refused = timeOf(events, "is refused", 1);
        const behinds = Array.from({ length: 257 }, (_, index) => (clockSkewSeconds * index) / 256);
        expect(behinds.some((behind) => starts(fleet, totalRunners, 0, decided - behind))).toBe(true);
        expect(started - decided).toBeGreaterThanOrEqual(0);
        expect(started - decided).toBeLessThanOrEqual(startDelaySeconds + 1e-9);
        expect(starts(fleet, totalRunners, 1, refused)).toBe(true);
        expect(started).toBeLessThanOrEqual(refused);
        const times = events.map(({ atSeconds }) => atSeconds);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        const again = events.filter(({ position }) => position === 1)[1];
        if (again === undefined) throw new Error("nobody looks again");
        expect(again.atSeconds - refused).toBeCloseTo(idlePeriodSeconds(fleet), 9);
        const ended = started + (longestExecutionSeconds ?? 0);
        // One that takes no time refuses nobody, but it is not over before the look.
        expect((longestExecutionSeconds ?? 0) > 0 ? ended > refused : ended >= refused - 1e-6).toBe(true);
        expect(starts(fleet, totalRunners, 1, again.atSeconds)).toBe(again.event !== "looks in vain");
        if (again.event !== "looks in vain") expect(again.event === "starts").toBe(again.atSeconds >= ended);
        if (promise === "starts-unrefused") return;
        const { slotSeconds, safeStartSeconds } = cycleOf(fleet);
        expect(again.atSeconds).toBeGreaterThan(slotSeconds + safeStartSeconds - 2 * ROUNDING);
      });
    },
  );

  it("lock-released: it dies while it executes, and the next one that may start is refused", () => {
    onWitnesses("lock-released", (fleet, events) => {
      const died = timeOf(events, "dies", 0);
      expect(died).toBeGreaterThan(timeOf(events, "starts", 0));
      if (fleet.longestExecutionSeconds !== undefined) expect(died).toBeLessThan(fleet.longestExecutionSeconds);
      const last = events.at(-1);
      if (last === undefined) throw new Error("there is no story");
      expect(last.event).toBe("is refused");
      expect(last.atSeconds).toBeGreaterThanOrEqual(died);
      // The start of a turn may be rounded up to a microsecond.
      const { totalRunners } = fleet;
      expect(starts(fleet, totalRunners, last.position, last.atSeconds + (totalRunners === 1 ? 0 : 1e-6))).toBe(true);
    });
  });

  it("no-turn-missed: two looks a check period apart, one before the turn and one after it", () => {
    onWitnesses("no-turn-missed", (fleet, events) => {
      const [before, after] = events.map(({ atSeconds }) => atSeconds) as [number, number];
      expect(events).toHaveLength(2);
      expect(after - before).toBeCloseTo(idlePeriodSeconds(fleet), 9);
      expect(before).toBeLessThan(0);
      for (const { position, atSeconds, event } of events) {
        expect(starts(fleet, fleet.totalRunners, position, atSeconds)).toBe(event === "starts");
      }
      const { slotSeconds } = cycleOf(fleet);
      if (after < slotSeconds) expect(events[1]?.event).toBe("looks in vain");
    });
  });

  it.each(["runners-visible", "executing-runner-visible"] as const)(
    "%s: the heartbeat is too old, by a clock that is as far ahead as it can be, before the next one is written",
    (promise) => {
      onWitnesses(promise, (fleet, events) => {
        const skew = fleet.clockSkewSeconds;
        const period = promise === "runners-visible" ? idlePeriodSeconds(fleet) : checkPeriodSeconds(fleet);
        const deadAfter = fleet.runnerConsideredDeadAfterMinutes * 60;
        const [written, next] = events.filter(({ event }) => event === "writes its heartbeat");
        const stamp = (written?.atSeconds ?? Number.NaN) - skew;
        expect((next?.atSeconds ?? 0) - (written?.atSeconds ?? 0)).toBeCloseTo(period, 9);
        expect(timeOf(events, "is no longer listed") - stamp).toBeCloseTo(deadAfter, 9);
        expect(timeOf(events, "is no longer listed")).toBeLessThan(next?.atSeconds ?? 0);
        // Of three runners one may execute; the two others still see each other.
        const seesItselfAlone = promise === "runners-visible" || fleet.totalRunners === 2;
        expect(events.some(({ event }) => event === "sees itself alone")).toBe(seesItselfAlone);
        if (!seesItselfAlone) return;
        const alone = timeOf(events, "sees itself alone", 1);
        expect(alone - stamp).toBeGreaterThan(deadAfter);
        expect(alone).toBeLessThan(next?.atSeconds ?? 0);
      });
    },
  );

  it("view-settles: a newcomer starts in its own new window, as soon as it may; others start in their old one", () => {
    onWitnesses("view-settles", (fleet, events) => {
      const { totalRunners, protocol, settings } = fleet;
      const joined = timeOf(events, "joins", totalRunners);
      const waits = protocol === "slot-claim" ? settings.membershipStabilizationSeconds : 0;
      for (const { event, position, atSeconds } of events) {
        if (event !== "starts") continue;
        const size = position === totalRunners ? totalRunners + 1 : totalRunners;
        // The start of a turn may be rounded up to a microsecond, and its end may be this very instant.
        expect([atSeconds, atSeconds + 1e-6].some((time) => starts(fleet, size, position, time))).toBe(true);
        if (position === totalRunners) expect(atSeconds - joined).toBe(waits);
        else expect(atSeconds).toBeGreaterThanOrEqual(joined);
      }
      const newcomerStarts = createCycle(protocol, settings, totalRunners + 1).safeStartSeconds > 0;
      expect(events.some(({ event, position }) => event === "starts" && position === totalRunners)).toBe(
        newcomerStarts,
      );
    });
  });

  it("dead-turn-taken-over: it is still listed a whole cycle after it died", () => {
    onWitnesses("dead-turn-taken-over", (fleet, events) => {
      const { intervalSeconds } = cycleOf(fleet);
      expect(timeOf(events, "is no longer listed", 0) - timeOf(events, "dies", 0)).toBeGreaterThanOrEqual(
        intervalSeconds,
      );
    });
  });
});
