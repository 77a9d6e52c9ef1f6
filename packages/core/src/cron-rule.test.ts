import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import { CRON_REST_SECONDS, CRON_TICK_AGE_SECONDS, servesCron } from "./cron-rule.js";

// Whether pynenc itself says so is asked in test/crons.

const SECOND = 1_000_000;
const NOW = Date.UTC(2026, 0, 4, 12) * 1000;
const ages = fc.integer({ min: 0, max: 200 * SECOND });

describe("whether an execution serves a cron", () => {
  it("is certain where no last run is known", () => {
    checkProperty(
      fc.property(fc.option(ages, { nil: undefined }), (age) => {
        const latestTick = age === undefined ? undefined : NOW - age;
        expect(servesCron({ time: NOW, lastRun: undefined, latestTick })).toBe(true);
      }),
    );
  });

  it("is decided by three ages where one is", () => {
    checkProperty(
      fc.property(ages, ages, (sinceRun, sinceTick) => {
        const question = { time: NOW, lastRun: NOW - sinceRun, latestTick: NOW - sinceTick };
        const isRested = sinceRun >= CRON_REST_SECONDS * SECOND;
        const isFresh = sinceTick <= CRON_TICK_AGE_SECONDS * SECOND;
        expect(servesCron(question)).toBe(isRested && isFresh && sinceTick < sinceRun);
      }),
    );
  });

  it("holds to the microsecond at its edges", () => {
    const serves = (sinceRun: number, sinceTick: number) =>
      servesCron({ time: NOW, lastRun: NOW - sinceRun, latestTick: NOW - sinceTick });
    expect([CRON_REST_SECONDS, CRON_TICK_AGE_SECONDS]).toEqual([50, 60]);
    expect([serves(50 * SECOND, 10), serves(50 * SECOND - 1, 10)]).toEqual([true, false]);
    expect([serves(200 * SECOND, 60 * SECOND), serves(200 * SECOND, 60 * SECOND + 1)]).toEqual([true, false]);
    // A tick at the moment of the last run was served by it.
    expect([serves(55 * SECOND, 55 * SECOND - 1), serves(55 * SECOND, 55 * SECOND)]).toEqual([true, false]);
  });

  it("is no before the first tick, once it was served", () => {
    expect(servesCron({ time: NOW, lastRun: NOW - 300 * SECOND, latestTick: undefined })).toBe(false);
  });
});
