import { describe, expect, it } from "vitest";
import { nextDown, nextUp, nudge, ulpOf } from "./ulp.js";

describe("units in the last place", () => {
  it("step to the neighbouring doubles, across zero as well", () => {
    expect(nextUp(1)).toBe(1 + Number.EPSILON);
    expect(nextDown(1)).toBe(1 - Number.EPSILON / 2);
    expect(nextUp(0)).toBe(Number.MIN_VALUE);
    expect(nextDown(0)).toBe(-Number.MIN_VALUE);
    expect(nextUp(-Number.MIN_VALUE)).toBe(0);
    expect(nextUp(-1)).toBe(-1 + Number.EPSILON / 2);
    expect(nextDown(nextUp(1.79e9))).toBe(1.79e9);
    expect(nextUp(200)).toBe(200.00000000000003);
  });

  it("step several at once", () => {
    expect(nudge(300, 2)).toBe(nextUp(nextUp(300)));
    expect(nudge(300, -2)).toBe(nextDown(nextDown(300)));
    expect(nudge(300, 0)).toBe(300);
    expect(nudge(-300, 1)).toBe(nextUp(-300));
  });

  it("are a quarter of a microsecond at today's time", () => {
    expect(ulpOf(1_790_000_000)).toBe(2 ** -22);
    expect(ulpOf(-1_790_000_000)).toBe(2 ** -22);
  });
});
