import { expect, it } from "vitest";
import { terms } from "../testing/terms.js";
import { CONTROLS } from "./controls.js";
import { mapOf } from "./map-of.js";

const four = terms({ declarations: { runners: { least: 4, most: 4 } }, releases: ["0.2.3", "0.4.0"] });

it("is around the files' own values, and reaches those that are tried", () => {
  const { map, other } = mapOf(four, four);
  expect(map.own).toEqual({ intervalSeconds: 300, checkSeconds: 30 });
  expect(map.isOwnSafe).toBe(false);
  expect(other).toBeUndefined();
  const tried = mapOf(four, CONTROLS.serviceIntervalMinutes.changed(four, 60));
  expect(tried.map.own).toEqual(map.own);
  expect(tried.other).toEqual({ intervalSeconds: 3600, checkSeconds: 30 });
  expect(Math.max(...tried.map.intervals)).toBeGreaterThan(3600);
});

it("has every other value as it is tried", () => {
  expect(mapOf(four, CONTROLS.runners.changed(four, 2)).map.isOwnSafe).toBe(true);
});

it("takes what a release refuses for unsafe there", () => {
  const wide = terms({
    releases: ["0.4.0"],
    declarations: { runners: { least: 1, most: 1 } },
    values: { atomic_service_spread_margin_minutes: 6 },
  });
  expect(mapOf(wide, wide).map.isOwnSafe).toBe(false);
});
