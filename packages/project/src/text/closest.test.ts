import { describe, expect, it } from "vitest";
import { closest } from "./closest.js";

describe("closest", () => {
  const known = ["runners", "rules", "exclude", "atomic_service_interval_minutes"];

  it.each([
    ["runner", "runners"],
    ["Runners", "runners"],
    ["rulse", undefined],
    ["rule", "rules"],
    ["excluded", "exclude"],
    ["atomic_service_intervall_minuets", "atomic_service_interval_minutes"],
    ["ATOMIC_SERVICE_INTERVAL_MINUTES", "atomic_service_interval_minutes"],
    ["atomic-service-interval-minutes", "atomic_service_interval_minutes"],
    ["colour", undefined],
    ["", undefined],
  ])("takes %j for %j", (word, meant) => expect(closest(word, known)).toBe(meant));

  it("takes the nearest", () => expect(closest("maxx", ["max", "maxes"])).toBe("max"));
});
