import type { Protocol } from "@slotwise/core";
import { Random } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { type Comparison, compareMissedTurn, compareOverlap, lastInstant } from "./agreement.js";
import { decimalFleet, exactFleet } from "./random-fleets.js";

const PROTOCOLS: readonly Protocol[] = ["slot-window", "slot-claim"];
const FLEETS = 4000;
const MICROSECOND = 1e-6;

test.each(PROTOCOLS)("%s: an overlap is found exactly when the closed form says that one is possible", (protocol) => {
  const random = new Random(1, PROTOCOLS.indexOf(protocol));
  const seen = { holds: 0, broken: 0, equal: 0 };
  for (let index = 0; index < FLEETS; index++) {
    const comparison = compareOverlap(exactFleet(random, protocol), random);
    expect(comparison.isFound, describe(comparison, index)).toBe(!comparison.holds);
    // Not only whether, but by how much.
    if (comparison.slack !== undefined) expect(comparison.leastGap, describe(comparison, index)).toBe(comparison.slack);
    count(seen, comparison);
  }
  expect(Math.min(seen.holds, seen.broken, seen.equal)).toBeGreaterThan(FLEETS / 20);
});

test.each(PROTOCOLS)(
  "%s: a missed turn is found exactly when the closed form says that one is possible",
  (protocol) => {
    const random = new Random(2, PROTOCOLS.indexOf(protocol));
    const seen = { holds: 0, broken: 0, equal: 0 };
    for (let index = 0; index < FLEETS; index++) {
      const comparison = compareMissedTurn(exactFleet(random, protocol), random);
      // Where the last instant belongs to the time to start, two looks around it are a microsecond further apart.
      const missedBy = -(comparison.slackSeconds ?? 0);
      const isTooClose = lastInstant(comparison.fleet) === 0 && missedBy > 0 && missedBy < 1.5 * MICROSECOND;
      expect(comparison.isFound, describe(comparison, index)).toBe(!comparison.holds && !isTooClose);
      count(seen, comparison);
    }
    expect(Math.min(seen.holds, seen.broken, seen.equal)).toBeGreaterThan(FLEETS / 20);
  },
);

test.each(PROTOCOLS)(
  "%s: settings of any decimals agree as well, but for what a microsecond rounds away",
  (protocol) => {
    const random = new Random(3, PROTOCOLS.indexOf(protocol));
    for (let index = 0; index < FLEETS; index++) {
      const fleet = decimalFleet(random, protocol);
      for (const comparison of [compareOverlap(fleet, random), compareMissedTurn(fleet, random)]) {
        if (Math.abs(comparison.slackSeconds ?? 1) < 3 * MICROSECOND) continue;
        expect(comparison.isFound, describe(comparison, index)).toBe(!comparison.holds);
      }
    }
  },
);

function count(seen: { holds: number; broken: number; equal: number }, { holds, slackSeconds }: Comparison): void {
  seen[holds ? "holds" : "broken"]++;
  if (slackSeconds !== undefined && Math.abs(slackSeconds) < 2.5 * MICROSECOND) seen.equal++;
}

function describe(comparison: Comparison, index: number): string {
  return `fleet ${index}: ${JSON.stringify(comparison, null, 1)}`;
}
