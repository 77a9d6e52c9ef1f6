import { describe, expect, it } from "vitest";
import { boundsOf, describeBounds, isWithin } from "./bounds.js";

describe("boundsOf", () => {
  it.each([
    [
      "atomic_service_interval_minutes",
      "minutes",
      [5e-324, 5, 1440, 1e300],
      [0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e308],
    ],
    ["atomic_service_spread_margin_minutes", "minutes", [0, -0, 1], [-1e-9, Number.NaN]],
    ["runner_considered_dead_after_minutes", "minutes", [0.001], [0]],
    ["atomic_service_max_start_slot_fraction", undefined, [1e-9, 0.5, 1], [0, 1.0000001, -1, Number.NaN]],
    ["max_retries", undefined, [0, 3, 1e308], [-1, Number.NaN, Number.NEGATIVE_INFINITY]],
    ["max_pending_seconds", "seconds", [0], [-1, Number.POSITIVE_INFINITY]],
  ] as const)("tells sense from nonsense for %s", (name, unit, good, bad) => {
    const bounds = boundsOf(unit === undefined ? { name } : { name, unit });
    for (const value of good) expect(isWithin(bounds, value), `${value}`).toBe(true);
    for (const value of bad) expect(isWithin(bounds, value), `${value}`).toBe(false);
  });

  it("says what is allowed", () => {
    expect(describeBounds(boundsOf({ name: "atomic_service_interval_minutes", unit: "minutes" }), "minutes")).toBe(
      "a finite number of minutes above 0",
    );
    expect(describeBounds(boundsOf({ name: "max_pending_seconds", unit: "seconds" }), "seconds")).toBe(
      "a finite number of seconds of at least 0",
    );
    expect(describeBounds(boundsOf({ name: "atomic_service_max_start_slot_fraction" }), undefined)).toBe(
      "a number above 0 and at most 1",
    );
    expect(describeBounds(boundsOf({ name: "max_retries" }), undefined)).toBe("a finite number of at least 0");
  });
});
