import fc from "fast-check";
import { expect, test } from "vitest";
import { clipped, merged } from "./stretches.js";

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]) => ({ from, to: from + length }));

test("merged, stretches cover what they covered, lie apart, and are in order", () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (stretches, least) => {
      const all = merged(stretches, least);
      for (const { from, to } of stretches) {
        expect(all.some((each) => each.from <= from && to <= each.to)).toBe(true);
      }
      for (const [index, { from, to }] of all.entries()) {
        expect(to).toBeGreaterThanOrEqual(from);
        expect(stretches.some((each) => each.from === from)).toBe(true);
        expect(stretches.some((each) => each.to === to)).toBe(true);
        if (index > 0) expect(from - (all[index - 1]?.to ?? 0)).toBeGreaterThanOrEqual(least);
      }
    }),
  );
});

test("merged, those that have exactly so much time between them stay apart", () => {
  const [first, second] = [
    { from: 0, to: 10 },
    { from: 15, to: 20 },
  ];
  expect(merged([first, second], 5)).toEqual([first, second]);
  expect(merged([first, second], 6)).toEqual([{ from: 0, to: 20 }]);
});

test("clipped, a stretch is what two have in common, an instant too", () => {
  fc.assert(
    fc.property(stretch, stretch, (one, other) => {
      const common = clipped(one, other);
      expect(common).toEqual(clipped(other, one));
      for (let time = 0; time <= 240; time++) {
        const isIn = one.from <= time && time <= one.to && other.from <= time && time <= other.to;
        expect(common.some(({ from, to }) => from <= time && time <= to)).toBe(isIn);
      }
    }),
  );
});
