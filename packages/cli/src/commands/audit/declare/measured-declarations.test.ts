import { type Measured, SECOND } from "@slotwise/audit";
import { formatRunnerRange, NO_DECLARATIONS, parseRunnerRange } from "@slotwise/project";
import { parseDuration } from "@slotwise/words";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationWord, measuredDeclarations, roundedUp } from "./measured-declarations.js";

const NOTHING: Measured = {
  runners: undefined,
  lookPeriod: undefined,
  longestExecution: undefined,
  execution95: undefined,
  medianExecution: undefined,
  leastClockDifference: 0,
  joins: 0,
  departures: 0,
};

const SECONDS = fc.oneof(
  fc.integer({ min: 1, max: 100_000_000 }).map((microseconds) => microseconds / SECOND),
  fc.integer({ min: 1, max: 1_000_000 }),
);
const SIZES = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 20 }))
  .map(([least, more]) => ({ least, most: least + more }));

describe("what is declared of what was measured", () => {
  it("is never less than that, and little more", () => {
    fc.assert(
      fc.property(SECONDS, (seconds) => {
        const rounded = roundedUp(seconds);
        expect(rounded).toBeGreaterThanOrEqual(seconds - 1e-9);
        expect(rounded - seconds).toBeLessThan(
          seconds <= 1 ? 0.01 : seconds <= 10 ? 0.1 : seconds <= 60 ? 1 : seconds <= 600 ? 5 : 60,
        );
      }),
    );
  });

  it("is written as it is read", () => {
    fc.assert(
      fc.property(SECONDS.map(roundedUp), (seconds) => {
        expect(parseDuration(durationWord(seconds))).toBeCloseTo(seconds, 9);
      }),
    );
  });

  it.each([
    [46.31, "47s"],
    [47, "47s"],
    [0.0312, "40ms"],
    [1.23, "1.3s"],
    [61, "65s"],
    [601, "11min"],
    [3600, "60min"],
    [0.000_001, "10ms"],
  ])("of %s s is %s", (seconds, word) => {
    expect(durationWord(roundedUp(seconds))).toBe(word);
  });

  it("holds what was declared as well as what was measured", () => {
    fc.assert(
      fc.property(
        SIZES,
        fc.option(SIZES, { nil: undefined }),
        SECONDS,
        fc.option(SECONDS, { nil: undefined }),
        (runners, declaredRunners, longest, declaredLongest) => {
          const measured = { ...NOTHING, runners, longestExecution: Math.round(longest * SECOND) };
          const declared = { ...NO_DECLARATIONS, runners: declaredRunners, serviceDurationSeconds: declaredLongest };
          const { lines, declarations } = measuredDeclarations(measured, declared);
          expect(declarations.runners?.least).toBe(Math.min(runners.least, declaredRunners?.least ?? runners.least));
          expect(declarations.runners?.most).toBe(Math.max(runners.most, declaredRunners?.most ?? runners.most));
          expect(declarations.serviceDurationSeconds).toBeGreaterThanOrEqual(longest - 1e-6);
          expect(declarations.serviceDurationSeconds).toBeGreaterThanOrEqual(declaredLongest ?? 0);
          // What a line says is what is judged, and read back it is new no more.
          const [sizes, duration] = lines;
          expect(parseRunnerRange(sizes?.value.replaceAll('"', "") ?? "")).toEqual(declarations.runners);
          expect(parseDuration(duration?.value.replaceAll('"', "") ?? "")).toBeCloseTo(
            declarations.serviceDurationSeconds ?? 0,
            6,
          );
          expect(measuredDeclarations(measured, declarations).lines.filter(({ isNew }) => isNew)).toEqual([]);
        },
      ),
    );
  });

  it("says both where they differ, and leaves out what nobody measured", () => {
    const declared = { ...NO_DECLARATIONS, serviceDurationSeconds: 20, clockSkewSeconds: 1 };
    const measured = { ...NOTHING, longestExecution: 46.31 * SECOND, leastClockDifference: 0.2 * SECOND };
    expect(measuredDeclarations(measured, declared).lines).toEqual([
      { key: "service-duration", value: '"47s"', comment: "declared 20 s, measured 46.31 s", isNew: true },
      { key: "clock-skew", value: '"1s"', comment: "declared 1 s, measured at least 0.2 s", isNew: false },
    ]);
    expect(measuredDeclarations(NOTHING, declared).lines).toEqual([]);
    const { lines } = measuredDeclarations({ ...NOTHING, runners: { least: 2, most: 4 } }, NO_DECLARATIONS);
    expect(lines).toEqual([
      { key: "runners", value: `"${formatRunnerRange({ least: 2, most: 4 })}"`, comment: "measured 2-4", isNew: true },
    ]);
  });
});

it.each([0.07, 0.29, 1.1, 2.3])("what is a rounding error above a step is on it: %d s", (seconds) => {
  expect(roundedUp(seconds)).toBe(seconds);
});
