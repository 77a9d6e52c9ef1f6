import fc from "fast-check";
import { expect, it } from "vitest";
import type { Block } from "./block.js";
import { BlockedTime } from "./blocked-time.js";

const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })), { maxLength: 8 });

function blocksOf(each: readonly (readonly [number, number])[]): readonly Block[] {
  return each
    .map(
      ([from, length]): Block => ({
        owner: undefined,
        from,
        to: from + length,
        refusals: 1,
        first: from,
        isOver: true,
      }),
    )
    .sort((one, other) => one.from - other.from);
}

it("touches what some block touches", () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: -1, max: 75 }), fc.nat(20), (each, from, length) => {
      const blocks = blocksOf(each);
      const to = from + length;
      expect(new BlockedTime(blocks).touches(from, to)).toBe(
        blocks.some((block) => block.from <= to && block.to >= from),
      );
    }),
  );
});

it("overlaps what some block overlaps", () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: -1, max: 75 }), fc.integer({ min: 1, max: 20 }), (each, from, length) => {
      const blocks = blocksOf(each);
      const to = from + length;
      expect(new BlockedTime(blocks).overlaps(from, to)).toBe(
        blocks.some((block) => block.from < to && block.to > from),
      );
    }),
  );
});
