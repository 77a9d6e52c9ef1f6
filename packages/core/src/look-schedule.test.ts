import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import {
  canAddUp,
  firstLooksAfterRest,
  looksThatAvoid,
  type Rhythm,
  type Span,
  type Stretch,
} from "./look-schedule.js";

const ENDLESS = Number.POSITIVE_INFINITY;
const contains = (spans: readonly Span[], value: number) =>
  spans.some(({ least, most }) => least <= value && value <= most);

const rhythms: fc.Arbitrary<Rhythm> = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(0, 0, 1, 2, 7))
  .map(([leastGap, loop]) => ({ leastGap, mostGap: leastGap + loop }));
/** Stretches in order and apart, of whole seconds up to about two minutes. */
const stretches: fc.Arbitrary<readonly Stretch[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { maxLength: 5 })
  .map((pairs) => {
    let end = 0;
    return pairs.map(([gap, length]) => {
      const from = end + gap;
      end = from + length;
      return { from, to: end };
    });
  });

/** Whether a look at a time can be followed by looks that avoid all stretches: tried on a grid, in steps of 1 / 8 s. */
function canGoOnFrom(time: number, all: readonly Stretch[], { leastGap, mostGap }: Rhythm): boolean {
  const end = all.at(-1)?.to ?? 0;
  const isFree = (index: number) => !all.some(({ from, to }) => from * 8 <= index && index < to * 8);
  const known = new Map<number, boolean>();
  const tries = (index: number): boolean => {
    if (!isFree(index)) return false;
    if (index >= end * 8) return true;
    let answer = known.get(index);
    if (answer === undefined) {
      answer = false;
      for (let next = index + leastGap * 8; !answer && next <= index + mostGap * 8; next++) answer = tries(next);
      known.set(index, answer);
    }
    return answer;
  };
  return tries(Math.round(time * 8));
}

describe("the looks from which all stretches can be avoided", () => {
  it("are those from which some sequence of looks avoids them, tried one by one", () => {
    checkProperty(
      fc.property(stretches, rhythms, (all, rhythm) => {
        const looks = looksThatAvoid(all, rhythm, 0);
        const end = all.at(-1)?.to ?? 0;
        const times = Array.from({ length: 2 * end + 4 }, (_, half) => half / 2);
        const wrong = times.filter((time) => contains(looks, time) !== canGoOnFrom(time, all, rhythm));
        expect(wrong).toEqual([]);
      }),
    );
  });

  it("are in order and apart, outside of the stretches, and without an end", () => {
    checkProperty(
      fc.property(stretches, rhythms, fc.integer({ min: 0, max: 60 }), (all, rhythm, since) => {
        const later = all.filter(({ from }) => from >= since);
        const looks = looksThatAvoid(later, rhythm, since);
        expect(looks.at(-1)?.most).toBe(ENDLESS);
        for (const [index, { least, most }] of looks.entries()) {
          expect(least).toBeGreaterThanOrEqual(since);
          expect(least).toBeLessThanOrEqual(most);
          if (index > 0) expect(least).toBeGreaterThan(looks[index - 1]?.most ?? ENDLESS);
          for (const { from, to } of later) expect(most < from || least >= to).toBe(true);
        }
      }),
    );
  });

  it("are all of them where there is nothing to avoid", () => {
    expect(looksThatAvoid([], { leastGap: 30, mostGap: 30 }, 5)).toEqual([{ least: 5, most: ENDLESS }]);
  });

  it("end a microsecond before a stretch that is a gap long, and begin where it ends", () => {
    const stretch = [{ from: 10, to: 40 }];
    const after = { least: 40, most: ENDLESS };
    expect(looksThatAvoid(stretch, { leastGap: 30, mostGap: 30 }, 0)).toEqual([after]);
    expect(looksThatAvoid(stretch, { leastGap: 30, mostGap: 31 }, 0)).toEqual([{ least: 9, most: 10 - 1e-6 }, after]);
    expect(looksThatAvoid(stretch, { leastGap: 0, mostGap: 31 }, 0)).toEqual([{ least: 0, most: 10 - 1e-6 }, after]);
    expect(looksThatAvoid(stretch, { leastGap: 0, mostGap: 0 }, 0)).toEqual([after]);
  });

  it("keep an exact rhythm through several stretches", () => {
    const all = [5, 25, 45].map((from) => ({ from, to: from + 10 }));
    // Steps of 20: of every twenty seconds only the half between the stretches will do, before the first one too.
    const looks = looksThatAvoid(all, { leastGap: 20, mostGap: 20 }, -20);
    expect(looks.map(({ least }) => least)).toEqual([-20, -5, 15, 35, 55]);
    for (const [index, most] of [-15, 5, 25, 45].entries()) expect(looks[index]?.most).toBeCloseTo(most - 1e-6, 9);
  });

  it("include none before a stretch that begins where the search does", () => {
    expect(looksThatAvoid([{ from: 0, to: 10 }], { leastGap: 5, mostGap: 50 }, 0)).toEqual([
      { least: 10, most: ENDLESS },
    ]);
  });
});

