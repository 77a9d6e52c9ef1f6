import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import { judge, judged, type Quantity, sumSeconds } from "./promise.js";

const quantity = (seconds: number): Quantity => ({ symbol: "d", meaning: "the longest execution", seconds });
const WITNESS = { events: [] };

describe("a promise that an inequality decides", () => {
  it("holds up to the right side, which `<=` includes and `<` does not", () => {
    checkProperty(
      fc.property(
        fc.array(fc.nat(100), { maxLength: 4 }),
        fc.nat(300),
        fc.constantFrom("<=", "<"),
        (left, right, relation) => {
          const total = left.reduce((sum, seconds) => sum + seconds, 0);
          const inequality = { left: left.map(quantity), relation, right: quantity(right) } as const;
          const guarantee = judge("no-turn-missed", inequality, () => WITNESS);
          const holds = total < right || (total === right && relation === "<=");
          expect(guarantee).toEqual({
            promise: "no-turn-missed",
            verdict: holds ? "holds" : "broken",
            slackSeconds: right - total,
            inequality,
            witness: holds ? undefined : WITNESS,
          });
        },
      ),
    );
  });

  it("makes no witness when it holds", () => {
    const inequality = { left: [quantity(1)], relation: "<=", right: quantity(1) } as const;
    expect(() =>
      judge("no-turn-missed", inequality, () => {
        throw new Error("made");
      }),
    ).not.toThrow();
  });

  it("adds its terms from left to right", () => {
    expect(sumSeconds([0.1, 0.2, 0.3].map(quantity))).toBe(0.1 + 0.2 + 0.3);
    expect(sumSeconds([0.3, 0.2, 0.1].map(quantity))).toBe(0.3 + 0.2 + 0.1);
    expect(sumSeconds([0.1, 0.2, 0.3].map(quantity))).not.toBe(sumSeconds([0.3, 0.2, 0.1].map(quantity)));
    expect(sumSeconds([])).toBe(0);
  });
});

describe("a promise that no inequality decides", () => {
  it("has a verdict and at most a witness, no numbers", () => {
    const nothing = { slackSeconds: undefined, inequality: undefined, witness: undefined };
    expect(judged("full-coverage", "holds")).toEqual({ promise: "full-coverage", verdict: "holds", ...nothing });
    expect(judged("full-coverage", "broken", WITNESS)).toEqual({
      ...nothing,
      promise: "full-coverage",
      verdict: "broken",
      witness: WITNESS,
    });
  });
});
