import { checkPeriodSeconds, cycleOf, type Fleet, guarantee, idlePeriodSeconds, type Protocol } from "@slotwise/core";
import { type Hunt, Random, search } from "@slotwise/simulator";
import { expect, test } from "vitest";
import {
  apartPromise,
  type Comparison,
  compareLostTurn,
  compareMissedTurn,
  compareOverlap,
  greatestGap,
  lastInstant,
} from "./agreement.js";
import { fleetOf } from "./fleets.js";
import { decimalFleet, exactFleet } from "./random-fleets.js";

const PROTOCOLS: readonly Protocol[] = ["slot-window", "slot-claim"];
const FLEETS = 4000;
const SEARCHED = 80;
const MICROSECOND = 1e-6;

test.each(PROTOCOLS)("%s: an overlap is found exactly when the closed form says that one is possible", (protocol) => {
  const random = new Random(1, PROTOCOLS.indexOf(protocol));
  const seen = { holds: 0, broken: 0, equal: 0 };
  for (let index = 0; index < FLEETS; index++) {
    const comparison = compareOverlap(exactFleet(random, protocol), random);
    expect(comparison.isFound, describe(comparison, index)).toBe(!comparison.holds);
    // Not only whether, but by how much.
    if (comparison.slack !== undefined) expect(comparison.leastGap, describe(comparison, index)).toBe(comparison.slack);
    // With its lock the store refuses just then, and nothing overlaps.
    expect(comparison.overlapsDespiteLock, describe(comparison, index)).toBe(0);
    if (protocol === "slot-claim" && Math.abs(comparison.slackSeconds ?? 1) > 2.5 * MICROSECOND) {
      expect(comparison.refusals > 0, describe(comparison, index)).toBe(!comparison.holds);
    }
    count(seen, comparison);
  }
  expect(Math.min(seen.holds, seen.broken, seen.equal)).toBeGreaterThan(FLEETS / 20);
});

test.each(PROTOCOLS)(
  "%s: a turn is missed only where the closed form says that one can be, and there whenever rounds can take as long",
  (protocol) => {
    const random = new Random(2, PROTOCOLS.indexOf(protocol));
    const seen = { holds: 0, broken: 0, equal: 0 };
    let reached = 0;
    for (let index = 0; index < FLEETS; index++) {
      const comparison = compareMissedTurn(exactFleet(random, protocol), random);
      const { fleet, holds, isFound, turn } = comparison;
      if (holds) expect(isFound, describe(comparison, index)).toBe(false);
      // Where the last instant belongs to the time to start, two looks around it are a microsecond further apart.
      expect(isFound, describe(comparison, index)).toBe(comparison.greatestGap + lastInstant(fleet) >= turn + 2);
      // A look is due once the check interval has passed, so the bound itself is a microsecond more than there can be.
      const bound = Math.round(boundSeconds(fleet) * 1e6);
      expect(comparison.greatestGap, describe(comparison, index)).toBeLessThan(bound + 1);
      if (comparison.greatestGap >= bound - 1) reached++;
      count(seen, comparison);
    }
    expect(Math.min(seen.holds, seen.broken, seen.equal)).toBeGreaterThan(FLEETS / 20);
    expect(reached).toBeGreaterThan(FLEETS / 10);
  },
);

test("slot-claim: a turn is lost to waiting only where the closed form says that one can be, and there is lost", () => {
  const random = new Random(6);
  const seen = { holds: 0, broken: 0, equal: 0 };
  for (let index = 0; index < FLEETS; index++) {
    const comparison = compareLostTurn(exactFleet(random, "slot-claim"), random);
    const { fleet, holds, isFound } = comparison;
    count(seen, comparison);
    // Whether an end or a look at the same microsecond comes first nobody can say.
    const isClear = Math.abs(comparison.slackSeconds ?? 1) > 4.5 * MICROSECOND;
    if (holds && isClear) expect(isFound, describe(comparison, index)).toBe(false);
    // What the closed form allows for is as late as a runner can look again, or a turn that is no longer than that.
    const bound = Math.round((fleet.checkIntervalMinutes * 60 + fleet.loopSeconds) * 1e6);
    const isReached = greatestGap(fleet) >= Math.min(bound - 1, Math.round(cycleOf(fleet).safeStartSeconds * 1e6));
    if (isReached && isClear) expect(isFound, describe(comparison, index)).toBe(!holds);
  }
  expect(Math.min(seen.holds, seen.broken)).toBeGreaterThan(FLEETS / 20);
});

