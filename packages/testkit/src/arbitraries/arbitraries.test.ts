import { instantFromSeconds, secondsBetween } from "@slotwise/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimSituations } from "./claims.js";
import { STRANGER, views, withAnotherPast } from "./runners.js";
import { fleets, situations } from "./situations.js";

const SEED = 11;

describe(`what is generated, seed ${SEED}`, () => {
  it("names runners uniquely, and never as the stranger", () => {
    for (const view of fc.sample(views(0), { seed: SEED, numRuns: 2000 })) {
      const ids = view.map(({ runnerId }) => runnerId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain(STRANGER);
    }
  });

  it("has views of every kind: none, one, two, many; in order, out of order and created at once", () => {
    const sample = fc.sample(views(0), { seed: SEED, numRuns: 2000 });
    const sizes = new Set(sample.map(({ length }) => length));
    for (const size of [0, 1, 2, 3, 12, 40]) expect(sizes).toContain(size);
    expect(sample.filter(({ length }) => length > 100).length).toBeGreaterThan(20);
    const steps = sample.flatMap((view) =>
      view.slice(1).map(({ creationTime }, index) => {
        const before = view[index]?.creationTime ?? creationTime;
        return creationTime < before ? -1 : Number(creationTime > before);
      }),
    );
    expect(new Set(steps)).toEqual(new Set([-1, 0, 1]));
  });

  it("has names that differ before the @ only, and after it only", () => {
    const [view = []] = fc
      .sample(views(8), { seed: SEED, numRuns: 100 })
      .filter(([first]) => first?.runnerId.includes("@"));
    const parts = view.map(({ runnerId }) => runnerId.split("@"));
    for (const part of [0, 1]) expect(new Set(parts.map((split) => split[part])).size).toBeLessThan(view.length);
  });

  it("has times halfway between two microseconds", () => {
    const sample = fc.sample(claimSituations({ least: 1, margins: "any" }), { seed: SEED, numRuns: 500 });
    expect(sample.filter(({ currentTime }) => ((currentTime % 1) * 1e6) % 1 === 0.5).length).toBeGreaterThan(30);
  });

  it("changes the past of a view and nothing else", () => {
    for (const view of fc.sample(views(1), { seed: SEED, numRuns: 200 })) {
      const other = withAnotherPast(view, 3);
      expect(other.map(({ runnerId, creationTime }) => ({ runnerId, creationTime }))).toEqual(
        view.map(({ runnerId, creationTime }) => ({ runnerId, creationTime })),
      );
    }
  });

  it("has margins of nothing, under, at and over the slot", () => {
    const seen = new Set<string>();
    for (const { totalRunners, settings } of fc.sample(fleets("any"), { seed: SEED, numRuns: 1000 })) {
      const slot = settings.serviceIntervalMinutes / totalRunners;
      const margin = settings.spreadMarginMinutes;
      seen.add(margin === 0 ? "none" : margin === slot ? "equal" : margin < slot ? "under" : "over");
    }
    expect(seen).toEqual(new Set(["none", "equal", "under", "over"]));
  });

  it("has times of today, near zero, at zero and before, and at the first double of a slot", () => {
    const sample = fc.sample(situations({ least: 2, margins: "any" }), { seed: SEED, numRuns: 2000 });
    const times = sample.flatMap((situation) => situation.times);
    expect(times.some((time) => time > 1.7e9)).toBe(true);
    expect(times.some((time) => time < -1.7e9)).toBe(true);
    expect(times).toContain(0);
    expect(times.some((time) => time !== 0 && Math.abs(time) < 1e-300)).toBe(true);
    const starts = sample.filter(({ view, settings, times: [time = 0] }) => {
      const slot = (settings.serviceIntervalMinutes * 60) / view.length;
      return view.some((_, position) => position > 0 && time === position * slot);
    });
    expect(starts.length).toBeGreaterThan(10);
  });

  it("has claims from the epoch on, of runners at exactly the age at which grace ends", () => {
    const sample = fc.sample(claimSituations({ least: 1, margins: "any" }), { seed: SEED, numRuns: 2000 });
    for (const { currentTime, view } of sample) {
      expect(currentTime).toBeGreaterThanOrEqual(0);
      for (const { creationTime } of view) expect(creationTime).toBeGreaterThanOrEqual(0);
    }
    const exact = sample.filter(({ currentTime, view, membershipStabilizationSeconds }) =>
      view.some(
        ({ creationTime }) =>
          membershipStabilizationSeconds > 0 &&
          Number.isInteger(currentTime) &&
          secondsBetween(creationTime, instantFromSeconds(currentTime)) === membershipStabilizationSeconds,
      ),
    );
    expect(exact.length).toBeGreaterThan(50);
  });
});
