import fc from "fast-check";
import { expect, it } from "vitest";
import { firstFrom } from "./first-from.js";

it("finds the first at or after an instant", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (times, from) => {
      const starts = times.sort((one, other) => one - other).map((start) => ({ start }));
      const found = starts.findIndex(({ start }) => start >= from);
      expect(firstFrom(starts, from)).toBe(found < 0 ? starts.length : found);
    }),
  );
});
