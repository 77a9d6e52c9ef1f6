import { createFleet, createSlotSettings, type Fleet, isSafe, PROTOCOL_NAMES } from "@slotwise/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIGHT_PALETTE } from "../svg/palette.js";
import { safeMapSvg } from "../svg/safe-map-svg.js";
import { describeSafeMap, safeMap } from "./safe-map.js";

const fleetOf = (protocol: Fleet["protocol"], totalRunners: number, rest: Partial<Fleet> = {}): Fleet =>
  createFleet({ protocol, settings: createSlotSettings(), totalRunners, ...rest });

const BOTH = [fleetOf("slot-window", 4), fleetOf("slot-claim", 4)] as const;
const FIX = { intervalSeconds: 480, checkSeconds: 30 };

describe("safeMap", () => {
  it("says of each cell what the arithmetic says of a fleet with its values", () => {
    const fleet = fc.record({
      runners: fc.integer({ min: 1, max: 20 }),
      interval: fc.constantFrom(0.5, 5, 60),
      check: fc.constantFrom(0.05, 0.5, 5),
      margin: fc.constantFrom(0, 0.1, 1),
      execution: fc.constantFrom(undefined, 1, 20),
    });
    fc.assert(
      fc.property(fleet, ({ runners, interval, check, margin, execution }) => {
        const [one, other] = PROTOCOL_NAMES.slice(0, 2).map((protocol) =>
          createFleet({
            ...{ protocol, totalRunners: runners, checkIntervalMinutes: check, longestExecutionSeconds: execution },
            settings: createSlotSettings({ serviceIntervalMinutes: interval, spreadMarginMinutes: margin }),
          }),
        ) as [Fleet, Fleet];
        const map = safeMap([one, other], { columns: 9, rows: 7 });
        expect(map.verdicts.map((row) => row.length)).toEqual(new Array(7).fill(9));
        map.checks.forEach((checkSeconds, row) => {
          map.intervals.forEach((seconds, column) => {
            const safe = [one, other].map((each) =>
              isSafe({
                ...each,
                checkIntervalMinutes: checkSeconds / 60,
                settings: createSlotSettings({ ...each.settings, serviceIntervalMinutes: seconds / 60 }),
              }),
            );
            const expected = safe.every(Boolean) ? "safe" : safe.some(Boolean) ? "differs" : "unsafe";
            expect(map.verdicts[row]?.[column]).toBe(expected);
          });
        });
      }),
      { numRuns: 25 },
    );
  });

  it("reaches the fleet's own values and the fix's, and stays where it is as they move a little", () => {
    const { intervals, checks } = safeMap(BOTH, { other: { intervalSeconds: 7000, checkSeconds: 1 } });
    expect(intervals[0]).toBeLessThan(300 / 4);
    expect(intervals.at(-1)).toBeGreaterThan(7000 * 4);
    expect(checks[0]).toBeLessThan(1 / 4);
    const moved = { ...BOTH[0], checkIntervalMinutes: 0.49 };
    expect(safeMap([moved]).checks).toEqual(safeMap([BOTH[0]]).checks);
  });

  it("takes for unsafe what does not start", () => {
    const map = safeMap([fleetOf("slot-window", 2)], { isRefused: () => true });
    expect(new Set(map.verdicts.flat())).toEqual(new Set(["unsafe"]));
    expect(map.isOwnSafe).toBe(false);
  });

  it("is told in words", () => {
    expect(describeSafeMap(safeMap(BOTH, { other: FIX }), FIX)).toBe(
      "An interval of 300 s and a check interval of 30 s: not safe. With this check interval intervals from about 490 s on " +
        "are safe. With this interval check intervals up to about 7.4 s are safe. Fix: An interval of 480 s and a check " +
        "interval of 30 s.",
    );
    const long = fleetOf("slot-window", 4, { longestExecutionSeconds: 70 });
    expect(describeSafeMap(safeMap([long]))).toContain("With this check interval no intervals of the map are safe.");
    expect(describeSafeMap(safeMap([fleetOf("slot-window", 1)]))).toContain(
      ": safe. With this check interval all intervals",
    );
  });
});

describe("safeMapSvg", () => {
  it("tells its states apart by pattern, each explained where it occurs, and has both points", () => {
    const svg = safeMapSvg(safeMap(BOTH, { other: FIX }), { theme: "light", other: FIX, idPrefix: "m" });
    for (const words of ["now", "fix", "safe", "safe for some releases", "not safe"])
      expect(svg).toContain(`>${words}<`);
    for (const id of ["m-gap", "m-stripes"]) expect(svg).toContain(`url(#${id})`);
    expect(svg).toContain(`fill="${LIGHT_PALETTE.window}"`);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|style=/);
    const alone = safeMapSvg(safeMap([fleetOf("slot-window", 4)]));
    for (const words of ["fix", "safe for some releases"]) expect(alone).not.toContain(`>${words}<`);
  });
});