describe("the first looks after a rest", () => {
  it("are those that some number of gaps reaches, the look before still within the rest", () => {
    checkProperty(
      fc.property(rhythms, fc.constantFrom(10, 50, 60), ({ leastGap, mostGap }, rest) => {
        const looks = firstLooksAfterRest({ leastGap, mostGap }, rest);
        const isReached = (time: number) => {
          for (let count = 1; (count - 1) * leastGap < rest; count++) {
            const isWithin = count * leastGap <= time && time <= count * mostGap;
            if (isWithin && time >= rest && time - mostGap < rest) return true;
          }
          return false;
        };
        const times = Array.from({ length: (rest + mostGap + 2) * 4 }, (_, quarter) => quarter / 4);
        expect(times.filter((time) => contains(looks, time) !== isReached(time))).toEqual([]);
      }),
    );
  });

  it("are one time only where the rhythm is exact", () => {
    expect(firstLooksAfterRest({ leastGap: 30, mostGap: 30 }, 50)).toEqual([{ least: 60, most: 60 }]);
    expect(firstLooksAfterRest({ leastGap: 25, mostGap: 25 }, 50)).toEqual([{ least: 50, most: 50 }]);
    expect(firstLooksAfterRest({ leastGap: 80, mostGap: 80 }, 50)).toEqual([{ least: 80, most: 80 }]);
  });

  it("are the end of the rest for a runner that never stops looking", () => {
    for (const mostGap of [0, 5e-324, 1e-18, 6e-17, 1e-7, 0.9e-6]) {
      for (const leastGap of [0, mostGap]) {
        expect(firstLooksAfterRest({ leastGap, mostGap }, 50)).toEqual([{ least: 50, most: 50 }]);
      }
    }
  });

  it("are any within a gap after the rest for a runner that may look at once again", () => {
    expect(firstLooksAfterRest({ leastGap: 0, mostGap: 10 }, 50)).toEqual([{ least: 50, most: 60 - 1e-6 }]);
  });
});

describe("spans that can add up", () => {
  const spans: fc.Arbitrary<readonly Span[]> = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5 })), { maxLength: 3 })
    .map((pairs) => {
      let end = -1;
      return pairs.map(([gap, length]) => {
        const least = end + 1 + gap;
        end = least + length;
        return { least, most: end };
      });
    });

  it("do exactly when some whole numbers of them do, for spans of whole numbers", () => {
    const numbers = (all: readonly Span[]) =>
      all.flatMap(({ least, most }) => Array.from({ length: most - least + 1 }, (_, index) => least + index));
    checkProperty(
      fc.property(spans, spans, spans, (some, others, sums) => {
        const canReach = numbers(some).some((one) => numbers(others).some((other) => contains(sums, one + other)));
        expect(canAddUp(some, others, sums)).toBe(canReach);
      }),
    );
  });
});
