import { describe, expect, it } from "vitest";
import { terms } from "../testing/terms.js";
import { mapOf } from "./map-of.js";

const FOUR = terms({ declarations: { runners: { least: 4, most: 4 } }, releases: ["0.2.3", "0.4.0"] });
const withCheck = (minutes: number, rest: Parameters<typeof terms>[0] = {}) =>
  terms({
    ...{ declarations: FOUR.declarations, releases: FOUR.releases, ...rest },
    values: { atomic_service_check_interval_minutes: minutes, ...rest?.values },
  });

describe("the map in the panel", () => {
  it("is around what the files say, under every release in force", () => {
    const shown = mapOf(FOUR, FOUR);
    expect(shown?.totalRunners).toBe(4);
    expect(shown?.map.own).toEqual({ intervalSeconds: 300, checkSeconds: 30 });
    expect(shown?.map.isOwnSafe).toBe(false);
    expect(new Set(shown?.map.verdicts.flat())).toEqual(new Set(["safe", "unsafe", "differs"]));
    expect(shown?.tried).toBeUndefined();
  });

  it("has a second point where nothing but the interval and the check interval are tried", () => {
    const shown = mapOf(FOUR, withCheck(0.1));
    expect(shown?.map.own.checkSeconds).toBe(30);
    expect(shown?.tried).toEqual({ intervalSeconds: 300, checkSeconds: 6 });
  });

  it("is another one where more than that is tried", () => {
    const margin = { values: { atomic_service_spread_margin_minutes: 0.2 } };
    const shown = mapOf(FOUR, withCheck(0.1, margin));
    expect(shown?.map.own.checkSeconds).toBe(6);
    expect(shown?.tried).toBeUndefined();
  });

  it("takes for unsafe what does not start under a release", () => {
    // 0.4.0 refuses a margin as long as the interval, even for one that is alone.
    const one = { runners: { least: 1, most: 1 } };
    const [old, now] = ["0.2.3", "0.4.0"].map((release) => {
      const alone = terms({ declarations: one, releases: [release] });
      return mapOf(alone, alone)?.map;
    });
    const column = old?.intervals.findIndex((seconds) => seconds > 40) ?? 0;
    expect(old?.intervals[column]).toBeLessThan(60);
    expect(old?.verdicts[0]?.[column]).toBe("safe");
    expect(now?.verdicts[0]?.[column]).toBe("unsafe");
  });
});