test.each(PROTOCOLS)(
  "%s: settings of any decimals agree as well, but for what a microsecond rounds away",
  (protocol) => {
    const random = new Random(3, PROTOCOLS.indexOf(protocol));
    for (let index = 0; index < FLEETS; index++) {
      const fleet = decimalFleet(random, protocol);
      const overlap = compareOverlap(fleet, random);
      if (Math.abs(overlap.slackSeconds ?? 1) >= 3 * MICROSECOND) {
        expect(overlap.isFound, describe(overlap, index)).toBe(!overlap.holds);
      }
      const missed = compareMissedTurn(fleet, random);
      if (missed.holds) expect(missed.isFound, describe(missed, index)).toBe(false);
      if (Math.abs(missed.greatestGap - missed.turn) < 3) continue;
      expect(missed.isFound, describe(missed, index)).toBe(missed.greatestGap > missed.turn);
    }
  },
);

test.each(PROTOCOLS)(
  "%s: what the closed form calls possible is among what a search tries, and nothing else",
  (protocol) => {
    const random = new Random(4, PROTOCOLS.indexOf(protocol));
    for (let index = 0; index < SEARCHED; index++) {
      const fleet = random.oneIn(2) ? exactFleet(random, protocol) : decimalFleet(random, protocol);
      for (const [find, promise] of [
        ["overlap", apartPromise(fleet)],
        ["missed-turn", "no-turn-missed"],
      ] as const) {
        const { verdict, slackSeconds } = guarantee(promise, fleet);
        if (Math.abs(slackSeconds ?? 1) < 3 * MICROSECOND) continue;
        const isFound = isFoundBySearch({ fleet, find, faults: {}, seed: index, tries: 60 });
        const turn = cycleOf(fleet).safeStartSeconds * 1e6;
        const canBe = find === "overlap" || greatestGap(fleet) > turn + 1;
        expect(isFound, `fleet ${index}, ${find}: ${JSON.stringify(fleet)}`).toBe(verdict === "broken" && canBe);
      }
    }
  },
);

test("a search comes upon the start that is late in its window, and the window of less than a millisecond", () => {
  const late = fleetOf(
    2,
    { longestExecutionSeconds: 36, checkIntervalMinutes: 20 / 60, loopSeconds: 0 },
    { serviceIntervalMinutes: 2, spreadMarginMinutes: 0.5 },
  );
  const narrow = fleetOf(
    6,
    { longestExecutionSeconds: 5, clockSkewSeconds: 5, startDelaySeconds: 0.5 },
    { serviceIntervalMinutes: 45.5 / 60, spreadMarginMinutes: (45.5 / 6 - 0.00033) / 60 },
  );
  for (const fleet of [late, narrow]) {
    expect(isFoundBySearch({ fleet, find: "overlap", faults: {}, seed: 1, tries: 200 })).toBe(true);
  }
});

/** The closed form's longest time between looks; a loop that takes no time still takes a microsecond. */
function boundSeconds(fleet: Fleet): number {
  const { regime, safeStartSeconds, intervalSeconds } = cycleOf(fleet);
  const loop = { ...fleet, loopSeconds: Math.max(MICROSECOND, fleet.loopSeconds) };
  const alwaysStarts = regime === "alone" && safeStartSeconds === intervalSeconds;
  return alwaysStarts ? checkPeriodSeconds({ ...loop, startDelaySeconds: 0 }) : idlePeriodSeconds(loop);
}

/** Whether any scenario of a search breaks its promise; without the lock, of which the closed forms do not know. */
function isFoundBySearch(hunt: Hunt): boolean {
  let isFound = false;
  const accepts = (): boolean => {
    isFound = true;
    return false;
  };
  search({ ...hunt, withoutLock: true, accepts });
  return isFound;
}

function count(seen: { holds: number; broken: number; equal: number }, { holds, slackSeconds }: Comparison): void {
  seen[holds ? "holds" : "broken"]++;
  if (slackSeconds !== undefined && Math.abs(slackSeconds) < 2.5 * MICROSECOND) seen.equal++;
}

function describe(comparison: Comparison, index: number): string {
  return `fleet ${index}: ${JSON.stringify(comparison, null, 1)}`;
}
