import fc from "fast-check";
import { expect, it } from "vitest";
import type { RunnerRecord } from "../records/records.js";
import { viewChanges } from "./views.js";

const fleets = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -3, max: 40 })), { maxLength: 8 })
  .map((each) =>
    each
      .map(
        ([created, lived], index): RunnerRecord => ({
          runner: `r${index}`,
          created,
          lastSeen: created + lived,
          eligible: true,
        }),
      )
      .sort((one, other) => one.created - other.created || (one.runner < other.runner ? -1 : 1)),
  );

const deadAfters = fc.integer({ min: 0, max: 20 });

it("sees whoever came, until dead-after has passed", () => {
  fc.assert(
    fc.property(fleets, deadAfters, fc.integer({ min: -2, max: 110 }), (runners, deadAfter, time) => {
      const seen = runners.filter(
        ({ created, lastSeen }) => created <= time && time <= Math.max(created, lastSeen) + deadAfter,
      );
      const { from, to, runners: found } = viewChanges(runners, deadAfter).at(time);
      expect(found).toEqual(seen);
      expect(from <= time && time < to).toBe(true);
    }),
  );
});

it("has no hole, and gives those of a stretch that have some time in common with it", () => {
  fc.assert(
    fc.property(
      fleets,
      deadAfters,
      fc.integer({ min: -2, max: 110 }),
      fc.integer({ min: -1, max: 30 }),
      (runners, deadAfter, from, length) => {
        const { stretches, between } = viewChanges(runners, deadAfter);
        expect(stretches[0]?.from).toBe(Number.NEGATIVE_INFINITY);
        expect(stretches.at(-1)?.to).toBe(Number.POSITIVE_INFINITY);
        for (const [index, stretch] of stretches.slice(1).entries()) expect(stretch.from).toBe(stretches[index]?.to);
        const to = from + length;
        expect(between(from, to)).toEqual(
          length <= 0 ? [] : stretches.filter((each) => each.from < to && each.to > from),
        );
      },
    ),
  );
});
